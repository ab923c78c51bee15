// Which passages say almost the same words at another place: sponsor reads, introductions, repeated teasers?
import type { StoredPassage } from '../store/store.js';
import { spansMeet } from './collapse.js';
import type { Ranked } from './fuse.js';
import { shareIn, wordPairs } from './word-pairs.js';

/** A passage of which more than this share of word pairs stands in a better one adds nothing to it. */
const ALMOST_THE_SAME = 0.6;
/** A share of sampled shingles from which on the texts themselves are compared. */
const WORTH_COMPARING = 0.25;
const SHINGLE_WORDS = 3;
/** One shingle of so many is looked at, the same ones in every text. */
const SAMPLING = 8;

export interface Distinct {
  readonly kept: readonly Ranked<StoredPassage>[];
  /** By id of a kept passage: those that say almost the same, best first. */
  readonly similar: ReadonlyMap<number, readonly StoredPassage[]>;
}

/**
 * Keeps the best of passages that are almost the same, in order. Candidates for a comparison are found by shingles
 * whose hash is 0 modulo a number (Broder 1997, "On the resemblance and containment of documents"), then compared by
 * all of their word pairs. Neighbours that overlap are left to `collapseOverlaps`: they are one place, not two.
 */
export function collapseSimilar(ranked: readonly Ranked<StoredPassage>[]): Distinct {
  const kept: Ranked<StoredPassage>[] = [];
  const similar = new Map<number, StoredPassage[]>();
  /** The first kept passage that holds a shingle: what many hold is a turn of phrase and tells little. */
  const holders = new Map<number, number>();
  for (const hit of ranked) {
    const shingles = shinglesOf(hit.row);
    const better = findBetter(hit.row, likely(shingles, holders), kept);
    if (better) {
      const others = similar.get(better.id) ?? [];
      similar.set(better.id, [...others, hit.row]);
      continue;
    }
    for (const shingle of shingles) if (!holders.has(shingle)) holders.set(shingle, kept.length);
    kept.push(hit);
  }
  return { kept, similar };
}

/** Indexes of kept passages that share enough shingles, best first. */
function likely(shingles: readonly number[], holders: ReadonlyMap<number, number>): number[] {
  const counts = new Map<number, number>();
  for (const shingle of shingles) {
    const index = holders.get(shingle);
    if (index !== undefined) counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  const enough = WORTH_COMPARING * shingles.length;
  return [...counts].flatMap(([index, count]) => (count >= enough ? index : [])).sort((a, b) => a - b);
}

function findBetter(
  row: StoredPassage,
  indexes: readonly number[],
  kept: readonly Ranked<StoredPassage>[],
): Ranked<StoredPassage> | undefined {
  // Neighbours share sentences, so they are near by shingles; they are one place and need no comparing.
  const others = indexes
    .map((index) => kept[index]!)
    .filter(({ row: better }) => better.episode.id !== row.episode.id || !spansMeet(better, row));
  if (others.length === 0) return undefined;
  const pairs = wordPairs(row.text);
  return others.find(({ row: better }) => shareIn(pairs, wordPairs(better.text)) > ALMOST_THE_SAME);
}

/** By text: passages come back from search to search, and hashing them is the dearest part. Oldest first. */
const remembered = new Map<string, readonly number[]>();
const MAX_REMEMBERED = 5_000;

function shinglesOf({ text }: StoredPassage): readonly number[] {
  const known = remembered.get(text);
  if (known) return known;
  const shingles = sampleShingles(text);
  for (const oldest of remembered.keys()) {
    if (remembered.size < MAX_REMEMBERED) break;
    remembered.delete(oldest);
  }
  remembered.set(text, shingles);
  return shingles;
}

/** Hashes of runs of three words, of which a fixed part is kept. By hand: a regular expression takes five times as long. */
function sampleShingles(text: string): readonly number[] {
  const sampled: number[] = [];
  let [first, second, word, count] = [0, 0, FNV_OFFSET, 0];
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) | LOWER_CASE : 0;
    if (isWordCode(code)) {
      word = Math.imul(word ^ code, FNV_PRIME);
    } else if (word !== FNV_OFFSET) {
      const shingle = Math.imul(Math.imul(first, FNV_PRIME) ^ second, FNV_PRIME) ^ word;
      count++;
      if (count >= SHINGLE_WORDS && shingle % SAMPLING === 0) sampled.push(shingle);
      first = second;
      second = word;
      word = FNV_OFFSET;
    }
  }
  return sampled;
}

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
/** The bit that tells "a" from "A"; on digits it is set already. */
const LOWER_CASE = 0x20;
const BEYOND_ASCII = 0x80;

/** Takes the code of a character with the bit for lower case set. */
function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code >= BEYOND_ASCII;
}
