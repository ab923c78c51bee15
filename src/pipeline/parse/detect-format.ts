// Which format is a text in? The content tells; names and media types lie.
import { HindcastError } from '../../domain/errors.js';
import type { TranscriptFormat } from '../../domain/transcript.js';
import { formats, isMarkup } from './formats.js';
import { startsWithHtml } from './html-head.js';
import { detectJson, looksLikeJson } from './json/read-json.js';

/** Formats are told by this much of the text, JSON aside. */
const SAMPLE = 200_000;

const MARKDOWN = [
  /^---\n/,
  /^ {0,3}#{1,6} \S/m,
  /^[ \t]{0,8}(?:> ?)?(?:\*\*|__)[^*_\n]{1,100}(?:\*\*|__)/m,
  /\\[[\]*_]/,
  /\[[^[\]\n]{1,200}\]\(https?:/,
  /(?:^|\s)`[^`\n]{1,100}`/,
];

/** Throws `unknown-format` for what is structured in a way that is no transcript known here, `no-speech` for a chat. */
export function detectFormat(text: string): TranscriptFormat {
  const head = text.slice(0, SAMPLE);
  if (looksLikeJson(head)) return detectJson(text).name;
  const structured = formats.find(({ fits }) => fits?.(head));
  if (structured) return structured.name;
  if (startsWithHtml(head)) return 'markdown';
  if (isMarkup(head)) throw unknown(markupName(head.trimStart()), text);
  const lines = head.split('\n');
  refuseChat(lines);
  refuseTables(lines);
  return isMarkdown(head) ? 'markdown' : 'text';
}

/** Markdown's marks somewhere in the text; plain text has none of them. */
export function isMarkdown(text: string): boolean {
  const sample = text.slice(0, SAMPLE).trimStart();
  return MARKDOWN.some((mark) => mark.test(sample));
}

/** Documents that lie beside transcripts, by their first element. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  rss: 'An RSS feed, which lists episodes: hindcast import-feed takes in their transcripts',
  feed: 'An Atom feed, which lists entries and no transcripts; hindcast import-feed takes RSS with the podcast namespace',
  'rdf:rdf':
    'An RSS 1.0 feed, which lists no transcripts; hindcast import-feed takes RSS 2.0 with the podcast namespace',
  opml: 'OPML, a list of feeds: hindcast import-feed takes in their transcripts',
  'psc:chapters': 'Podlove chapters, not the words',
};

function markupName(start: string): string {
  const root = /<([a-z][\w:.-]{0,80})/i.exec(start.slice(0, 4_000))?.[1]?.toLowerCase() ?? '';
  const name = NEIGHBOURS[root];
  if (name !== undefined) return name;
  return /^<\?xml/i.test(start) ? 'XML' : 'HTML';
}

/** Lines that all have the same number of the same separator are a table. */
function refuseTables(lines: readonly string[]): void {
  const sample = lines.filter((line) => line.trim()).slice(0, 50);
  if (sample.length < 3) return;
  for (const separator of [',', ';', '\t', '|']) {
    const columns = sample.map((line) => line.split(separator).length);
    const most = columns[0]!;
    const uniform = columns.filter((count) => count === most).length >= sample.length * 0.95;
    const wordless = sample.filter((line) => !/[.?!]["')]?(?:\s|$)/.test(line)).length > sample.length * 0.5;
    if (most >= 3 && uniform && wordless) throw unknown('A table of values', '');
  }
}

/** "hh:mm:ss<TAB>Name:<TAB>text" is what meeting programs save of typed chat: nobody said it. */
function refuseChat(lines: readonly string[]): void {
  const sample = lines.filter((line) => line.trim()).slice(0, 200);
  const typed = sample.filter((line) => /^\d{2}:\d{2}:\d{2}\t[^\t]{1,100}:\t/.test(line)).length;
  if (typed < 3 || typed < sample.length * 0.4) return;
  const message = 'A typed chat, not speech: time, name and message are parted by tabs';
  throw new HindcastError('no-speech', 'No speech was found', [{ line: 1, message }]);
}

function unknown(what: string, text: string): HindcastError {
  const line = text.slice(0, text.length - text.trimStart().length).split('\n').length;
  return new HindcastError('unknown-format', 'The format of the transcript is not known', [{ line, message: what }]);
}
