// HTML -> turns: Podcasting 2.0's flat transcripts, and whole web pages with a transcript somewhere in them.
import { HindcastError } from '../../domain/errors.js';
import type { Finding, Transcript } from '../../domain/transcript.js';
import { cleanCharacters } from './decode.js';
import { type HtmlBlock, type HtmlPage, readHtmlPage } from './html-blocks.js';
import { withSpeakers, writeFlow } from './html-flow.js';
import { rootName } from './html-markup.js';
import { transcriptRegion } from './html-region.js';
import { writtenPage } from './html-written.js';
import { malformed } from './malformed.js';
import { countSpokenWords } from './prose.js';
import { readText, writeItems } from './script.js';
import { speakerNames } from './speaker-names.js';
import { TranscriptBuilder } from './transcript-builder.js';

const TAGS =
  /^(?:html|head|body|title|meta|link|style|script|main|article|section|header|nav|div|p|cite|time|span|b|strong|em|i|br|hr|h[1-6]|ul|ol|dl|table|blockquote|figure|details|a|font|center|pre)$/;
/** A line that starts like this stands in Markdown with some HTML above it. */
const MARKDOWN_LINE = /^(?:#{1,6} \S|\*\*[^*\n]{1,80}\*\*)/m;

/** So many speakers or times among the words of a whole page make it a transcript; a fragment is one with any. */
const LEAST_MARKS = 3;
/** Fewer words to a stamp are titles: a list of chapters. */
const LEAST_STAMPED_WORDS = 8;
/** Bare paragraphs are a transcript from this many words on, as plain text is. */
const LEAST_PROSE_WORDS = 50;

/** Whether the first tag is one of HTML and no Markdown follows. */
export function looksLikeHtml(text: string): boolean {
  const root = rootName(text);
  if (root === null) return /^\s*<!doctype html/i.test(text.slice(0, 500));
  return TAGS.test(root) && (/^(?:html|head|body)$/.test(root) || !MARKDOWN_LINE.test(text.slice(0, 200_000)));
}

/** Throws `malformed-transcript` where it is no HTML, `no-speech` for a page without a transcript. Linear. */
export function readHtml(text: string): Transcript {
  if (!looksLikeHtml(text)) throw malformed('HTML starts with a tag such as <html>, <p> or <cite>', 1);
  const page = readHtmlPage(text);
  if (page.asksConsent) throw noSpeech('A page that asks for consent, not the page behind it');
  try {
    return readPage(page);
  } catch (error) {
    if (page.machineTranscript === null || !(error instanceof HindcastError) || error.code !== 'no-speech') throw error;
    return readMachineTranscript(page.machineTranscript, page);
  }
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
  const builder = new TranscriptBuilder();
  builder.addLosses(page.losses);
  builder.addLoss('page-text', null, region.leftOut);
  const speakers = region.blocks.filter(({ kind }) => kind === 'speaker').length;
  const times = region.blocks.filter(({ kind }) => kind === 'time').length;
  const enough = speakers + times >= (page.whole && !region.named ? LEAST_MARKS : 1);
  const flows = enough || (speakers > 0 && times > 0);
  if (flows) writeFlow(fromFirstMark(withSpeakers(region.blocks), page), builder);
  const labels = flows ? speakers : writeWritten(region.blocks, region.named || !page.whole, builder);
  const transcript = builder.build('html', page.metadata);
  if (!region.named) refuseArticle(transcript, { labels, whole: page.whole });
  return transcript;
}

/** On a whole page, what stands before the first speaker or time is the page's. */
function fromFirstMark(blocks: readonly HtmlBlock[], page: HtmlPage): readonly HtmlBlock[] {
  if (!page.whole) return blocks;
  return blocks.slice(blocks.findIndex(({ kind }) => kind === 'speaker' || kind === 'time'));
}

/** Returns the number of labels. `curated`: no other text of the page is among the blocks. */
function writeWritten(blocks: readonly HtmlBlock[], curated: boolean, builder: TranscriptBuilder): number {
  const { items, findings } = writtenPage(blocks, curated);
  for (const { line, message } of findings) builder.addFinding(line, message);
  const labels = items.flatMap((item) => (item.kind === 'label' ? [item.label] : []));
  writeItems(items, builder, { markup: 'markdown', solo: null, nameOf: speakerNames(labels, []) });
  for (const item of items) if (item.kind === 'chapter') builder.addChapter(item, item.line + 1);
  return labels.length;
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
