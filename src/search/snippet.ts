// A long text -> the forty words of it that show why it was found, as HTML.
import { splitSentences } from '../domain/sentence.js';
import { foldWord, stemOf, type Word, wordsOf } from '../domain/words.js';

export const SNIPPET_WORDS = 40;
/** Words shown before the first match where no sentence starts closer to it. */
const LEAD_WORDS = 8;

/** A stretch of the text, in UTF-16 code units. */
export interface Focus {
  readonly start: number;
  readonly end: number;
}

/**
 * About forty words around the most different matched words, or from the start of `focus` where one is given. The
 * text is escaped, so the result is safe HTML; matched words stand in `<mark>`, cuts are shown as "…".
 */
export function makeSnippet(text: string, stems: ReadonlySet<string>, focus?: Focus): string {
  const words = wordsOf(text);
  if (words.length === 0) return '';
  const matches = findMatches(words, stems);
  const first = focus ? windowAt(words, focus) : bestWindow(text, words, matches);
  const last = Math.min(first + SNIPPET_WORDS, words.length) - 1;
  const from = first === 0 ? 0 : words[first]!.start;
  const to = last === words.length - 1 ? text.length : words[last]!.end;
  return `${from > 0 ? '…' : ''}${mark(text, { from, to }, matches)}${to < text.length ? '…' : ''}`;
}

/** How many of the stems the text holds. */
export function countMatches(text: string, stems: ReadonlySet<string>): number {
  return new Set([...findMatches(wordsOf(text), stems).values()].map(({ stem }) => stem)).size;
}

/** Matched words, by their index, with their stems. A stem is only computed where the first letters agree. */
function findMatches(words: readonly Word[], stems: ReadonlySet<string>): Map<number, Match> {
  const beginnings = new Set([...stems].map((stem) => stem.slice(0, 2)));
  const matches = new Map<number, Match>();
  words.forEach((word, index) => {
    if (!beginnings.has(foldWord(word.text).slice(0, 2))) return;
    const stem = stemOf(word.text);
    if (stems.has(stem)) matches.set(index, { word, stem });
  });
  return matches;
}

interface Match {
  readonly word: Word;
  readonly stem: string;
}

/** Index of the first word of the window that holds most different stems; the earliest of equals, at a sentence best. */
function bestWindow(text: string, words: readonly Word[], matches: ReadonlyMap<number, Match>): number {
  if (words.length <= SNIPPET_WORDS || matches.size === 0) return 0;
  const sentences = splitSentences(text).map(({ start }) => words.findIndex((word) => word.start >= start));
  const leads = [...matches.keys()].map((index) => Math.max(0, index - LEAD_WORDS));
  const lastStart = words.length - SNIPPET_WORDS;
  const starts = [...sentences, ...leads].filter((start) => start >= 0).map((start) => Math.min(start, lastStart));
  const reach = starts.map((start) => ({ start, stems: distinctStems(matches, start) }));
  return reach.reduce((best, next) => (next.stems > best.stems ? next : best)).start;
}

function distinctStems(matches: ReadonlyMap<number, Match>, start: number): number {
  const inside = [...matches].filter(([index]) => index >= start && index < start + SNIPPET_WORDS);
  return new Set(inside.map(([, { stem }]) => stem)).size;
}

/** Starts with the focus, or before it where the text ends too soon to fill the window. */
function windowAt(words: readonly Word[], focus: Focus): number {
  const index = words.findIndex((word) => word.start >= focus.start);
  return Math.max(0, Math.min(index, words.length - SNIPPET_WORDS));
}

function mark(text: string, { from, to }: { from: number; to: number }, matches: ReadonlyMap<number, Match>): string {
  let html = '';
  let at = from;
  for (const { word } of matches.values()) {
    if (word.start < from || word.end > to) continue;
    html += `${escapeHtml(text.slice(at, word.start))}<mark>${escapeHtml(word.text)}</mark>`;
    at = word.end;
  }
  return (html + escapeHtml(text.slice(at, to))).replace(/\s+/gu, ' ').trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
