// Background jobs as the API shows them.
import { z } from 'zod';
import { jobStates } from '../../domain/job.js';
import { jobExample } from './examples.js';
import { cursor, DEFAULT_LIST_LIMIT, limit, line, slug } from './fields.js';
import { problemSchema } from './problem.js';

const stateSchema = z.enum(jobStates);

export const jobSchema = z
  .object({
    id: z.string(),
    kind: z.string().meta({ description: 'What is done, such as `ingest`' }),
    show: z.string().nullable().meta({ description: 'Slug of the show that it is done for' }),
    state: stateSchema.meta({
      description: '`waiting`: for the next attempt, at `retryAt`. The ends are `succeeded`, `failed` and `cancelled`',
    }),
    progress: z.number().meta({ description: 'A share from 0 to 1' }),
    episodeId: z.string().nullable().meta({ description: 'Set when the job succeeded and changed an episode' }),
    error: z
      .object({ code: z.string(), message: z.string(), details: problemSchema.shape.errors })
      .nullable()
      .meta({ description: 'Why it failed, or why the last attempt did; the codes are those of problems' }),
    attempts: z.int().meta({ description: 'How often it was begun' }),
    retryAt: z.string().nullable().meta({ description: 'ISO 8601 date-time of the next attempt, while it waits' }),
    cancelRequested: z.boolean().meta({ description: 'It runs, and stops at its next safe point' }),
    createdAt: z.string().meta({ description: 'ISO 8601 date-time' }),
    updatedAt: z.string().meta({ description: 'ISO 8601 date-time' }),
  })
  .meta({ id: 'Job', examples: [jobExample] });

export const jobListQuery = z.strictObject({
  state: stateSchema.optional().meta({ description: 'Only jobs in this state' }),
  kind: line(100)
    .optional()
    .meta({ description: 'Only jobs of this kind', examples: ['ingest'] }),
  show: slug.optional().meta({ description: 'Only jobs of this show' }),
  limit: limit(DEFAULT_LIST_LIMIT),
  cursor,
});

export const jobListSchema = z
  .object({ items: z.array(jobSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'JobList', description: 'Jobs, newest first' });
