// Ranks of every step -> tables for docs/quality.md.
import { figuresOf } from '../../training/search/ranking-figures.js';
import { tableOf } from '../markdown-table.js';
import type { StepRanks } from './measure.js';

/** Some of a set's questions, by their places in it. */
export interface Part {
  readonly label: string;
  readonly places: readonly number[];
}

export interface MeasuredSet {
  readonly title: string;
  /** What was asked of what; a sentence or more. */
  readonly note: string;
  readonly parts: readonly Part[];
  readonly steps: readonly StepRanks[];
}

const figureNames = ['nDCG@10', 'recall@10', 'recall@50'];
/** Hits that the last of them looks at. */
const LONGEST = 50;

/** A heading, the note, and a row for each step with three figures for each part. */
export function renderSet({ title, note, parts, steps }: MeasuredSet): string {
  const heads = parts.flatMap(({ label, places }) =>
    figureNames.map((name, i) => (i === 0 ? `${label} (${places.length}): ${name}` : name)),
  );
  const rows = steps.map(({ label, ranks, depth = LONGEST }) => {
    const cells = parts.flatMap(({ places }) => {
      const { ndcg10, recall10, recall50 } = figuresOf(places.map((place) => ranks[place]!));
      return [ndcg10.toFixed(3), recall10.toFixed(3), depth < LONGEST ? '–' : recall50.toFixed(3)];
    });
    return [label, ...cells];
  });
  return `### ${title}\n\n${note}\n\n${tableOf(['step', ...heads], rows)}\n`;
}
