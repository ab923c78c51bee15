// How much of a text stands in other texts? Told by runs of words, so that it does not matter how either was cut.

/** So many words in a row seldom come twice in an hour of talk. */
const RUN_WORDS = 5;

/** Every run of words of the texts. A text of fewer words is one run. */
export function wordRuns(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => runsOf(plainWords(text))));
}

/** The share of the text's words that stand in one of the runs; 0 for a text without words. */
export function shareWithin(text: string, runs: ReadonlySet<string>): number {
  const words = plainWords(text);
  if (words.length === 0) return 0;
  const within = new Uint8Array(words.length);
  runsOf(words).forEach((run, i) => {
    if (runs.has(run)) within.fill(1, i, i + RUN_WORDS);
  });
  return within.reduce((sum, each) => sum + each, 0) / words.length;
}

function runsOf(words: readonly string[]): string[] {
  const count = Math.max(1, words.length - RUN_WORDS + 1);
  return Array.from({ length: count }, (_, i) => words.slice(i, i + RUN_WORDS).join(' '));
}

function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
