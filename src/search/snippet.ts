// A long text -> the forty words of it that show why it was found, as HTML.
import { type Sentence, splitSentences } from '../domain/sentence.js';
import { foldWord, stemOf, type Word, wordsOf } from '../domain/words.js';
import { escapeHtml, markWords, type Stretch } from './marked-text.js';
import { lineAt, type VoicedText } from './voiced-lines.js';

export const SNIPPET_WORDS = 40;
/** Words shown before the first match where no sentence starts closer to it. */
const LEAD_WORDS = 8;

/** What is shown of a text, and where in it what was looked for stands. */
export interface Snippet {
  /** Escaped HTML with `<mark>` around matched words; cuts are shown as "…". */
  readonly html: string;
  /**
   * Character of the text: the start of the focus, else the first matched word of the sentence that holds most different
   * ones, else the first word shown.
   */
  readonly at: number;
  readonly hasMarks: boolean;
  /** Where the focus stands in `html`. */
  readonly focus?: Stretch;
}

export interface SnippetOptions {
  /** The snippet opens here. */
  readonly focus?: Stretch | undefined;
  /** Who speaks in the text: where there are several, each line is led by one of them. */
  readonly speakers?: readonly string[] | undefined;
}

/**
 * About forty words around the most different matched words, or from the start of the focus where one is given. Words
 * that open it in the middle of what another voice says than that which is found are led by the name of that voice.
 */
export function makeSnippet(
  text: string,
  stems: ReadonlySet<string>,
  { focus, speakers = [] }: SnippetOptions = {},
): Snippet {
  const said = { text, speakers };
  const words = wordsOf(text);
  if (words.length === 0) return { html: '', at: 0, hasMarks: false };
  const matches = findMatches(words, stems);
  const sentences = matches.size > 0 ? splitSentences(text) : [];
  const first = behindName(said, words, focus ? windowAt(words, focus) : bestWindow(sentences, words, matches));
  const last = Math.min(first + SNIPPET_WORDS, words.length) - 1;
  const shown = {
    start: startAt(text, words, first),
    end: last === words.length - 1 ? text.length : words[last]!.end,
  };
  const marked = [...matches.values()].filter(({ word }) => word.start >= shown.start && word.end <= shown.end);
  const at = focus?.start ?? firstOfBest(sentences, marked)?.start ?? words[first]!.start;
  const opening = openingOf(said, shown.start, at);
  const { html, inside } = cut(text, { shown, marked, focus: focus && shownOf(focus, said, shown) });
  return {
    html: `${opening}${html}${shown.end < text.length ? '…' : ''}`,
    ...{ at, hasMarks: marked.length > 0 },
    ...(inside && { focus: { start: opening.length + inside.start, end: opening.length + inside.end } }),
  };
}

interface Cut {
  readonly shown: Stretch;
  readonly marked: readonly Match[];
  readonly focus: Stretch | undefined;
}

/** The shown part as HTML, and where in that the focus stands, if any of it is shown. */
function cut(text: string, { shown, marked, focus }: Cut): { html: string; inside: Stretch | null } {
  const { start, end } = focus ?? { start: shown.end, end: shown.end };
  const words = marked.map(({ word }) => word);
  const before = markWords(text, { start: shown.start, end: start }, words).trimStart();
  const inside = markWords(text, { start, end }, words);
  const after = markWords(text, { start: end, end: shown.end }, words);
  const html = `${before}${inside}${after}`.trimEnd();
  return { html, inside: inside === '' ? null : { start: before.length, end: before.length + inside.length } };
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
function bestWindow(
  sentences: readonly Sentence[],
  words: readonly Word[],
  matches: ReadonlyMap<number, Match>,
): number {
  if (words.length <= SNIPPET_WORDS || matches.size === 0) return 0;
  const opened = sentences.map(({ start }) => words.findIndex((word) => word.start >= start));
  const leads = [...matches.keys()].map((index) => Math.max(0, index - LEAD_WORDS));
  const lastStart = words.length - SNIPPET_WORDS;
  const starts = [...opened, ...leads].filter((start) => start >= 0).map((start) => Math.min(start, lastStart));
  const reach = starts.map((start) => ({ start, stems: distinctStems(matches, start) }));
  return reach.reduce((best, next) => (next.stems > best.stems ? next : best)).start;
}

function distinctStems(matches: ReadonlyMap<number, Match>, start: number): number {
  const inside = [...matches].filter(([index]) => index >= start && index < start + SNIPPET_WORDS);
  return new Set(inside.map(([, { stem }]) => stem)).size;
}

/** Starts with the focus, or before it where the text ends too soon to fill the window. */
function windowAt(words: readonly Word[], focus: Stretch): number {
  const index = words.findIndex((word) => word.start >= focus.start);
  return Math.max(0, Math.min(index, words.length - SNIPPET_WORDS));
}

/** Of the sentence that holds most different matched words its first one; the earliest of equals. */
function firstOfBest(sentences: readonly Sentence[], matches: readonly Match[]): Word | undefined {
  let [best, most] = [matches[0]?.word, 0];
  for (const { start, end } of sentences) {
    const inside = matches.filter(({ word }) => word.start >= start && word.end <= end);
    const stems = new Set(inside.map(({ stem }) => stem)).size;
    if (stems > most) [best, most] = [inside[0]!.word, stems];
  }
  return best;
}

/** A name is not cut: where the window would open in one, it opens behind it. */
function behindName(said: VoicedText, words: readonly Word[], first: number): number {
  const at = words[first]!.start;
  const line = lineAt(said, at);
  if (at >= line.words || said.text.slice(line.start, at).trim() === '') return first;
  return Math.max(
    first,
    words.findIndex((word) => word.start >= line.words),
  );
}

/** Where the snippet opens: at the word, or at the quotation mark or bracket before it. */
function startAt(text: string, words: readonly Word[], first: number): number {
  if (first === 0) return 0;
  const { start } = words[first]!;
  return start - OPENING.exec(text.slice(words[first - 1]!.end, start))![0].length;
}

const OPENING = /["'“‘«([{]*$/u;

/** "…" where it opens within a line; before that "Name: ", where that line is another's than the one that was found. */
function openingOf(said: VoicedText, start: number, at: number): string {
  if (start === 0) return '';
  const line = lineAt(said, start);
  const isNamed = line.speaker !== null && start >= line.words && lineAt(said, at).start !== line.start;
  if (!isNamed) return '…';
  return `${escapeHtml(line.speaker!)}: ${start > line.words ? '…' : ''}`;
}

/** The part of the focus that is shown, without a name before it. */
function shownOf(focus: Stretch, said: VoicedText, { start: from, end: to }: Stretch): Stretch {
  const start = Math.max(focus.start, lineAt(said, focus.start).words, from);
  return start < to ? { start, end: Math.max(start, Math.min(focus.end, to)) } : { start: to, end: to };
}
