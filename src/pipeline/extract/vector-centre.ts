// In which direction do vectors point together?
import { dot } from '../../embedder/embedder.js';

/** The direction of a sum of vectors, of length 1; zero where they cancel out. */
export function centreOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let d = 0; d < sum.length; d++) sum[d]! += vector[d]!;
  const length = Math.sqrt(dot(sum, sum));
  if (length > 1e-9) for (let d = 0; d < sum.length; d++) sum[d]! /= length;
  return sum;
}
