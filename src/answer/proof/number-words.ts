// Which number do some words make? English cardinals, ordinals and years as they are spoken.

const SMALL: ReadonlyMap<string, number> = new Map(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen`
    .split(/\s+/)
    .map((word, value) => [word, value]),
);
const TENS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, 20 + 10 * i]),
);
/** What makes a number larger that stands before it. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['k', 1000],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);
const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...`zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
  fifteenth sixteenth seventeenth eighteenth nineteenth`
    .split(/\s+/)
    .map((word, value) => [word, value] as const),
  ...[...TENS].map(([word, value]) => [word.replace(/y$/u, 'ieth'), value] as const),
]);
/** What has been read: whole thousands and above, and what is below them; -1 before the first word. */
interface Sum {
  readonly total: number;
  readonly part: number;
}

export function isPartOfNumber(word: string): boolean {
  return [SMALL, TENS, SCALES, ORDINALS].some((map) => map.has(word));
}

/**
 * The number that the first of these words make, and how many of them: "twenty five" is 25, "two hundred and ten
 * thousand" 210000, "nineteen ninety" 1990, "twenty first" #21. `null` where the first word is no part of one.
 */
export function composeNumber(words: readonly string[]): { value: string; used: number } | null {
  let sum: Sum = { total: 0, part: -1 };
  let used = 0;
  for (const [i, word] of words.entries()) {
    const ordinal = i > 0 && word === 'second' ? undefined : ORDINALS.get(word);
    if (ordinal !== undefined && (sum.part < 0 || sum.part % 10 === 0)) {
      return { value: `#${amountOf(sum) + ordinal}`, used: i + 1 };
    }
    if (word === 'and' && i > 0 && sum.part % 100 === 0 && isBelowHundred(words[i + 1])) continue;
    const grown = word === 'k' ? null : grow(sum, word);
    if (!grown) break;
    sum = grown;
    used = i + 1;
  }
  return used === 0 ? null : { value: String(amountOf(sum)), used };
}

function grow({ total, part }: Sum, word: string): Sum | null {
  const scale = SCALES.get(word);
  if (scale === 100) return part < 100 ? { total, part: Math.max(1, part) * 100 } : null;
  if (scale !== undefined) return { total: total + Math.max(1, part) * scale, part: 0 };
  const value = SMALL.get(word) ?? TENS.get(word);
  if (value === undefined) return null;
  if (part < 0 || part % 100 === 0) return { total, part: Math.max(0, part) + value };
  if (part >= 20 && part % 10 === 0 && value < 10) return { total, part: part + value };
  // A year.
  return part >= 10 && part < 100 && value >= 10 ? { total, part: part * 100 + value } : null;
}

function amountOf({ total, part }: Sum): number {
  return total + Math.max(0, part);
}

function isBelowHundred(word: string | undefined): boolean {
  return word !== undefined && (SMALL.has(word) || TENS.has(word));
}
