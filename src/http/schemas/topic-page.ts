// One topic with what hangs on it.
import { z } from 'zod';
import { episodeRefSchema } from './episode.js';
import { DEFAULT_LIST_LIMIT, limit } from './fields.js';
import { archiveLessonSchema } from './lesson.js';
import { secondsSchema, timingSchema } from './timing.js';
import { topicRefSchema, topicSchema } from './topic.js';
import { chapterSchema } from './transcript.js';

export const topicPageQuery = z.strictObject({ limit: limit(DEFAULT_LIST_LIMIT) });

const episodeSchema = episodeRefSchema.extend({ publishedAt: z.string().nullable() });

const mentionSchema = z
  .object({
    episode: episodeSchema,
    turn: z.int(),
    startOffset: z.int().meta({ description: "Characters (UTF-16) into the turn's text" }),
    startTime: secondsSchema,
    timing: timingSchema,
    speaker: z.string().nullable(),
    url: z.string().meta({ description: 'Path on this server that leads to the moment' }),
  })
  .meta({ id: 'TopicMention', description: 'A place where the topic is spoken of' });

export const topicPageSchema = topicSchema
  .extend({
    lessons: z.array(archiveLessonSchema).meta({
      description: 'Strongest first, but no speaker and no episode fills the list; at most `limit`',
    }),
    chapters: z
      .array(chapterSchema.extend({ episode: episodeRefSchema }))
      .meta({ description: 'Newest episode first; at most `limit`' }),
    episodes: z.array(episodeSchema).meta({ description: 'Episodes that speak of it, newest first; at most `limit`' }),
    firstMention: mentionSchema.nullable().meta({ description: 'In the oldest episode; null when nothing carries it' }),
    lastMention: mentionSchema.nullable().meta({ description: 'In the newest episode; null when nothing carries it' }),
    related: z.array(topicRefSchema).meta({
      description:
        'Topics that share lessons and chapters with it more than their number makes likely (shared over the root of ' +
        'the product of both numbers), nearest first',
    }),
  })
  .meta({ id: 'TopicPage' });
