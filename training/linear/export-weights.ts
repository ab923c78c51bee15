// Fitted columns -> the compact weights that the service reads.
import type { LinearWeights } from '../../src/pipeline/speech/linear-model.js';
import { type FeatureTable, vectorName } from './feature-table.js';
import type { Fit } from './logistic-regression.js';

/** Keeps the `most` features whose weight moves the most (|weight| times the root of how often it is seen), rounded. */
export function exportWeights({ names, rows }: FeatureTable, fit: Fit, most: number): LinearWeights {
  const count = new Float64Array(names.length);
  for (const { columns } of rows) for (const column of columns) count[column]! += 1;
  const columnOf = new Map(names.map((name, i) => [name, i]));
  const vector: number[] = [];
  for (let d = 0; columnOf.has(vectorName(d)); d++) vector.push(round(fit.weights[columnOf.get(vectorName(d))!]!));
  const kept = names
    .map((name, i) => ({ name, weight: fit.weights[i]!, moves: Math.abs(fit.weights[i]!) * Math.sqrt(count[i]!) }))
    .filter(({ name, weight }) => !/^vector \d+$/.test(name) && round(weight) !== 0)
    .sort((a, b) => b.moves - a.moves)
    .slice(0, most)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    bias: round(fit.bias),
    weights: Object.fromEntries(kept.map(({ name, weight }) => [name, round(weight)])),
    vector,
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
