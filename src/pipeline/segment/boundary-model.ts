// What the chapter model's JSON holds, and how it is checked when it is loaded.
import { z } from 'zod';
import { linearWeightsSchema, provenanceSchema } from '../speech/linear-model.js';

/** Words of a chapter are log-normal around a middle; how hard that presses against the evidence is learned too. */
const lengthPriorSchema = z.object({
  /** Median words of a chapter. */
  median: z.number().positive(),
  /** Standard deviation of the logarithm. */
  spread: z.number().positive(),
  /** How much the prior counts beside the boundaries' log-odds. */
  weight: z.number().nonnegative(),
  /** Added to each boundary's log-odds: higher gives more chapters. */
  offset: z.number(),
});

const chapterModelSchema = z.object({
  kind: z.literal('chapter-boundary'),
  version: z.string(),
  provenance: provenanceSchema,
  /** Places at a turn's beginning, in conversations. */
  turnStart: linearWeightsSchema,
  /** Places inside a long turn, in talks. */
  insideTurn: linearWeightsSchema,
  conversation: lengthPriorSchema,
  monologue: lengthPriorSchema,
});

export type ChapterModel = z.infer<typeof chapterModelSchema>;
export type LengthPrior = z.infer<typeof lengthPriorSchema>;

/** Checks the parsed JSON of data/models/chapter-boundary.json. Throws ZodError when it is not such a model. */
export function parseChapterModel(json: unknown): ChapterModel {
  return chapterModelSchema.parse(json);
}
