// How much of what a query asks is said in a text, in the same words or in near ones?
import { isStopWord } from '../domain/words.js';
import type { WordCounts } from '../store/store.js';
import type { WordNeighbours } from './word-neighbours.js';

/** A word of the query: its number in the table of neighbours and its part of what the query tells, summing to 1. */
export interface AskedWord {
  readonly number: number;
  readonly weight: number;
}

/** As near as two words can be. */
export const WHOLE = 255;

/** What a word has to tell beyond this (natural logarithm): one that stands in a third of all passages tells nothing… */
const EMPTY_INFORMATION = 1.2;
/** …or little, where it is no stop word: in a small archive every word of its subject stands in many passages. */
const LEAST_INFORMATION = 0.05;

/** A term of more than this share of all passages is common. */
const COMMON_SHARE = 0.05;
const ENOUGH_TERMS = 2;

const WORD = /[\p{L}\p{N}]+/gu;
const ASCII = /^[\x20-\x7e\s]*$/;

/** Runs of letters and digits in lower case, without accents: as the table of neighbours has them. */
export function plainWords(text: string): string[] {
  const lower = text.toLowerCase();
  const plain = ASCII.test(lower) ? lower : lower.normalize('NFD').replace(/\p{Mn}+/gu, '');
  return plain.match(WORD) ?? [];
}

/** The different words of a text by their numbers. */
export function numbersOf(text: string, neighbours: WordNeighbours): Uint32Array {
  return Uint32Array.from(new Set(plainWords(text).map((word) => neighbours.numberOf(word))));
}

/** The query's words that tell something, weighted by how rare they are (inverse document frequency). */
export function askedWords(text: string, { passages, counts }: WordCounts, neighbours: WordNeighbours): AskedWord[] {
  const words = [...new Set(plainWords(text))]
    .filter((word) => !isStopWord(word))
    .map((word) => {
      const information = Math.log((passages + 1) / ((counts.get(word) ?? 0) + 0.5)) - EMPTY_INFORMATION;
      return { number: neighbours.numberOf(word), information: Math.max(LEAST_INFORMATION, information) };
    });
  const total = words.reduce((sum, { information }) => sum + information, 0);
  return words.map(({ number, information }) => ({ number, weight: information / total }));
}

/**
 * The terms that stand in few passages, where there are some: the others bring in nearly all passages, which costs the
 * keyword index most of its time and finds nothing that the rarer ones do not.
 */
export function tellingTerms(terms: readonly string[], { passages, counts }: WordCounts): readonly string[] {
  const isRare = (term: string) => plainWords(term).some((word) => (counts.get(word) ?? 0) <= COMMON_SHARE * passages);
  const rare = terms.filter(isRare);
  return rare.length >= ENOUGH_TERMS ? rare : terms;
}

/**
 * For each text, the sum over the query's words of weight × nearness of the text's nearest word: 1 when all of them
 * stand in it, 0 when nothing near to any of them does. The soft word alignment of MaxSim (Khattab and Zaharia 2020,
 * "ColBERT"), over words instead of contextual vectors and by the neighbours alone.
 */
export function createAligner(
  neighbours: WordNeighbours,
): (asked: readonly AskedWord[], texts: readonly Uint32Array[]) => Float64Array {
  const nearness = new Uint8Array(neighbours.size);
  return (asked, texts) => {
    const alignments = new Float64Array(texts.length);
    for (const { number, weight } of asked) {
      neighbours.mark(number, nearness);
      for (let i = 0; i < texts.length; i++) alignments[i]! += (weight / WHOLE) * nearestOf(texts[i]!, nearness);
      neighbours.clear(number, nearness);
    }
    return alignments;
  };
}

function nearestOf(numbers: Uint32Array, nearness: Uint8Array): number {
  let best = 0;
  for (let i = 0; i < numbers.length; i++) {
    const near = nearness[numbers[i]!]!;
    if (near > best) best = near;
  }
  return best;
}
