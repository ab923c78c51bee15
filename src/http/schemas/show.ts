// Shows as the API shows them.
import { z } from 'zod';
import { cursor, DEFAULT_LIST_LIMIT, limit } from './fields.js';

export const showSchema = z
  .object({
    slug: z.string(),
    title: z.string(),
    episodeCount: z.int(),
    firstPublishedAt: z.string().nullable().meta({ description: 'ISO 8601; null where no episode has a date' }),
    lastPublishedAt: z.string().nullable().meta({ description: 'ISO 8601; null where no episode has a date' }),
    url: z.string().meta({ description: "Path of the show's page on this server" }),
  })
  .meta({ id: 'Show' });

export const showListQuery = z.strictObject({ limit: limit(DEFAULT_LIST_LIMIT), cursor });

export const showListSchema = z
  .object({ items: z.array(showSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'ShowList' });
