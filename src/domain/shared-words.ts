// How much of one text stands in another, so that words are known again after their bounds or some of them changed?
import { foldWord, wordsOf } from './words.js';

/** Two words stand together in any talk; three seldom do by chance. */
const RUN_LENGTH = 3;

/** The words of a text as they are compared. */
export function comparableWords(text: string): string[] {
  return wordsOf(text).map((word) => foldWord(word.text));
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

/** Words that are compared with many others: what can be worked out once. */
export interface RunsOfWords {
  readonly words: readonly string[];
  readonly runs: readonly string[];
  readonly known: ReadonlySet<string>;
}

export function withRuns(words: readonly string[]): RunsOfWords {
  const runs = runsOf(words, RUN_LENGTH);
  return { words, runs, known: new Set(runs) };
}

/** `shareIn` in both directions. */
export function sharesOf(a: RunsOfWords, b: RunsOfWords): readonly [ofA: number, ofB: number] {
  return [knownShare(a, b), knownShare(b, a)];
}

function knownShare({ words, runs }: RunsOfWords, others: RunsOfWords): number {
  // So few words have runs of their own length.
  if (words.length < RUN_LENGTH) return shareIn(words, others.words);
  let [covered, coveredTo] = [0, 0];
  runs.forEach((run, start) => {
    if (!others.known.has(run)) return;
    covered += start + RUN_LENGTH - Math.max(start, coveredTo);
    coveredTo = start + RUN_LENGTH;
  });
  return covered / words.length;
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
