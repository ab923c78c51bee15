// What the topic matcher has learned: words that keep company with topics, and what each kind of evidence is worth.
import { z } from 'zod';
import { linearWeightsSchema, provenanceSchema } from '../speech/linear-model.js';

const judgeSchema = z.object({
  weights: linearWeightsSchema,
  /** Probability from which on a topic is carried. */
  threshold: z.number().min(0).max(1),
});

const topicModelSchema = z.object({
  kind: z.literal('topic-matcher'),
  version: z.string(),
  provenance: provenanceSchema,
  /** By the topic's slug, then by stem; see `TopicProfile`. */
  profiles: z.record(z.string(), z.record(z.string(), z.number())),
  lesson: judgeSchema,
  chapter: judgeSchema,
});

export type TopicModel = z.infer<typeof topicModelSchema>;

/** Checks the parsed JSON of data/models/topic-matcher.json. Throws ZodError when it is not such a model. */
export function parseTopicModel(json: unknown): TopicModel {
  return topicModelSchema.parse(json);
}
