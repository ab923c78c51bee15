// Which two names of a show look like one? Each pair with its reason and whether that alone makes it certain.
import { firstLettersOf, isOneSlip, partsSexes } from './name-parts.js';
import type { FoldReason } from './person.js';
import { compareStanding, type SpokenName } from './spoken-names.js';

export interface LikelyPair {
  /** The spelling in doubt. */
  readonly key: string;
  readonly into: string;
  readonly reason: FoldReason;
  readonly certain: boolean;
}

/** A slip that is certain is spoken under in no more episodes, and the right spelling in so many times more. */
const MOST_SLIPS = 3;
const SLIP_FACTOR = 3;
/** Words that differ in a letter and are shorter than that are often two names: Dan and Don, Lee and Leo. */
const LONG_WORD = 5;
/** Of names that are both rare, a word of so many letters with another whole word beside it is hardly two people's. */
const VERY_LONG_WORD = 8;
const LONG_SINGLE_NAME = 7;
const SHORTEST_FIRST_NAME = 3;
/** More names that share a word than that are not compared letter by letter, so that the time stays near to linear. */
const LARGEST_BUCKET = 400;

/** Names that are written otherwise, but of the same words: neither their case, signs, titles nor initials count. */
export function* sameNames(names: Iterable<SpokenName>): Generator<LikelyPair> {
  for (const group of groupBy(names, ({ parts }) => [parts.compact]).values()) {
    const bySpelling = groupBy(group.sort(compareStanding), ({ parts }) => [parts.initials]);
    for (const [best, ...others] of bySpelling.values()) {
      for (const { key } of others) yield { key, into: best!.key, reason: 'spelling', certain: true };
    }
    // Whether John Smith is John A. or John B. Smith nobody knows.
    const certain = bySpelling.size === 2 && bySpelling.has('');
    for (const [other] of [...bySpelling.values()].slice(1)) {
      if (certain || bySpelling.has('')) {
        yield { key: other!.key, into: group[0]!.key, reason: 'middle-initial', certain };
      }
    }
  }
}

/** One slip in one word. */
export function* slips(names: readonly SpokenName[]): Generator<LikelyPair> {
  const buckets = groupBy(names, ({ parts: { words } }) =>
    words.length === 1 ? [`1 ${words[0]![0]}`] : words.map((word, i) => `${words.length} ${i} ${word}`),
  );
  const seen = new Set<string>();
  for (const bucket of buckets.values()) {
    if (bucket.length > LARGEST_BUCKET) continue;
    for (let i = 0; i < bucket.length; i++) {
      for (let j = i + 1; j < bucket.length; j++) {
        const [right, rare] = [bucket[i]!, bucket[j]!].sort(compareStanding) as [SpokenName, SpokenName];
        const pair = `${rare.key}\n${right.key}`;
        if (seen.has(pair)) continue;
        seen.add(pair);
        const slip = slipBetween(rare, right);
        if (slip !== null) yield { key: rare.key, into: right.key, reason: 'slip', certain: slip.certain };
      }
    }
  }
}

function slipBetween(rare: SpokenName, right: SpokenName): { certain: boolean } | null {
  const [a, b] = [rare.parts.words, right.parts.words];
  if (a.length !== b.length) return null;
  const differing = a.flatMap((word, i) => (word === b[i] ? [] : [i]));
  const at = differing[0];
  if (differing.length !== 1 || at === undefined || !isOneSlip(a[at]!, b[at]!)) return null;
  const [x, y] = [a[at]!, b[at]!];
  const shortest = Math.min(x.length, y.length);
  if (shortest < 3 || !/^[\p{L}'-]+$/u.test(x + y)) return null;
  if (a.length === 1) return shortest < LONG_SINGLE_NAME ? null : { certain: isRare(rare, right) };
  if (at === 0 && partsSexes(x, y)) return null;
  if (x[0] !== y[0] && shortest < LONG_WORD) return null;
  const longEnough = shortest >= VERY_LONG_WORD || (shortest >= LONG_WORD && isRare(rare, right));
  return { certain: longEnough && x[0] === y[0] };
}

function isRare(rare: SpokenName, right: SpokenName): boolean {
  return rare.episodes.size <= MOST_SLIPS && right.episodes.size >= rare.episodes.size * SLIP_FACTOR;
}

/** Names with a word more, in the middle or at the end, and names of which one begins as the other. */
export function* relatedNames(names: readonly SpokenName[]): Generator<LikelyPair> {
  const full = names.filter(({ parts }) => parts.words.length > 1);
  const ends = groupBy(full, ({ parts: { words } }) => [`${words[0]} ${words.at(-1)}`]);
  const starts = groupBy(full, ({ parts: { words } }) => [words.slice(0, 2).join(' ')]);
  const lasts = groupBy(full, ({ parts: { words } }) => [words.at(-1)!]);
  yield* pairsIn(ends, (a, b) => (a.parts.compact === b.parts.compact ? null : 'middle-name'));
  yield* pairsIn(starts, (a, b) => (a.parts.words.length === b.parts.words.length ? null : 'longer-name'));
  yield* pairsIn(lasts, (a, b) => (isShortForm(a.parts.words[0]!, b.parts.words[0]!) ? 'short-form' : null));
}

function* pairsIn(
  groups: ReadonlyMap<string, SpokenName[]>,
  reasonOf: (a: SpokenName, b: SpokenName) => FoldReason | null,
): Generator<LikelyPair> {
  for (const group of groups.values()) {
    if (group.length > LARGEST_BUCKET) continue;
    group.sort(compareStanding);
    for (let i = 0; i < group.length; i++) {
      for (let j = i + 1; j < group.length; j++) {
        const reason = reasonOf(group[i]!, group[j]!);
        if (reason !== null) yield { key: group[j]!.key, into: group[i]!.key, reason, certain: false };
      }
    }
  }
}

/** Chris and Christopher. */
function isShortForm(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= SHORTEST_FIRST_NAME && short !== long && long.startsWith(short);
}

export type ShortReason = 'first-name' | 'initials' | 'last-name';

/** What a short label can mean: full names that begin or end with it, or have these first letters. */
export function shortFormFinder(
  names: readonly SpokenName[],
): (short: SpokenName) => { reason: ShortReason; full: readonly SpokenName[] } | null {
  const full = names.filter(
    ({ parts: { words } }) => words.length > 1 && !isShortened(words) && !hasInitialFirst(words),
  );
  const byFirst = groupBy(full, ({ parts }) => [parts.words[0]!]);
  const byLast = groupBy(full, ({ parts }) => [parts.words.at(-1)!]);
  const byLetters = groupBy(full, ({ parts }) => [firstLettersOf(parts)!]);
  const meaningsOf = (words: readonly string[]): [ShortReason, readonly SpokenName[] | undefined][] => {
    const [first, last] = [words[0]!, words.at(-1)!];
    const begun = (parts: readonly string[]) => parts[0]!.startsWith(first) && parts.at(-1)!.startsWith(last);
    if (isShortened(words)) return [['first-name', byFirst.get(first)?.filter(({ parts }) => begun(parts.words))]];
    if (hasInitialFirst(words)) return [['initials', byLast.get(last)?.filter(({ parts }) => begun(parts.words))]];
    if (words.length !== 1) return [];
    const isLong = first.length >= SHORTEST_FIRST_NAME;
    return [
      ['first-name', isLong ? byFirst.get(first) : undefined],
      ['initials', byLetters.get(first)],
      ['last-name', isLong ? byLast.get(first) : undefined],
    ];
  };
  return ({ parts: { words } }) => {
    const found = meaningsOf(words).find(([, full]) => full !== undefined && full.length > 0);
    return found ? { reason: found[0], full: found[1]! } : null;
  };
}

/** "Divya S." */
function isShortened(words: readonly string[]): boolean {
  return words.length === 2 && words[1]!.length === 1;
}

/** "R. Okafor" */
function hasInitialFirst(words: readonly string[]): boolean {
  return words.length === 2 && words[0]!.length === 1 && words[1]!.length > 1;
}

function groupBy(
  names: Iterable<SpokenName>,
  keysOf: (name: SpokenName) => readonly string[],
): Map<string, SpokenName[]> {
  const groups = new Map<string, SpokenName[]>();
  for (const name of names) {
    for (const key of new Set(keysOf(name))) {
      const group = groups.get(key);
      if (group) group.push(name);
      else groups.set(key, [name]);
    }
  }
  return groups;
}
