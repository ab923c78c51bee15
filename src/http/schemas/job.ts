// Background jobs as the API shows them.
import { z } from 'zod';
import { jobExample } from './examples.js';
import { problemSchema } from './problem.js';

export const jobSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['ingest']),
    state: z.enum(['queued', 'running', 'succeeded', 'failed']),
    progress: z.number().meta({ description: 'A share from 0 to 1' }),
    episodeId: z.string().nullable().meta({ description: 'Set when the job succeeded' }),
    error: z
      .object({ code: z.string(), message: z.string(), details: problemSchema.shape.errors })
      .nullable()
      .meta({ description: 'Set when the job failed; the codes are those of problems' }),
    createdAt: z.string().meta({ description: 'ISO 8601 date-time' }),
    updatedAt: z.string().meta({ description: 'ISO 8601 date-time' }),
  })
  .meta({ id: 'Job', examples: [jobExample] });
