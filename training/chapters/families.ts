// What does each family of a place's features add to finding chapters? Families one after another, cross-validated.
import { areaUnderCurve, predictHeldOut } from '../linear/stage.js';
import { type BoundaryEpisode, boundaryStage, chooseLengthPrior, gatherCandidates, VECTOR } from './learn.js';
import type { BoundaryFigures } from './measure.js';
import { OPTIONS } from './options.js';

/** In the order in which they are added, each with the names of its features. */
const FAMILIES: readonly (readonly [label: string, names: RegExp])[] = [
  ['shifts of meaning and words, new words', /^(?:meaning|words)\d|^novelty$/],
  ['+ place in the episode, breaks of the source', /^(?:near|towards|position|atBreak|shortlyAfter|afterBreak)/],
  ['+ turns: lengths, who asks, who hosts', /^(?:this|before|before2|next|next2):|^inside/],
  [
    '+ words: openings, cue phrases, questions',
    /^(?:first|says|opening|closing|question):|^(?:endsAsking|afterQuestion)$/,
  ],
  ['+ vector of the first sentence (what ships)', new RegExp(`^${VECTOR}$`)],
];
const MINIMUM = { minRows: 5, minGroups: 4 };
const FOLDS = { count: 3, seed: 1 };

export interface FamilyRow {
  readonly label: string;
  /** How often a chapter's start is placed before another turn's. */
  readonly area: number;
  readonly figures: BoundaryFigures;
}

/** One row for each family, learned with all families before it. The episodes are conversations. */
export function measureChapterFamilies(episodes: readonly BoundaryEpisode[]): FamilyRow[] {
  return FAMILIES.map(([label], last) => {
    const isWanted = (feature: string) => FAMILIES.slice(0, last + 1).some(([, names]) => names.test(feature));
    const stage = boundaryStage(episodes, 'turnStart', MINIMUM, isWanted);
    const logits = predictHeldOut(stage, OPTIONS, FOLDS);
    const { figures } = chooseLengthPrior(episodes, gatherCandidates(episodes, [{ stage, logits }]));
    return { label, area: areaUnderCurve(logits, stage), figures };
  });
}
