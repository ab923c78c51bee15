// The words around a quote: as many sentences as make clear what it is said of.
import { splitSentences } from './sentence.js';
import type { Turn } from './transcript.js';

export interface QuotePlace {
  readonly turn: number;
  readonly startOffset: number;
  readonly endOffset: number;
}

export interface SpokenLine {
  readonly speaker: string | null;
  readonly text: string;
}

export interface QuoteContext {
  /** What stands before the quote in its turn, and after it; empty where nothing does. */
  readonly before: string;
  readonly after: string;
  /** The end of the turn before, where the quote begins its own; the beginning of the next, where it ends it. */
  readonly earlier: SpokenLine | null;
  readonly later: SpokenLine | null;
}

const SENTENCES_AROUND = 2;
/** Characters of one side. A sentence that is longer is cut between words, with "…". */
const MOST_AROUND = 420;
/** Characters that are read for sentences, so that a turn of an hour costs no more than others. */
const WINDOW = 3_000;

/** `turns` holds the quote's turn and those beside it; others are not looked at. */
export function quoteContext({ turn, startOffset, endOffset }: QuotePlace, turns: readonly Turn[]): QuoteContext {
  const find = (index: number): Turn | undefined => turns.find((each) => each.index === index);
  const text = find(turn)?.text ?? '';
  const before = lastSentences(text.slice(0, startOffset));
  const after = firstSentences(text.slice(endOffset));
  return {
    ...{ before, after },
    earlier: before === '' ? lineOf(find(turn - 1), lastSentences) : null,
    later: after === '' ? lineOf(find(turn + 1), firstSentences) : null,
  };
}

function lineOf(turn: Turn | undefined, cut: (text: string) => string): SpokenLine | null {
  const text = cut(turn?.text ?? '');
  return turn && text ? { speaker: turn.speaker, text } : null;
}

/** With the beginning of the sentence that goes on in the quote, if any. */
function lastSentences(text: string): string {
  const window = text.slice(-WINDOW).trimEnd();
  const sentences = splitSentences(window);
  const start = sentences.at(-SENTENCES_AROUND)?.start ?? 0;
  const kept = window.slice(start).trim();
  if (kept.length <= MOST_AROUND) return kept;
  const cut = kept.slice(-MOST_AROUND);
  return `… ${cut.slice(cut.indexOf(' ') + 1)}`;
}

/** With the rest of the sentence that the quote begins, if any. */
function firstSentences(text: string): string {
  const window = text.slice(0, WINDOW);
  const end = splitSentences(window)[SENTENCES_AROUND - 1]?.end ?? window.length;
  const kept = window.slice(0, end).trim();
  if (kept.length <= MOST_AROUND) return kept;
  const cut = kept.slice(0, MOST_AROUND);
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}
