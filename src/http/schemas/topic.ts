// Topics as the API shows them.
import { z } from 'zod';
import { cursor, DEFAULT_LIST_LIMIT, limit, line, MAX_QUERY_LENGTH } from './fields.js';

export const topicRefSchema = z
  .object({ slug: z.string(), label: z.string() })
  .meta({ id: 'TopicRef', examples: [{ slug: 'recovery-over-prevention', label: 'Recovery over prevention' }] });

export const topicSchema = z
  .object({
    slug: z.string(),
    label: z.string(),
    kind: z.enum(['curated', 'found']).meta({ description: 'From the curated list, or found in transcripts' }),
    definition: z.string().nullable().meta({ description: 'One sentence; null for found topics' }),
    aliases: z.array(z.string()).meta({ description: 'Other names for it' }),
    lessonCount: z.int(),
    chapterCount: z.int(),
    episodeCount: z.int(),
    url: z.string().meta({ description: "Path of the topic's page on this server" }),
  })
  .meta({ id: 'Topic' });

export const topicListQuery = z.strictObject({
  q: line(MAX_QUERY_LENGTH).optional().meta({ description: 'Only topics with this in their label or an alias' }),
  limit: limit(DEFAULT_LIST_LIMIT),
  cursor,
});

export const topicListSchema = z
  .object({ items: z.array(topicSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'TopicList', description: 'Topics in use, most used first' });
