// Which of the possible places become chapter starts? The set with the most evidence whose chapters have likely lengths,
// found by dynamic programming over the whole episode.
import type { LengthPrior } from './boundary-model.js';

/** A place where a chapter may start. */
export interface Candidate {
  readonly unit: number;
  /** Words before it. */
  readonly words: number;
  /** Log-odds that a chapter starts here. */
  readonly logit: number;
}

/** Only the likeliest place within so many words takes part: two chapters never start that close to each other. */
const BUCKET_WORDS = 25;
/** Lengths further from the median than so many standard deviations are not considered while there is a choice. */
const MAX_DEVIATIONS = 4;
/**
 * Nor lengths beyond half an hour. Captions without stops show too little of what opens a subject: by the evidence
 * alone, 8,000 words of them would stay whole.
 */
const MAX_WORDS = 4000;

/**
 * The chapter starts between `from` and `to` (word positions), in order, without `from` itself.
 * Maximises sum(logit + offset) - weight * sum((log(words / median) / spread)² / 2), with a linear tail: the plain square
 * would rather leave an hour whole than have two long chapters. Linear in candidates, since the longest chapter bounds
 * how far it looks back.
 */
export function placeBoundaries(
  candidates: readonly Candidate[],
  stretch: { readonly from: number; readonly to: number },
  prior: LengthPrior,
): Candidate[] {
  const inside = candidates.filter(({ words }) => words > stretch.from && words < stretch.to);
  const places = likeliestPerBucket(inside);
  const positions = [stretch.from, ...places.map(({ words }) => words), stretch.to];
  const best = new Float64Array(positions.length);
  const cameFrom = new Int32Array(positions.length);
  const longest = Math.min(MAX_WORDS, prior.median * Math.exp(MAX_DEVIATIONS * prior.spread));
  for (let j = 1; j < positions.length; j++) {
    best[j] = Number.NEGATIVE_INFINITY;
    for (let i = j - 1; i >= 0; i--) {
      const words = positions[j]! - positions[i]!;
      if (words > longest && i < j - 1) break;
      const score = best[i]! + lengthScore(words, prior);
      if (score > best[j]!) {
        best[j] = score;
        cameFrom[j] = i;
      }
    }
    const place = places[j - 1];
    if (place) best[j]! += place.logit + prior.offset;
  }
  const chosen: Candidate[] = [];
  for (let j = cameFrom[positions.length - 1]!; j > 0; j = cameFrom[j]!) chosen.unshift(places[j - 1]!);
  return chosen;
}

/** Standard deviations from which on a length costs by its words: a stretch twice as long costs twice as much. */
const TAIL = 1.5;

function lengthScore(words: number, { median, spread, weight }: LengthPrior): number {
  const deviations = Math.log(Math.max(1, words) / median) / spread;
  if (deviations <= TAIL) return -weight * deviations ** 2 * 0.5;
  const tailStart = median * Math.exp(TAIL * spread);
  return -weight * (TAIL ** 2 * 0.5 + (TAIL / spread) * (words / tailStart - 1));
}

function likeliestPerBucket(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const last = kept.at(-1);
    if (!last || candidate.words - last.words >= BUCKET_WORDS) kept.push(candidate);
    else if (candidate.logit > last.logit) kept[kept.length - 1] = candidate;
  }
  return kept;
}
