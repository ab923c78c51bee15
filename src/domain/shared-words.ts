// How much of one text stands in another, so that words are known again after their bounds or some of them changed?
import { foldWord, wordsOf } from './words.js';

/** Two words stand together in any talk; three seldom do by chance. */
const RUN_LENGTH = 3;

/** The words of a text as they are compared. */
export function comparableWords(text: string): string[] {
  return wordsOf(text).map((word) => foldWord(word.text));
}

/**
 * 0 to 1: the shorter one's share in the longer one. 1 where the one holds the other, so a text is known again however
 * much was put before or behind it.
 */
export function sharedShare(a: readonly string[], b: readonly string[]): number {
  return a.length <= b.length ? shareIn(a, b) : shareIn(b, a);
}

/** 0 to 1: which share of the words stands in the others, in runs of three or more. */
export function shareIn(words: readonly string[], others: readonly string[]): number {
  const run = runLengthFor(words);
  if (run === 0) return 0;
  const known = new Set(runsOf(others, run));
  const covered = new Set<number>();
  runsOf(words, run).forEach((text, start) => {
    if (known.has(text)) for (let word = start; word < start + run; word++) covered.add(word);
  });
  return covered.size / words.length;
}

/** Every run of that many words, in order. */
export function runsOf(words: readonly string[], length: number): string[] {
  return Array.from({ length: Math.max(0, words.length - length + 1) }, (_, start) =>
    words.slice(start, start + length).join(' '),
  );
}

/** The length of the runs by which so few words can be found. */
export function runLengthFor(words: readonly string[]): number {
  return Math.min(RUN_LENGTH, words.length);
}
