// Do two runs of sentences say the same? Only where they share their words and, read by the model, their meaning.
import type { Unit } from '../speech/units.js';
import { isSmallTalk } from '../speech/words.js';

/** What a run of sentences says. */
export interface Point {
  readonly content: ReadonlySet<string>;
  readonly units: readonly Unit[];
}

export function pointOf(units: readonly Unit[]): Point {
  return { content: new Set(units.flatMap(({ words }) => words.filter((word) => !isSmallTalk(word)))), units };
}

/**
 * Read off 160 pairs of 300 training episodes; four in five of the 27 that pass say the same. Words: the share of all content words of both that both have. Neither is
 * enough alone: the few words of a short quote ("open source project") stand in many a long one, and sentences about one
 * thing come to a cosine of .8 with whatever they say of it.
 */
const ENOUGH = { words: 0.4, cosine: 0.6 };
/** Fewer shared words say nothing, whatever their share. */
const LEAST_WORDS = 3;

export function saysTheSame(a: Point, b: Point): boolean {
  return shareOfWords(a.content, b.content) >= ENOUGH.words && cosineOf(meaningOf(a), meaningOf(b)) >= ENOUGH.cosine;
}

function shareOfWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size < large.size * ENOUGH.words) return 0;
  let shared = 0;
  for (const word of small) if (large.has(word)) shared++;
  return shared < LEAST_WORDS ? 0 : shared / (small.size + large.size - shared);
}

function meaningOf({ units }: Point): Float64Array {
  const sum = new Float64Array(units[0]?.vector.length ?? 0);
  for (const { vector } of units) {
    for (let d = 0; d < sum.length; d++) sum[d]! += vector[d]!;
  }
  return sum;
}

function cosineOf(a: Float64Array, b: Float64Array): number {
  let [product, lengthOfA, lengthOfB] = [0, 0, 0];
  for (let d = 0; d < a.length; d++) {
    product += a[d]! * b[d]!;
    lengthOfA += a[d]! * a[d]!;
    lengthOfB += b[d]! * b[d]!;
  }
  return product / (Math.sqrt(lengthOfA * lengthOfB) || 1);
}
