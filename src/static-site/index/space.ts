// The space in which the index compares: the model's vectors in fewer dimensions, and how coarse their codes are.
import { spokenText } from '../../domain/passage.js';
import { stepsOf } from '../search/codes.js';
import { DIMENSIONS } from '../search/format.js';
import type { IndexSources } from './index-sources.js';
import { findComponents, project } from './principal-components.js';

export interface Space {
  /** Of a passage's or lesson's vector. */
  place(vector: Float32Array): Float32Array;
  /** Of a word's vector: the mean of passages is not taken from it, because sums of words are compared. */
  turn(vector: Float32Array): Float32Array;
  readonly steps: Float32Array;
}

/** Passages that are looked at to find out how vectors lie. */
const SAMPLE = 4000;
const AT_ONCE = 500;

/** `ids`: of all passages. */
export async function findSpace({ index, embedder }: IndexSources, ids: readonly number[]): Promise<Space> {
  const step = Math.max(1, Math.ceil(ids.length / SAMPLE));
  const chosen = ids.filter((_, i) => i % step === 0);
  const vectors: Float32Array[] = [];
  for (let from = 0; from < chosen.length; from += AT_ONCE) {
    const rows = await index.findPassages(chosen.slice(from, from + AT_ONCE));
    vectors.push(...(await embedder.embedBatch(rows.map(spokenText), 'passage')));
  }
  const components = findComponents(vectors, embedder.dimension, DIMENSIONS);
  const turned = { ...components, mean: new Float32Array(embedder.dimension) };
  const placed = vectors.map((vector) => padded(project(vector, components)));
  const deviations = Array.from({ length: DIMENSIONS }, (_, i) => {
    return Math.sqrt(placed.reduce((sum, vector) => sum + vector[i]! ** 2, 0) / (placed.length || 1));
  });
  return {
    place: (vector) => padded(project(vector, components)),
    turn: (vector) => padded(project(vector, turned)),
    steps: Float32Array.from(plainNumbers(stepsOf(deviations))),
  };
}

/** Models of fewer dimensions leave the rest at zero. */
function padded(vector: Float32Array): Float32Array {
  if (vector.length === DIMENSIONS) return vector;
  const full = new Float32Array(DIMENSIONS);
  full.set(vector);
  return full;
}

/** As the manifest has them, so that writing and reading agree. */
export function plainNumbers(values: Float32Array): number[] {
  return Array.from(values, (value) => Number(value.toPrecision(6)));
}
