// HTML that marks its speakers or times by elements (`<cite>`, `<time>`, class="speaker") -> turns. Podcasting 2.0's
// HTML transcripts are such: https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md
import type { Person } from '../../domain/episode.js';
import { breakName } from './break-words.js';
import { withoutDescription } from './described-name.js';
import type { HtmlBlock } from './html-blocks.js';
import { settleBreaks } from './html-breaks.js';
import { plainText } from './inline.js';
import { type LabelCandidate, labelCandidate, nameKey } from './label.js';
import { looksLikeName } from './label-words.js';
import { countSpokenWords, endsSentence } from './prose.js';
import { nameSpeakers } from './speaker-names.js';
import { chooseLabels } from './speakers.js';
import type { TranscriptBuilder } from './transcript-builder.js';

/** Paragraphs that repeat the name of who goes on speaking are pieces of one: they join up to this many words. */
const PARAGRAPH_WORDS = 60;
/** Words after which a stamped paragraph of nobody's starts another turn. */
const TURN_WORDS = 300;
/** Of the names beside times, so many must come again. */
const RECURRING_SHARE = 0.6;

/**
 * Writes the blocks in order and returns the people whose roles are told. A speaker stays until the next one; who speaks
 * before the first is not known.
 */
export function writeFlow(blocks: readonly HtmlBlock[], builder: TranscriptBuilder): readonly Person[] {
  const labels = blocks.flatMap((block) => (block.kind === 'speaker' ? [asLabel(block)] : []));
  const { nameOf, people, findings } = nameSpeakers(labels, []);
  for (const { line, message } of findings) builder.addFinding(line, message);
  const flow = new Flow(builder);
  const settled = settleBreaks(blocks);
  for (const line of settled.empty) builder.addLoss('empty', line);
  for (const block of settled.blocks) {
    if (block.kind === 'break') builder.addBreak(block.text, block.seconds === null ? [] : [block.seconds], block.line);
    else if (block.kind === 'speaker') flow.speaker(asLabel(block), nameOf(asLabel(block)) || null, block.line);
    else if (block.kind === 'time') flow.time(block.seconds!, block.line);
    else if (block.kind === 'heading') builder.addHeading(block.text.replace(/\n/g, ' '), block.line);
    else flow.words(block.text, block.line);
  }
  return people;
}

class Flow {
  readonly #builder: TranscriptBuilder;
  #speaker: string | null = null;
  /** The break that stands where a speaker should. */
  #mark: string | null = null;
  #repeated = false;
  #stamped = false;
  #before = '';
  #turnWords = 0;
  #paragraphWords = 0;

  constructor(builder: TranscriptBuilder) {
    this.#builder = builder;
    builder.openTurn(null);
  }

  speaker(label: LabelCandidate, name: string | null, line: number): void {
    const mark = breakName(label.name);
    this.#repeated = this.#before !== '' && mark === this.#mark && name === this.#speaker;
    if (this.#repeated) return;
    if (mark !== null) this.#builder.addBreak(mark, [], line);
    this.#open(name);
    this.#mark = mark;
  }

  time(seconds: number, line: number): void {
    if (!this.#stamped) this.#builder.addStamp(seconds, line);
    this.#stamped = true;
  }

  words(raw: string, line: number): void {
    const { text, stamps, trailing } = plainText(raw, 'plain');
    const long = this.#speaker === null && this.#turnWords >= TURN_WORDS;
    if (long && this.#stamped && endsSentence(this.#before)) this.#open(null);
    const joins = !endsSentence(this.#before) || (this.#repeated && this.#paragraphWords < PARAGRAPH_WORDS);
    this.#builder.addText(text, joins && (this.#repeated || this.#stamped) ? ' ' : '\n\n', line, stamps);
    for (const seconds of trailing) this.#builder.addStamp(seconds, line);
    if (!text) return;
    const words = countSpokenWords(text);
    this.#paragraphWords = joins ? this.#paragraphWords + words : words;
    this.#turnWords += words;
    this.#before = text;
    this.#stamped = trailing.length > 0;
    this.#repeated = false;
  }

  #open(speaker: string | null): void {
    this.#builder.openTurn(speaker);
    this.#speaker = speaker;
    this.#turnWords = 0;
    this.#paragraphWords = 0;
  }
}

/** Where no element names a speaker: names on a line beside a time, and labels at the start of the words. */
export function withSpeakers(blocks: readonly HtmlBlock[]): readonly HtmlBlock[] {
  if (blocks.some(({ kind }) => kind === 'speaker')) return blocks;
  const [before, after] = [namesBeside(blocks, 1), namesBeside(blocks, -1)];
  const names = after.size > before.size ? after : before;
  if (names.size === 0) return withLabels(blocks);
  return blocks.map((block, at) => (names.has(at) ? { ...block, kind: 'speaker' as const } : block));
}

/**
 * Where names stand right before a time (`step` 1) or after one (-1), if some come again; where most do, one that stands
 * once is somebody's who speaks once.
 */
function namesBeside(blocks: readonly HtmlBlock[], step: 1 | -1): ReadonlySet<number> {
  const places = blocks.flatMap((block, at) => (blocks[at + step]?.kind === 'time' && isBareName(block) ? [at] : []));
  const counts = new Map<string, number>();
  for (const at of places) counts.set(blocks[at]!.text, (counts.get(blocks[at]!.text) ?? 0) + 1);
  const again = places.filter((at) => counts.get(blocks[at]!.text)! > 1);
  return new Set(again.length >= places.length * RECURRING_SHARE ? places : again);
}

function isBareName({ kind, text }: HtmlBlock): boolean {
  return (
    (kind === 'words' || kind === 'heading') &&
    text.length <= 60 &&
    !text.includes('\n') &&
    !endsSentence(text) &&
    looksLikeName(text)
  );
}

function withLabels(blocks: readonly HtmlBlock[]): readonly HtmlBlock[] {
  const candidates = blocks.flatMap(({ kind, text }, at) => (kind === 'words' ? (labelCandidate(text, at) ?? []) : []));
  const lineCount = blocks.filter(({ kind }) => kind === 'words').length;
  const evidence = { known: [], lineCount, mutedCount: 0, captions: false, startsParagraph: () => true };
  const labels = chooseLabels(candidates, evidence);
  return blocks.flatMap((block, at) => {
    const label = labels.get(at);
    if (!label) return [block];
    const speaker = { ...block, kind: 'speaker' as const, text: label.name, role: label.role ?? null };
    return label.rest.trim() ? [speaker, { ...block, text: label.rest }] : [speaker];
  });
}

function asLabel({ text, line, role = null }: HtmlBlock): LabelCandidate {
  const name = text
    .replace(/\s+/g, ' ')
    .replace(/\s*[:：]+\s*$/, '')
    .trim();
  return withoutDescription({ at: line - 1, name, key: nameKey(name), form: 'bold', role, stamps: [], rest: '' });
}
