// Which content words stand in each unit, and how much does each say? Ids instead of strings, counted once an episode.
import type { Unit } from './units.js';
import { createStemmer, isSmallTalk } from './words.js';

export interface Terms {
  /** Ids of the content words' stems in each unit, with repetitions. */
  readonly ofUnit: readonly (readonly number[])[];
  /** By id: 1 + log(units / units that hold it). */
  readonly weights: readonly number[];
  /** By id: occurrences in the whole transcript. */
  readonly counts: readonly number[];
  /** The id of a word's stem; `undefined` for small talk and words that do not occur. */
  idOf(word: string): number | undefined;
}

/** Segmenting and extracting count the same units. */
const ofUnits = new WeakMap<readonly Unit[], Terms>();

/** Counts the terms of a transcript, once for a list of units. */
export function countTerms(units: readonly Unit[]): Terms {
  const known = ofUnits.get(units);
  if (known) return known;
  const terms = makeTerms(units);
  ofUnits.set(units, terms);
  return terms;
}

function makeTerms(units: readonly Unit[]): Terms {
  const stemOf = createStemmer();
  const ids = new Map<string, number>();
  const counts: number[] = [];
  const unitCounts: number[] = [];
  const ofUnit = units.map(({ words }) => {
    const terms: number[] = [];
    for (const word of words) {
      if (isSmallTalk(word)) continue;
      const stem = stemOf(word);
      const id = ids.get(stem) ?? ids.size;
      ids.set(stem, id);
      counts[id] = (counts[id] ?? 0) + 1;
      terms.push(id);
    }
    for (const id of new Set(terms)) unitCounts[id] = (unitCounts[id] ?? 0) + 1;
    return terms;
  });
  return {
    ofUnit,
    counts,
    weights: unitCounts.map((count) => 1 + Math.log(units.length / count)),
    idOf: (word) => (isSmallTalk(word) ? undefined : ids.get(stemOf(word))),
  };
}
