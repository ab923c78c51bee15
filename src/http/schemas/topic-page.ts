// One topic with what hangs on it.
import { z } from 'zod';
import { episodeRefSchema } from './episode.js';
import { DEFAULT_LIST_LIMIT, limit } from './fields.js';
import { archiveLessonSchema } from './lesson.js';
import { topicRefSchema, topicSchema } from './topic.js';
import { chapterSchema } from './transcript.js';

export const topicPageQuery = z.strictObject({ limit: limit(DEFAULT_LIST_LIMIT) });

export const topicPageSchema = topicSchema
  .extend({
    lessons: z.array(archiveLessonSchema).meta({ description: 'Strongest first; at most `limit`' }),
    chapters: z
      .array(chapterSchema.extend({ episode: episodeRefSchema }))
      .meta({ description: 'Newest episode first; at most `limit`' }),
    related: z.array(topicRefSchema).meta({ description: 'Topics that share most lessons or chapters with it' }),
  })
  .meta({ id: 'TopicPage' });
