// The file of learned weights of passages: is it one that this code can use?
import { z } from 'zod';
import { passageFeatures } from './passage-features.js';

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

/** Throws when the text is no ranker, lacks a feature or has one that this code does not compute. */
export function parsePassageRanker(json: string): PassageRankerModel {
  return rankerSchema.parse(JSON.parse(json));
}
