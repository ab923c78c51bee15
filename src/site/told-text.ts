// What a publisher wrote, as paragraphs and lists: the beginning of it is seen at once, what is long is folded up.
import { type Html, html } from '../domain/html.js';
import { type LinkedText, paragraphsOf, stretchOf, withAddresses } from '../domain/linked-text.js';
import { inLanguage, type Language } from './language.js';

/** Characters that are seen at once. */
const SEEN = 450;
/** A rest that is no longer than this is seen, too. */
const NOT_WORTH_FOLDING = 150;

/** `more`: what the rest is called. Nothing in it is trusted: words are escaped, and only web addresses become links. */
export function toldText(told: LinkedText, more: string, language?: Language): Html {
  const { seen, rest } = fold(paragraphsOf(withAddresses(told)));
  return html`<div class="told">
${seen.map((each) => paragraph(each, language))}${
  rest.length > 0 &&
  html`<details><summary>${more}</summary>
${rest.map((each) => paragraph(each, language))}</details>
`
}</div>
`;
}

function fold(paragraphs: readonly LinkedText[]) {
  let length = 0;
  for (const [i, each] of paragraphs.entries()) {
    const left = paragraphs.slice(i).reduce((sum, { text }) => sum + text.length, 0);
    if (length + left <= SEEN + NOT_WORTH_FOLDING) break;
    if (length + each.text.length > SEEN) {
      if (i > 0) return { seen: paragraphs.slice(0, i), rest: paragraphs.slice(i) };
      const cut = endOfSentence(each);
      const rest = [stretchOf(each, cut), ...paragraphs.slice(1)].filter(({ text }) => text.trim() !== '');
      return { seen: [stretchOf(each, 0, cut)], rest };
    }
    length += each.text.length;
  }
  return { seen: paragraphs, rest: [] };
}

/** The last one before the limit that stands outside of links; the whole paragraph where there is none. */
function endOfSentence({ text, links }: LinkedText): number {
  const ends = Array.from(text.slice(0, SEEN).matchAll(/[.!?…]["'”’)]?\s+|\n/gu), ({ 0: end, index }) => {
    return index + end.length;
  });
  return ends.findLast((at) => links.every(({ start, end }) => end <= at || start >= at)) ?? text.length;
}

/** Lines that begin with the mark of an item are a list. */
function paragraph(told: LinkedText, language: Language): Html {
  return html`${runsOfLines(told).map(({ isList, lines }) => (isList ? list(lines, language) : plain(lines, language)))}`;
}

interface Run {
  readonly isList: boolean;
  readonly lines: LinkedText[];
}

function runsOfLines(told: LinkedText): Run[] {
  const runs: Run[] = [];
  for (const { 0: line, index } of told.text.matchAll(/[^\n]*\S[^\n]*/gu)) {
    const [mark = ''] = ITEM.exec(line) ?? [];
    const stretch = stretchOf(told, index + mark.length, index + line.length);
    const last = runs.at(-1);
    if (last?.isList === (mark !== '')) last.lines.push(stretch);
    else runs.push({ isList: mark !== '', lines: [stretch] });
  }
  return runs;
}

const ITEM = /^\s*[•◦▪*–-]\s+(?=\S)/u;

function list(items: readonly LinkedText[], language: Language): Html {
  return html`<ul>
${items.map((item) => html`<li${inLanguage(language, item.text)}>${linked(item)}</li>\n`)}</ul>
`;
}

function plain(lines: readonly LinkedText[], language: Language): Html {
  const words = lines.map(({ text }) => text).join('\n');
  return html`<p${inLanguage(language, words)}>${lines.map((line, i) => html`${i > 0 && '\n'}${linked(line)}`)}</p>\n`;
}

function linked({ text, links }: LinkedText): Html {
  let at = 0;
  const parts = links.flatMap(({ start, end, url }) => {
    const before = text.slice(at, start);
    at = end;
    return [before, outsideLink(url, text.slice(start, end))];
  });
  return html`${parts}${text.slice(at)}`;
}

/** Only web addresses become links: what comes from elsewhere is not to be trusted further. */
export function outsideLink(url: string, label: string): Html | string {
  return /^https?:\/\//iu.test(url) ? html`<a href="${url}" rel="nofollow noopener ugc">${label}</a>` : label;
}
