// Every place where a chapter may start as a labelled row, and the best way to choose among them on held-out episodes.

import { candidateUnits } from '../../src/pipeline/segment/boundary-candidates.js';
import { type BoundaryContext, readBoundaryContext } from '../../src/pipeline/segment/boundary-context.js';
import { emitBoundaryFeatures } from '../../src/pipeline/segment/boundary-features.js';
import type { LengthPrior } from '../../src/pipeline/segment/boundary-model.js';
import { type Candidate, placeBoundaries } from '../../src/pipeline/segment/place-boundaries.js';
import type { Emit } from '../../src/pipeline/speech/linear-model.js';
import { type RowSource, tabulate } from '../linear/feature-table.js';
import type { Stage } from '../linear/stage.js';
import type { SegmentedEpisode } from './gold.js';
import { type BoundaryFigures, measureBoundaries } from './measure.js';

export interface BoundaryEpisode extends SegmentedEpisode {
  readonly context: BoundaryContext;
}

export function readContexts(episodes: readonly SegmentedEpisode[]): BoundaryEpisode[] {
  return episodes.map((episode) => ({ ...episode, context: readBoundaryContext(episode.transcript, episode.units) }));
}

export interface BoundaryStage extends Stage {
  /** Unit of each row. */
  readonly unitOf: readonly number[];
}

/** The name under which the vector of a place's first sentence is asked for, like a feature's. */
export const VECTOR = 'vector';

/** One row a candidate of the kind: at a turn's start, or inside a long turn. */
export function boundaryStage(
  episodes: readonly BoundaryEpisode[],
  kind: 'turnStart' | 'insideTurn',
  minimum: { minRows: number; minGroups: number },
  isWanted: (feature: string) => boolean = () => true,
): BoundaryStage {
  const sources: RowSource[] = [];
  const examples: Stage['examples'][number][] = [];
  const episodeOf: number[] = [];
  const unitOf: number[] = [];
  episodes.forEach(({ context, units, starts }, group) => {
    const gold = new Set(starts);
    for (const unit of candidateUnits(context)) {
      if (units[unit]!.opensTurn !== (kind === 'turnStart')) continue;
      examples.push({ row: sources.length, label: Number(gold.has(unit)), weight: 1 });
      const emitAll = (emit: Emit) =>
        emitBoundaryFeatures(context, unit, (name, value) => {
          if (isWanted(name)) emit(name, value);
        });
      sources.push({ group, emitAll, ...(isWanted(VECTOR) && { vector: units[unit]!.vector }) });
      episodeOf.push(group);
      unitOf.push(unit);
    }
  });
  return { table: tabulate(sources, minimum), examples, episodeOf, unitOf };
}

/** The candidates of each episode, from held-out log-odds of both kinds. */
export function gatherCandidates(
  episodes: readonly BoundaryEpisode[],
  stages: readonly { readonly stage: BoundaryStage; readonly logits: readonly number[] }[],
): Candidate[][] {
  const candidates: Candidate[][] = episodes.map(() => []);
  for (const { stage, logits } of stages) {
    logits.forEach((logit, row) => {
      const episode = stage.episodeOf[row]!;
      const unit = stage.unitOf[row]!;
      candidates[episode]!.push({ unit, logit, words: episodes[episode]!.context.wordsBefore[unit]! });
    });
  }
  return candidates.map((own) => own.sort((a, b) => a.unit - b.unit));
}

/** F1 alone rewards cutting too often, Pk alone cutting nothing. */
const worth = ({ f1, pk }: BoundaryFigures): number => f1 - pk;

/** Tries length priors and gives the best with its figures. */
export function chooseLengthPrior(episodes: readonly BoundaryEpisode[], candidates: readonly (readonly Candidate[])[]) {
  const lengths = episodes.flatMap(({ starts, context: { wordsBefore } }) => {
    const at = [0, ...starts.map((unit) => wordsBefore[unit]!), wordsBefore.at(-1)!];
    return at.slice(1).map((end, i) => Math.log(Math.max(10, end - at[i]!)));
  });
  const mean = lengths.reduce((sum, value) => sum + value, 0) / lengths.length;
  const spread = Math.sqrt(lengths.reduce((sum, value) => sum + (value - mean) ** 2, 0) / lengths.length);
  let best: { prior: LengthPrior; figures: ReturnType<typeof measureBoundaries> } | undefined;
  for (const weight of [0.25, 0.5, 1, 1.5, 2, 3]) {
    for (let offset = -0.5; offset <= 3.5; offset += 0.5) {
      const prior = { median: Math.round(Math.exp(mean)), spread: Math.round(spread * 100) / 100, weight, offset };
      const figures = measureBoundaries(episodes.map((episode, i) => placed(episode, candidates[i]!, prior)));
      if (!best || worth(figures) > worth(best.figures)) best = { prior, figures };
    }
  }
  return best!;
}

function placed({ starts, context }: BoundaryEpisode, candidates: readonly Candidate[], prior: LengthPrior) {
  const words = context.wordsBefore.at(-1)!;
  return {
    gold: starts.map((unit) => context.wordsBefore[unit]!),
    found: placeBoundaries(candidates, { from: 0, to: words }, prior).map((candidate) => candidate.words),
    words,
  };
}
