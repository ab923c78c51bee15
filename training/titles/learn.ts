// Ranking as classification: of two candidates of one chapter, which is nearer to what the editor wrote?
import type { Emit, LinearWeights } from '../../src/pipeline/speech/linear-model.js';
import { exportWeights } from '../linear/export-weights.js';
import { type RowSource, tabulate } from '../linear/feature-table.js';
import { type Example, type FitOptions, fitLogistic } from '../linear/logistic-regression.js';

/** A candidate, and how good it is (0 to 1). Features are read when they are compared: most never are. */
export interface Rated {
  readonly emitAll: (emit: Emit) => void;
  readonly worth: number;
}

/** The candidates of one chapter or sentence of one choice. */
export interface Choice {
  /** The episode. */
  readonly group: number;
  readonly rated: readonly Rated[];
}

/** Features as they are emitted, by name; those emitted twice are added. */
function collect(emitAll: (emit: Emit) => void): Map<string, number> {
  const features = new Map<string, number>();
  emitAll((name, value) => {
    features.set(name, (features.get(name) ?? 0) + value);
  });
  return features;
}

/** Of each choice, so many of the best are compared with so many of the others. */
const COMPARED = { best: 5, others: 8 };
/** Differences of worth that are noise. */
const MARGIN = 0.08;

/** Weights under which the better of two candidates scores higher. `keep` features are exported. */
export function learnRanking(
  choices: readonly Choice[],
  options: FitOptions,
  { keep, minGroups }: { readonly keep: number; readonly minGroups: number },
): LinearWeights {
  const random = seeded(7);
  const sources: RowSource[] = [];
  const examples: Example[] = [];
  for (const { group, rated } of choices) {
    const order = [...rated].sort((a, b) => b.worth - a.worth);
    for (const better of order.slice(0, COMPARED.best)) {
      for (let i = 0; i < COMPARED.others; i++) {
        const worse = order[Math.floor(random() * order.length)]!;
        const difference = better.worth - worse.worth;
        if (difference < MARGIN) continue;
        const sign = sources.length % 2 ? 1 : -1;
        examples.push({ row: sources.length, label: sign > 0 ? 1 : 0, weight: difference });
        sources.push({ group, emitAll: (emit) => emitDifference(better, worse, sign, emit) });
      }
    }
  }
  const table = tabulate(sources, { minRows: 10, minGroups });
  const { weights, ...exported } = exportWeights(table, fitLogistic(table, examples, options), keep);
  return { ...exported, bias: 0, weights };
}

function emitDifference(better: Rated, worse: Rated, sign: number, emit: Emit): void {
  const [more, less] = [collect(better.emitAll), collect(worse.emitAll)];
  for (const [name, value] of more) {
    const difference = value - (less.get(name) ?? 0);
    if (difference !== 0) emit(name, sign * difference);
  }
  for (const [name, value] of less) if (!more.has(name)) emit(name, -sign * value);
}

/** Numbers from 0 to 1, the same each time (Numerical Recipes' generator). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
