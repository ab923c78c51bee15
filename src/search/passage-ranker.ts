// The order of passages: a sum of weighted features, whose weights were learned from questions with known answers.
import type { Contribution } from './fuse.js';
import { type FeatureRow, type PassageFeature, passageFeatures } from './passage-features.js';

/** One for each feature. Those above 0 sum to about 1, and so high a score can be. */
export type RankerWeights = Readonly<Record<PassageFeature, number>>;

/** Added up in the order of `passageFeatures`, as the contributions are. */
export function scoreOf(row: FeatureRow, weights: RankerWeights): number {
  let score = 0;
  for (const name of passageFeatures) score += weights[name] * row[name];
  return score;
}

/** What each feature adds to the score, features without weight aside. */
export function contributionsOf(row: FeatureRow, weights: RankerWeights): Contribution[] {
  return passageFeatures
    .filter((name) => weights[name] !== 0)
    .map((name) => ({ signal: name, value: weights[name] * row[name], weight: weights[name], score: row[name] }));
}
