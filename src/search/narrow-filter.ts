// The operators of a query and the filter of its request: which episodes and speakers may be found?
import { foldWord, wordsOf } from '../domain/words.js';
import type { Filter, SearchIndex } from '../store/store.js';
import type { Operator } from './operators.js';

/** What the operators of a query were read as. Dates are days, inclusive. */
export interface Narrowing {
  readonly show?: string;
  readonly episode?: string;
  readonly topic?: string;
  /** Everybody whom `speaker:` can mean; one of them has to speak. */
  readonly speakers?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

/** Several `speaker:` mean any of those people; of the other operators the last of a kind counts. */
export async function readNarrowing(
  operators: readonly Operator[],
  index: Pick<SearchIndex, 'findSpeakers' | 'findSpellings'>,
): Promise<Narrowing> {
  const named = operators.filter(({ field }) => field === 'speaker');
  const others = operators.filter(({ field }) => field !== 'speaker');
  const narrowing: Narrowing = Object.fromEntries(others.map(({ field, value }) => [field, value]));
  if (named.length === 0) return narrowing;
  const speakers = await Promise.all(named.map(({ value }) => speakersNamed(value, index)));
  return { ...narrowing, speakers: [...new Set(speakers.flat())] };
}

/** Both have to hold. `null` where they cannot: two shows, days that do not meet, a name that nobody has. */
export function narrowFilter(filter: Filter, narrowing: Narrowing): Filter | null {
  for (const field of ['show', 'episode', 'topic'] as const) {
    const [asked, typed] = [filter[field], narrowing[field]];
    if (asked !== undefined && typed !== undefined && asked !== typed) return null;
  }
  if (narrowing.speakers?.length === 0) return null;
  const from = latest(filter.from, narrowing.from);
  const to = earliest(filter.to, narrowing.to);
  if (from !== undefined && to !== undefined && from > to) return null;
  return { ...filter, ...narrowing, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** `namesMatching` over everybody who speaks in the archive, with all names of those people. */
export async function speakersNamed(
  part: string,
  index: Pick<SearchIndex, 'findSpeakers' | 'findSpellings'>,
): Promise<readonly string[]> {
  const words = wordsOf(part).map(({ text }) => text);
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best));
  const near = namesMatching(await index.findSpeakers(longest), words);
  // The store compares letters; accents that were left out are found among all names.
  const found = near.length > 0 ? near : namesMatching(await index.findSpeakers(''), words);
  return found.length === 0 ? found : index.findSpellings(found);
}

/** Names that hold all the words; where there are none, names of which words begin with them. */
export function namesMatching(names: readonly string[], words: readonly string[]): readonly string[] {
  const asked = words.map(foldWord);
  const folded = names.map((name) => wordsOf(name).map(({ text }) => foldWord(text)));
  const whole = names.filter((_, i) => asked.every((word) => folded[i]!.includes(word)));
  if (whole.length > 0) return whole;
  return names.filter((_, i) => asked.every((word) => folded[i]!.some((of) => of.startsWith(word))));
}

function latest(a: string | undefined, b: string | undefined): string | undefined {
  return a !== undefined && b !== undefined && a > b ? a : (b ?? a);
}

function earliest(a: string | undefined, b: string | undefined): string | undefined {
  return a !== undefined && b !== undefined && a < b ? a : (b ?? a);
}
