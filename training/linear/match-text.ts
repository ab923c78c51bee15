// Do two stretches of text say the same? By the rule of the evaluation: shared runs of six words.

/** Words in lower case without apostrophes; stamps and links aside. */
export function plainWords(text: string): string[] {
  return text
    .replace(/\\?\[\d+:\d\d(?::\d\d)?\\?\]/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[’']/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

const RUN = 6;

/** Share of the gold text's runs of six words (every second one) that stand in the text. */
export function coverage(gold: readonly string[], text: readonly string[]): number {
  const haystack = ` ${text.join(' ')} `;
  const runs: string[] = [];
  for (let i = 0; i + RUN <= gold.length; i += 2) runs.push(gold.slice(i, i + RUN).join(' '));
  if (!runs.length) runs.push(gold.join(' '));
  return runs.filter((run) => haystack.includes(` ${run} `)).length / runs.length;
}

/** Either holds at least half of the other's runs. */
export function saysTheSame(a: readonly string[], b: readonly string[]): boolean {
  return coverage(a, b) >= 0.5 || coverage(b, a) >= 0.5;
}
