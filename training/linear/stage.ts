// A learning problem over episodes: labelled rows, fitted on some episodes and judged on others.
import type { FeatureTable } from './feature-table.js';
import { assignFolds } from './folds.js';
import { type Example, type Fit, type FitOptions, fitLogistic, predict } from './logistic-regression.js';

export interface Stage {
  readonly table: FeatureTable;
  /** One a row, in the rows' order. */
  readonly examples: readonly Example[];
  /** Episode of each row. */
  readonly episodeOf: readonly number[];
}

/** Log-odds of every row by a model that was fitted without the row's episode. */
export function predictHeldOut(stage: Stage, options: FitOptions, folds: { count: number; seed: number }): number[] {
  const episodes = 1 + stage.episodeOf.reduce((most, episode) => Math.max(most, episode), 0);
  const foldOf = assignFolds(episodes, folds.count, folds.seed);
  const logits = new Array<number>(stage.examples.length);
  for (let fold = 0; fold < folds.count; fold++) {
    const isOut = (row: number) => foldOf[stage.episodeOf[row]!] === fold;
    const fit = fitLogistic(
      stage.table,
      stage.examples.filter(({ row }) => !isOut(row)),
      options,
    );
    for (const { row } of stage.examples) if (isOut(row)) logits[row] = predict(fit, stage.table.rows[row]!);
  }
  return logits;
}

/** Fitted on all rows. */
export function fitStage({ table, examples }: Stage, options: FitOptions): Fit {
  return fitLogistic(table, examples, options);
}

/** How often a positive row gets higher log-odds than a negative one. */
export function areaUnderCurve(logits: readonly number[], stage: Stage): number {
  const order = logits.map((_, i) => i).sort((a, b) => logits[a]! - logits[b]!);
  let ranks = 0;
  let positives = 0;
  order.forEach((row, rank) => {
    if (stage.examples[row]!.label < 0.5) return;
    ranks += rank + 1;
    positives++;
  });
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (logits.length - positives));
}
