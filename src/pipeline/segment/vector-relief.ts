// How much does each sentence of a chapter say what the chapter is about, and the rest of the episode is not?
import type { Unit } from '../speech/units.js';

/**
 * For the units `first` to `end` (exclusive): the cosine with the chapter's direction, from which the episode's centre
 * (`centreOf` all units) is taken. Where the chapter is the whole episode, the cosine with that. 0 without vectors.
 */
export function reliefOf(
  units: readonly Unit[],
  { first, end }: { readonly first: number; readonly end: number },
  episodeCentre: Float64Array,
): Float32Array {
  const own = units.slice(first, end);
  const centre = centreOf(own);
  const base = own.length < units.length ? episodeCentre : new Float64Array(centre.length);
  const direction = centre.map((value, d) => value - base[d]!);
  const length = Math.hypot(...direction);
  return Float32Array.from(own, ({ vector }) => {
    let product = 0;
    let squares = 0;
    for (let d = 0; d < direction.length; d++) {
      const difference = vector[d]! - base[d]!;
      product += difference * direction[d]!;
      squares += difference * difference;
    }
    return length * squares > 1e-12 ? product / (length * Math.sqrt(squares)) : 0;
  });
}

/** The mean of the vectors, those of longer sentences weighing more. */
export function centreOf(units: readonly Unit[]): Float64Array {
  const sum = new Float64Array(units[0]?.vector.length ?? 0);
  let weights = 0;
  for (const { vector, words } of units) {
    const weight = Math.sqrt(words.length);
    weights += weight;
    for (let d = 0; d < sum.length; d++) sum[d]! += weight * vector[d]!;
  }
  return sum.map((value) => value / (weights || 1));
}
