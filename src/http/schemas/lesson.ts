// Lessons: of one episode, and across the archive.
import { z } from 'zod';
import { episodeRefSchema } from './episode.js';
import { archiveLessonExample, lessonExample } from './examples.js';
import {
  cursor,
  DEFAULT_LIST_LIMIT,
  dateOrderIssue,
  episodeFilterField,
  filterFields,
  limit,
  MAX_QUERY_LENGTH,
  prose,
  startsBeforeItEnds,
} from './fields.js';
import { secondsSchema, timingSchema } from './timing.js';
import { topicRefSchema } from './topic.js';

export const statementOriginSchema = z
  .enum(['computed', 'edited'])
  .meta({ description: 'Who worded it; `edited`: somebody here, `PATCH`ing the lesson. The quote is never edited' });

const saidFields = {
  quote: z.string().meta({ description: 'The words that prove it, verbatim in the turn from `startOffset` on' }),
  turn: z.int(),
  startOffset: z.int().meta({ description: "Characters (UTF-16) into the turn's text" }),
  endOffset: z.int(),
  speaker: z.string().nullable(),
  startTime: secondsSchema,
  timing: timingSchema,
  url: z.string().meta({ description: 'Path on this server that leads to the moment' }),
};

export const evidenceSchema = z
  .array(z.object(saidFields).meta({ id: 'LessonEvidence' }))
  .meta({ description: 'Where else the episode says the same, best first, at most four. Mostly empty' });

const lessonFields = {
  id: z.string().meta({ description: 'Stays over corrections of the transcript that leave the lesson' }),
  statement: z.string().meta({ description: 'One sentence that reads well alone' }),
  statementOrigin: statementOriginSchema,
  pageUrl: z.string().meta({ description: 'Path on this server of its own page: a link that lasts' }),
  ...saidFields,
  evidence: evidenceSchema,
  topics: z.array(topicRefSchema),
  score: z.number().meta({ description: 'Higher is stronger; comparable within one list only' }),
};

export const lessonSchema = z
  .object({ ...lessonFields, chapter: z.int().meta({ description: 'Index of the chapter that it stands in' }) })
  .meta({ id: 'Lesson', examples: [lessonExample] });

export const episodeLessonsSchema = z
  .object({ lessons: z.array(lessonSchema) })
  .meta({ id: 'EpisodeLessons', description: 'Best first' });

export const archiveLessonSchema = z
  .object({ ...lessonFields, episode: episodeRefSchema })
  .meta({ id: 'ArchiveLesson', examples: [archiveLessonExample] });

export const lessonListQuery = z
  .strictObject({
    q: prose(MAX_QUERY_LENGTH).optional().meta({ description: 'Ranks by it; without, the strongest come first' }),
    ...filterFields,
    episode: episodeFilterField,
    limit: limit(DEFAULT_LIST_LIMIT),
    cursor,
  })
  .refine(startsBeforeItEnds, dateOrderIssue);

export const lessonListSchema = z
  .object({
    items: z.array(archiveLessonSchema),
    nextCursor: z.string().nullable(),
    degraded: z.boolean().meta({ description: 'True when a part of search could not take part' }),
    reason: z.string().optional().meta({ description: 'Why, when degraded' }),
  })
  .meta({ id: 'LessonList' });
