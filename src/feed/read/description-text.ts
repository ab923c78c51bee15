// What does a publisher write of a show or an episode, without its markup? Words, paragraphs, and where its links lead.
import { Parser } from 'htmlparser2';
import type { LinkedText, TextLink } from '../../domain/linked-text.js';
import { hasPassword } from './description-links.js';
import { webAddress } from './element-values.js';

/** Of a description; what is over it is hidden text or a transcript. */
const LONGEST_READ = 200_000;
const LONGEST_TEXT = 10_000;

const PARAGRAPHS = new Set(['p', 'div', 'ul', 'ol', 'table', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const LINES = new Set(['li', 'tr', 'dt', 'dd']);
const UNSEEN = new Set(['script', 'style', 'template', 'iframe', 'noscript', 'svg', 'head', 'title']);

/** HTML or plain text, as feeds have both. `null` where it says nothing. */
export function descriptionText(description: string | null): LinkedText | null {
  const source = (description ?? '').slice(0, LONGEST_READ);
  const isMarkup = /<\/?[a-z][^<>]{0,2000}>/iu.test(source);
  const whole = readMarkup(isMarkup ? source : withBreaks(source));
  return whole.text === '' ? null : shortened(whole);
}

/** Line breaks of plain text are meant. References to characters stay for the reader of markup. */
function withBreaks(text: string): string {
  return text.replaceAll('<', '&lt;').replace(/\r\n?|\n/gu, '<br>');
}

function readMarkup(source: string): LinkedText {
  const written = createText();
  let unseen = 0;
  const parser = new Parser({
    onopentag(name, { href }) {
      if (UNSEEN.has(name)) unseen++;
      if (name === 'br') written.breakLine();
      else written.breakAt(breaksOf(name));
      if (name === 'li') written.write('• ');
      if (name === 'a') written.openLink(addressOf(href));
    },
    ontext(data) {
      if (unseen === 0) written.write(data);
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen--;
      if (name === 'a') written.closeLink();
      written.breakAt(breaksOf(name));
    },
  });
  parser.end(source);
  return written.read();
}

function breaksOf(name: string): 0 | 1 | 2 {
  if (PARAGRAPHS.has(name)) return 2;
  return LINES.has(name) ? 1 : 0;
}

function addressOf(href: string | undefined): string | null {
  const url = webAddress(href);
  return url === null || hasPassword(url) ? null : url;
}

/** Writes words with single spaces between them; breaks take effect with the next word. */
function createText() {
  const links: TextLink[] = [];
  let text = '';
  let breaks = 0;
  let hasSpace = false;
  let open: { readonly url: string; start: number | null } | null = null;
  return {
    breakAt(lines: number) {
      breaks = Math.max(breaks, lines);
    },
    breakLine() {
      breaks = Math.min(2, breaks + 1);
    },
    write(data: string) {
      const words = data.replace(/(?!\s)[\p{Cc}\p{Cs}]/gu, '').replace(/\s+/gu, ' ');
      hasSpace ||= words.startsWith(' ');
      if (words.trim() === '') return;
      if (text !== '') text += breaks > 0 ? '\n'.repeat(breaks) : hasSpace ? ' ' : '';
      if (open) open.start ??= text.length;
      text += words.trim();
      [breaks, hasSpace] = [0, words.endsWith(' ')];
    },
    openLink(url: string | null) {
      this.closeLink();
      open = url === null ? null : { url, start: null };
    },
    closeLink() {
      if (open && open.start !== null) links.push({ start: open.start, end: text.length, url: open.url });
      open = null;
    },
    read(): LinkedText {
      return { text, links };
    },
  };
}

/** Between words. */
function shortened(whole: LinkedText): LinkedText {
  if (whole.text.length <= LONGEST_TEXT) return whole;
  const cut = whole.text.slice(0, LONGEST_TEXT).replace(/\s+\S*$/u, '');
  return { text: `${cut} …`, links: whole.links.filter(({ end }) => end <= cut.length) };
}
