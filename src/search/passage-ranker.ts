// The order of passages: a sum of weighted features, whose weights were learned from questions with known answers.
import { z } from 'zod';
import type { Contribution } from './fuse.js';
import { type FeatureRow, passageFeatures } from './passage-features.js';

const rankerSchema = z.object({
  version: z.literal(1),
  /** One for each feature. Those above 0 sum to about 1, and so high a score can be. */
  weights: z.record(z.enum(passageFeatures), z.number()),
  provenance: z.object({
    data: z.string(),
    date: z.string(),
    /** Fingerprint of the embedding model with which the features were computed. */
    embedder: z.string(),
    command: z.string(),
    figures: z.record(z.string(), z.number()),
  }),
});

export type PassageRankerModel = z.infer<typeof rankerSchema>;
export type RankerWeights = PassageRankerModel['weights'];

/** Throws when the text is no ranker, lacks a feature or has one that this code does not compute. */
export function parsePassageRanker(json: string): PassageRankerModel {
  return rankerSchema.parse(JSON.parse(json));
}

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
