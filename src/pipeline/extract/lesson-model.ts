// What the lesson model's JSON holds, and how it is checked when it is loaded.
import { z } from 'zod';
import { linearWeightsSchema, provenanceSchema } from '../speech/linear-model.js';

const lessonModelSchema = z.object({
  kind: z.literal('lesson-scorer'),
  version: z.string(),
  provenance: provenanceSchema,
  /** Log-odds that a sentence belongs to a lesson. */
  sentence: linearWeightsSchema,
  /** Log-odds that a run of one to three sentences is a lesson's quote, from its sentences' log-odds and its form. */
  span: linearWeightsSchema,
  selection: z.object({
    /** A span is a lesson from this probability on. */
    threshold: z.number(),
    /** At most so many lessons for 1,000 words, and with more words by their root. */
    perRootThousandWords: z.number().positive(),
  }),
});

export type LessonModel = z.infer<typeof lessonModelSchema>;

/** Checks the parsed JSON of data/models/lesson-scorer.json. Throws ZodError when it is not such a model. */
export function parseLessonModel(json: unknown): LessonModel {
  return lessonModelSchema.parse(json);
}
