// HTML -> turns: Podcasting 2.0's flat transcripts, and whole web pages with a transcript somewhere in them.
import type { Person } from '../../domain/episode.js';
import { HindcastError } from '../../domain/errors.js';
import type { Finding, Transcript } from '../../domain/transcript.js';
import { cleanCharacters } from './decode.js';
import { type HtmlBlock, type HtmlPage, readHtmlPage } from './html-blocks.js';
import { withSpeakers, writeFlow } from './html-flow.js';
import { isMarkdownUnderTag } from './html-head.js';
import { rootName } from './html-markup.js';
import { captionsInPre, type Preformatted } from './html-pre.js';
import { transcriptRegion } from './html-region.js';
import { type WrittenBlocks, writtenPage } from './html-written.js';
import { malformed } from './malformed.js';
import { countSpokenWords } from './prose.js';
import { readText, writeItems } from './script.js';
import { nameSpeakers } from './speaker-names.js';
import { readSrt } from './srt.js';
import { TranscriptBuilder } from './transcript-builder.js';
import { hasVttHeader, readVtt } from './vtt.js';

const TAGS =
  /^(?:html|head|body|title|meta|link|style|script|main|article|section|header|nav|div|p|cite|time|span|b|strong|em|i|br|hr|h[1-6]|ul|ol|dl|table|blockquote|figure|details|a|font|center|pre)$/;
/** So many speakers or times among the words of a whole page make it a transcript; a fragment is one with any. */
const LEAST_MARKS = 3;
/** Fewer words to a stamp are titles: a list of chapters. */
const LEAST_STAMPED_WORDS = 8;
/** Bare paragraphs are a transcript from this many words on, as plain text is. */
const LEAST_PROSE_WORDS = 50;

/** Whether the first tag is one of HTML and no Markdown follows. */
export function looksLikeHtml(text: string): boolean {
  return startsLikeHtml(text) && !isMarkdownUnderTag(text.slice(0, 200_000));
}

function startsLikeHtml(text: string): boolean {
  const root = rootName(text);
  return root === null ? /^\s*<!doctype html/i.test(text.slice(0, 500)) : TAGS.test(root);
}

/** Throws `malformed-transcript` where it is no HTML, `no-speech` for a page without a transcript. Linear. */
export function readHtml(text: string): Transcript {
  if (!startsLikeHtml(text)) throw malformed('HTML starts with a tag such as <html>, <p> or <cite>', 1);
  const page = readHtmlPage(text);
  const captions = captionsInPre(text);
  if (captions) return { ...readPreformatted(captions), metadata: page.metadata };
  if (page.asksConsent) throw noSpeech('A page that asks for consent, not the page behind it');
  try {
    return readPage(page);
  } catch (error) {
    if (page.machineTranscript === null || !(error instanceof HindcastError) || error.code !== 'no-speech') throw error;
    return readMachineTranscript(page.machineTranscript, page);
  }
}

/** Lines of the findings are those of the page. */
function readPreformatted({ text, line }: Preformatted): Transcript {
  const transcript = hasVttHeader(text) ? readVtt(text) : readSrt(text);
  const placed = <T extends { readonly line: number | null }>(each: T): T => ({
    ...each,
    line: each.line === null ? null : each.line + line - 1,
  });
  const message = `The page holds a caption file, read as ${transcript.format}`;
  return {
    ...transcript,
    format: 'html',
    findings: [{ line, message, severity: 'note' }, ...transcript.findings.map(placed)],
    losses: transcript.losses.map(placed),
  };
}

/** The page shows no transcript, but its description for search engines has one. */
function readMachineTranscript(text: string, page: HtmlPage): Transcript {
  const { findings, ...transcript } = readText(cleanCharacters(text));
  const message = 'The page shows no transcript; the one of its JSON-LD was read';
  return {
    ...transcript,
    format: 'html',
    metadata: page.metadata,
    findings: [{ line: null, message }, ...findings.map(unplaced)],
  };
}

/** Lines of a text inside a script are not lines of the page. */
function unplaced({ message }: Finding): Finding {
  return { line: null, message };
}

function readPage(page: HtmlPage): Transcript {
  const region = transcriptRegion(page);
  const speakers = region.blocks.filter(({ kind }) => kind === 'speaker').length;
  const times = region.blocks.filter(({ kind }) => kind === 'time').length;
  const enough = speakers + times >= (page.whole && !region.named ? LEAST_MARKS : 1);
  const flows = enough || (speakers > 0 && times > 0);
  // Elements around every name are a program's work, and so are its times.
  const builder = new TranscriptBuilder({ handwritten: speakers === 0 });
  builder.addLosses(page.losses);
  builder.addLoss('page-text', null, region.leftOut);
  const written = flows
    ? writeMarked(fromFirstMark(withSpeakers(region.blocks), page), builder)
    : writeWritten({ ...region, curated: region.named || !page.whole }, builder);
  const people = written.people.length > 0 ? { people: written.people } : {};
  const transcript = builder.build('html', { ...page.metadata, ...people });
  if (!region.named) refuseArticle(transcript, { labels: written.labels, whole: page.whole });
  return transcript;
}

function writeMarked(blocks: readonly HtmlBlock[], builder: TranscriptBuilder): Written {
  return { labels: blocks.filter(({ kind }) => kind === 'speaker').length, people: writeFlow(blocks, builder) };
}

/** On a whole page, what stands before the first speaker or time is the page's. */
function fromFirstMark(blocks: readonly HtmlBlock[], page: HtmlPage): readonly HtmlBlock[] {
  if (!page.whole) return blocks;
  return blocks.slice(blocks.findIndex(({ kind }) => kind === 'speaker' || kind === 'time'));
}

/** How many labels there were, and the people whose roles they tell. */
interface Written {
  readonly labels: number;
  readonly people: readonly Person[];
}

function writeWritten(text: WrittenBlocks, builder: TranscriptBuilder): Written {
  const { items, findings } = writtenPage(text);
  const labels = items.flatMap((item) => (item.kind === 'label' ? [item.label] : []));
  const named = nameSpeakers(labels, []);
  for (const { line, message } of [...findings, ...named.findings]) builder.addFinding(line, message);
  writeItems(items, builder, { markup: 'markdown', solo: null, nameOf: named.nameOf });
  for (const item of items) if (item.kind === 'chapter') builder.addChapter(item, item.line + 1);
  return { labels: labels.length, people: named.people };
}

/** A page that nowhere says "transcript" and has neither speakers nor times is an article, a form, a notice. */
function refuseArticle({ turns }: Transcript, { labels, whole }: { labels: number; whole: boolean }): void {
  const anchors = turns.reduce((sum, turn) => sum + turn.anchors.length, 0);
  const words = turns.reduce((sum, { text }) => sum + countSpokenWords(text), 0);
  const titles = whole && labels === 0 && words < anchors * LEAST_STAMPED_WORDS;
  if (titles) throw noSpeech('A web page with a list of times and titles, not with what was said');
  if (labels >= LEAST_MARKS || anchors >= LEAST_MARKS || (labels > 0 && anchors > 0)) return;
  if (whole) throw noSpeech('A web page without speakers, times or a heading "Transcript"');
  if (labels === 0 && anchors === 0 && words < LEAST_PROSE_WORDS)
    throw noSpeech(`${words} words without any speaker's label; ${LEAST_PROSE_WORDS} are the least`);
}

function noSpeech(message: string): HindcastError {
  return new HindcastError('no-speech', 'No speech was found', [{ line: 1, message }]);
}
