// The directions in which vectors differ most, so that a few of their dimensions can stand for all.
import { dot } from '../../embedder/embedder.js';

export interface Components {
  /** Of the vectors that were looked at. */
  readonly mean: Float32Array;
  /** Strongest first, each of length 1; zero vectors where there are no further ones. */
  readonly directions: readonly Float32Array[];
}

/** Enough for the subspace; single directions of almost the same strength may stay mixed, which changes no distance. */
const ROUNDS = 16;
/** Of a direction before it is made orthogonal to the others: what is left is rounding. */
const NEGLIGIBLE = 1e-5;

/**
 * As many directions as `count`, of vectors of one dimension. Deterministic. Orthogonal iteration on the covariance (Golub
 * and Van Loan 2013, "Matrix Computations", 8.2.4).
 */
export function findComponents(vectors: readonly Float32Array[], dimension: number, count: number): Components {
  const mean = meanOf(vectors, dimension);
  const matrix = covariance(vectors, mean);
  let directions: Float32Array[] = matrix
    .slice(0, count)
    .map((_, i) => Float32Array.from(matrix, (_, j) => noise(i, j)));
  for (let round = 0; round < ROUNDS; round++) {
    directions = orthonormal(directions.map((direction) => Float32Array.from(matrix, (row) => dot(row, direction))));
  }
  return { mean, directions };
}

/** Between -1 and 1, without a pattern that data could have too. Always the same (the finish of MurmurHash3, Appleby). */
function noise(i: number, j: number): number {
  let mixed = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(j + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) / 2 ** 31;
}

/** The vector in the directions' terms, from the mean. */
export function project(vector: Float32Array, { mean, directions }: Components): Float32Array {
  const centred = vector.map((value, i) => value - mean[i]!);
  return Float32Array.from(directions, (direction) => dot(direction, centred));
}

function meanOf(vectors: readonly Float32Array[], dimension: number): Float32Array {
  const sum = new Float64Array(dimension);
  for (const vector of vectors) for (let i = 0; i < dimension; i++) sum[i]! += vector[i]!;
  return Float32Array.from(sum, (value) => value / (vectors.length || 1));
}

function covariance(vectors: readonly Float32Array[], mean: Float32Array): Float32Array[] {
  const size = mean.length;
  const rows = Array.from(mean, () => new Float64Array(size));
  for (const vector of vectors) {
    const centred = vector.map((value, i) => value - mean[i]!);
    for (let i = 0; i < size; i++) {
      const [row, value] = [rows[i]!, centred[i]!];
      for (let j = 0; j < size; j++) row[j]! += value * centred[j]!;
    }
  }
  return rows.map((row) => Float32Array.from(row, (value) => value / (vectors.length || 1)));
}

/** Each without what those before it have of it, made to length 1 (modified Gram-Schmidt). Those of which nothing is left come last. */
function orthonormal(vectors: readonly Float32Array[]): Float32Array[] {
  const done: Float32Array[] = [];
  for (const vector of vectors) {
    const left = Float64Array.from(vector);
    for (const other of done) {
      let shared = 0;
      for (let i = 0; i < left.length; i++) shared += left[i]! * other[i]!;
      for (let i = 0; i < left.length; i++) left[i]! -= shared * other[i]!;
    }
    const length = Math.sqrt(left.reduce((sum, value) => sum + value * value, 0));
    const isReal = length > NEGLIGIBLE * Math.sqrt(dot(vector, vector)) && length > 0;
    if (isReal) done.push(Float32Array.from(left, (value) => value / length));
  }
  const nothing = vectors.slice(done.length).map(({ length }) => new Float32Array(length));
  return [...done, ...nothing];
}
