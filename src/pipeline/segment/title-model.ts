// What the JSON of titles and summaries holds, and how it is checked when it is loaded.
import { z } from 'zod';
import { linearWeightsSchema, provenanceSchema } from '../speech/linear-model.js';

const titleModelSchema = z.object({
  kind: z.literal('chapter-titles'),
  version: z.string(),
  provenance: provenanceSchema,
  /** Weights of a title's candidates. */
  title: linearWeightsSchema,
  /** Weights of a summary's sentences. */
  summary: linearWeightsSchema,
});

export type TitleModel = z.infer<typeof titleModelSchema>;

/** Checks the parsed JSON of data/models/chapter-titles.json. Throws ZodError when it is not such a model. */
export function parseTitleModel(json: unknown): TitleModel {
  return titleModelSchema.parse(json);
}
