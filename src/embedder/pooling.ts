// Token vectors -> one vector of length 1 a text.
import type { Pooling } from './model-family.js';

/** A model's output for a batch: row-major `[texts, tokens, dimension]`, padding at the end of a text. */
export interface TokenVectors {
  readonly data: Float32Array;
  readonly tokens: number;
  readonly dimension: number;
}

/**
 * The vector of text `index`, whose first `length` tokens are real. Zero when the pooled vector is zero, else of
 * length 1 (L2).
 */
export function pool(
  vectors: TokenVectors,
  text: { index: number; length: number },
  pooling: Exclude<Pooling, 'graph'>,
): Float32Array {
  const { data, tokens, dimension } = vectors;
  const start = text.index * tokens * dimension;
  const end = start + text.length * dimension;
  if (pooling === 'cls') return normalise(data.slice(start, start + dimension));
  if (pooling === 'last') return normalise(data.slice(end - dimension, end));
  // The sum will do: dividing by the number of tokens does not turn a vector.
  const sum = new Float64Array(dimension);
  for (let at = start; at < end; at += dimension) {
    for (let i = 0; i < dimension; i++) sum[i]! += data[at + i]!;
  }
  return normalise(Float32Array.from(sum));
}

/** Scales a vector to length 1 in place. The zero vector stays. */
export function normalise(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  if (square === 0) return vector;
  const scale = 1 / Math.sqrt(square);
  for (let i = 0; i < vector.length; i++) vector[i]! *= scale;
  return vector;
}
