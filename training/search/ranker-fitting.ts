// Which weights of passage features put the passages that answer first, and how good are they on other episodes?
import type { FeatureRow, PassageFeature } from '../../src/search/passage-features.js';
import { fitRanking, product } from './logistic.js';
import type { PooledCase } from './pooled-cases.js';
import { firstRank } from './ranking-figures.js';

const FOLDS = 5;
/** Few steps, because each goes over some 700,000 rows; they are long, because weights end near 10. */
const FITTING = { steps: 200, rate: 0.15 };

type Features = readonly PassageFeature[];

/**
 * One weight for each of the features; the other features take no part. Of a question's passages that do not answer, at
 * most `mostOthers` teach, evenly taken: weights differ little for it, and are there the sooner.
 */
export function fitWeights(
  cases: readonly PooledCase[],
  features: Features,
  mostOthers = Number.POSITIVE_INFINITY,
): number[] {
  const groups = cases.map(({ rows, relevant }) =>
    thin(relevant, mostOthers).map((i) => ({ row: valuesOf(rows[i]!, features), positive: relevant[i]! })),
  );
  const start = features.map(() => 0);
  return fitRanking(groups, start, { ...FITTING, free: features.map(() => true) });
}

/** Places of all that are relevant and of at most so many others. */
function thin(relevant: readonly boolean[], mostOthers: number): number[] {
  const others = relevant.filter((isRelevant) => !isRelevant).length;
  const share = Math.min(1, mostOthers / others);
  let seen = 0;
  return relevant.flatMap((isRelevant, i) => {
    if (isRelevant) return i;
    seen++;
    return Math.floor(seen * share) > Math.floor((seen - 1) * share) ? i : [];
  });
}

/** The rank of the first passage that answers each question, as `firstRank` gives it. */
export function rankAll(cases: readonly PooledCase[], features: Features, weights: readonly number[]): number[] {
  return cases.map(({ rows, relevant }) => {
    const scores = rows.map((row) => product(weights, valuesOf(row, features)));
    return firstRank(scores, relevant);
  });
}

/** The same with weights that were fitted on other episodes than the question's. */
export function crossValidate(cases: readonly PooledCase[], features: Features, mostOthers?: number): number[] {
  const episodes = [...new Set(cases.map(({ question }) => question.episode))].sort();
  const foldOf = new Map(episodes.map((episode, i) => [episode, i % FOLDS]));
  const ranks = new Map<PooledCase, number>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const isOut = ({ question }: PooledCase) => foldOf.get(question.episode) === fold;
    const weights = fitWeights(
      cases.filter((each) => !isOut(each)),
      features,
      mostOthers,
    );
    const left = cases.filter(isOut);
    rankAll(left, features, weights).forEach((rank, i) => {
      ranks.set(left[i]!, rank);
    });
  }
  return cases.map((each) => ranks.get(each)!);
}

function valuesOf(row: FeatureRow, features: Features): number[] {
  return features.map((name) => row[name]);
}
