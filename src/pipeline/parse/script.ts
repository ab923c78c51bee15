// A written transcript, plain text or Markdown -> turns: labels open them, headings and breaks stand between them.
import { HindcastError } from '../../domain/errors.js';
import type { Transcript, TranscriptMetadata } from '../../domain/transcript.js';
import { withBareHeadings, withoutBoilerplate } from './boilerplate.js';
import { hasWords } from './break-words.js';
import { continuations } from './cut-lines.js';
import { readFrontMatter } from './front-matter.js';
import { headFields } from './head-fields.js';
import { type Markup, plainLabel, plainText } from './inline.js';
import type { LabelCandidate } from './label.js';
import { labelKind } from './label-words.js';
import { countSpokenWords } from './prose.js';
import { type Item, scriptItems } from './script-items.js';
import { type NamedSpeakers, nameSpeakers } from './speaker-names.js';
import { looksLikeTimedLines, readTimedLines } from './timed-lines.js';
import { type Joint, TranscriptBuilder } from './transcript-builder.js';
import { leftOutLosses, markdownLosses } from './written-losses.js';
import { withUsualStamps } from './written-stamps.js';

/** Text without any label, stamp or front matter is a transcript from this many words on; less is a note. */
const LEAST_PROSE_WORDS = 50;

/** Reads plain text. Throws `no-speech`. */
export function readText(text: string): Transcript {
  return looksLikeTimedLines(text) ? readTimedLines(text) : readScript(text, 'plain');
}

/** Reads Markdown, with YAML front matter or without. Throws `no-speech`. */
export function readMarkdown(text: string): Transcript {
  return readScript(text, 'markdown');
}

function readScript(text: string, markup: Markup): Transcript {
  const source = text.split('\n');
  const markdown = markup === 'markdown';
  const front = markdown ? readFrontMatter(source) : { metadata: {}, people: [], lineCount: 0, findings: [] };
  const lines = withUsualStamps(source, markdown);
  for (let at = 0; at < front.lineCount; at++) lines[at] = '';
  const head = headFields(lines);
  for (const at of head.lines) lines[at] = '';
  const taking = [...front.people, ...head.people.filter(({ name }) => !front.people.some((one) => one.name === name))];
  const known = taking.map(({ name }) => name);
  const all = scriptItems({ lines, markdown, known });
  const cut = all.filter((item) => item.kind !== 'chapter');
  const labels = cut.flatMap((item) => (item.kind === 'label' ? [item.label] : []));
  const titled = withTitle(cut, front.metadata);
  const hasHeadings = titled.items.some((item) => item.kind === 'heading');
  const bold = labels.some((label) => label.form === 'bold');
  const labelled = labels.length > 0;
  const headed = hasHeadings || bold ? titled.items : withBareHeadings(titled.items, labelled);
  const dialogue = labels.some((label) => !/^(?:question|answer|break)$/.test(labelKind(label.name)));
  const speech = withoutBoilerplate(headed, { curated: front.lineCount > 0, labelled: dialogue });

  const { nameOf, people, findings } = nameSpeakers(labels, taking);
  const builder = new TranscriptBuilder({ handwritten: true });
  for (const told of [...front.findings, ...speech.findings, ...findings]) builder.addFinding(told.line, told.message);
  if (markdown) builder.addLosses(markdownLosses({ lines: source, frontLines: front.lineCount, items: all }));
  builder.addLosses(leftOutLosses(headed, speech.items));
  const [only, ...others] = front.people;
  const voices = new Set(labels.map(nameOf).filter((name) => name !== null));
  // Where two people speak the one who is announced is hardly the one who opens; one question from the floor is no talk of two.
  const alone = only && others.length === 0 && only.role !== 'guest' && voices.size < 2;
  writeItems(speech.items, builder, { markup, solo: alone ? only.name : null, nameOf });
  for (const item of all) if (item.kind === 'chapter') builder.addChapter(item, item.line + 1);
  const transcript = builder.build(markdown ? 'markdown' : 'text', {
    ...titled.metadata,
    ...(people.length > 0 && { people }),
  });
  if (!labelled && front.lineCount === 0) refuseNotes(transcript);
  return transcript;
}

export interface Voices {
  readonly markup: Markup;
  /** Who speaks where there is no label. */
  readonly solo: string | null;
  readonly nameOf: NamedSpeakers['nameOf'];
}

/** Writes the pieces of a talk, whatever page they were cut from. */
export function writeItems(items: readonly Item[], builder: TranscriptBuilder, voices: Voices): void {
  const joined = continuations(items);
  let unlabelled = true;
  builder.openTurn(voices.solo);
  for (const item of items) {
    const line = item.line + 1;
    if (item.kind === 'paragraph') {
      const joint = joined.has(item) ? ' ' : '\n\n';
      writeParagraph(item.lines.join('\n'), builder, { ...voices, line, joint });
    } else if (item.kind === 'label') {
      unlabelled = false;
      writeLabel(item.label, builder, { ...voices, line });
    } else {
      writeAside(item, builder);
      if (item.kind === 'heading' && unlabelled) builder.openTurn(voices.solo);
    }
  }
}

/** What stands between the words. */
function writeAside(item: Item, builder: TranscriptBuilder): void {
  const line = item.line + 1;
  if (item.kind === 'heading') {
    builder.addHeading(plainLabel(item.text), line);
    if (item.seconds !== undefined) builder.addStamp(item.seconds, line);
  } else if (item.kind === 'stamp') builder.addStamp(item.seconds, line);
  else if (item.kind === 'break') builder.addBreak(item.text, [], line);
  else if (item.kind === 'code') builder.addFinding(line, 'A block of code was left out');
}

function writeLabel(
  label: LabelCandidate,
  builder: TranscriptBuilder,
  { nameOf, line }: Voices & { line: number },
): void {
  if (labelKind(label.name) === 'break') {
    writeBreak(label, builder, line);
    return;
  }
  builder.openTurn(nameOf(label));
  for (const seconds of label.stamps) builder.addStamp(seconds, line);
}

/** A break with words of its own ("Jingle: ...") is also a turn, of nobody: nothing that is heard is lost. */
function writeBreak(label: LabelCandidate, builder: TranscriptBuilder, line: number): void {
  const { text, stamps, trailing } = plainText(label.rest, 'markdown');
  builder.addBreak(label.name, [...label.stamps, ...stamps.map((stamp) => stamp.seconds), ...trailing], line);
  if (!hasWords(text)) return;
  builder.openTurn(null);
  builder.addText(text, '\n\n', line);
}

function writeParagraph(
  raw: string,
  builder: TranscriptBuilder,
  { markup, line, joint }: { markup: Markup; line: number; joint: Joint },
): void {
  const { text, stamps, trailing } = plainText(raw, markup);
  builder.addText(text, joint, line, stamps);
  for (const seconds of trailing) builder.addStamp(seconds, line);
}

/** A single first-level heading above all speech is the title, not a part of the episode. */
function withTitle(items: readonly Item[], metadata: TranscriptMetadata) {
  const [first] = items;
  const tops = items.filter((item) => item.kind === 'heading' && item.level === 1);
  if (first?.kind !== 'heading' || tops.length !== 1 || tops[0] !== first) return { items, metadata };
  return { items: items.slice(1), metadata: { ...metadata, title: metadata.title ?? plainLabel(first.text) } };
}

function refuseNotes({ turns }: Transcript): void {
  const words = turns.reduce((sum, turn) => sum + countSpokenWords(turn.text), 0);
  if (words >= LEAST_PROSE_WORDS || turns.some((turn) => turn.anchors.length > 0)) return;
  const message = `${words} words without any speaker's label; ${LEAST_PROSE_WORDS} are the least`;
  throw new HindcastError('no-speech', 'No speech was found', [{ line: 1, message }]);
}
