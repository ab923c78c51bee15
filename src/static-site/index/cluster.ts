// Vectors -> cells of near ones: k-means (Lloyd 1982, "Least squares quantization in PCM"), always with the same outcome.
import { dot } from '../../embedder/embedder.js';

export interface Cells {
  readonly centres: readonly Float32Array[];
  /** The cell of each vector. */
  readonly cellOf: Uint32Array;
}

const ROUNDS = 8;
/** Vectors that centres are moved by; all of them are put into cells in the end. */
const SAMPLE_PER_CELL = 30;

export function cluster(vectors: readonly Float32Array[], count: number): Cells {
  const cells = Math.max(1, Math.min(count, vectors.length));
  const sample = evenly(vectors, cells * SAMPLE_PER_CELL);
  let centres: Float32Array[] = evenly(sample, cells);
  for (let round = 0; round < ROUNDS; round++) centres = moved(centres, sample);
  return { centres, cellOf: Uint32Array.from(vectors, nearestOf(centres)) };
}

/** The means of the vectors that are nearest to each; one that is nearest to none stays where it is. */
function moved(centres: readonly Float32Array[], vectors: readonly Float32Array[]): Float32Array[] {
  const sums = centres.map((centre) => new Float64Array(centre.length));
  const counts = new Uint32Array(centres.length);
  const cellOf = nearestOf(centres);
  for (const vector of vectors) {
    const cell = cellOf(vector);
    counts[cell]!++;
    const sum = sums[cell]!;
    for (let i = 0; i < sum.length; i++) sum[i]! += vector[i]!;
  }
  return centres.map((centre, cell) => {
    return counts[cell] === 0 ? centre : Float32Array.from(sums[cell]!, (sum) => sum / counts[cell]!);
  });
}

/** |v - c|² is least where v·c - |c|²/2 is greatest. */
function nearestOf(centres: readonly Float32Array[]): (vector: Float32Array) => number {
  const halves = centres.map((centre) => dot(centre, centre) / 2);
  return (vector) => {
    let [best, highest] = [0, Number.NEGATIVE_INFINITY];
    for (let cell = 0; cell < centres.length; cell++) {
      const nearness = dot(vector, centres[cell]!) - halves[cell]!;
      if (nearness > highest) {
        highest = nearness;
        best = cell;
      }
    }
    return best;
  };
}

/** At most so many of them, from all over the list. */
function evenly<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]!);
}
