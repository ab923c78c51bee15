// What people edit: the changes that they send, and what the API shows of them.
import { z } from 'zod';
import { editKinds } from '../../domain/edit.js';
import { episodeRefSchema } from './episode.js';
import { editExample } from './examples.js';
import { cursor, DEFAULT_LIST_LIMIT, limit, phrase, slug } from './fields.js';
import { archiveLessonSchema, lessonSchema } from './lesson.js';
import { topicSchema } from './topic.js';
import { chapterSchema } from './transcript.js';

const MAX_LABEL_LENGTH = 100;
const MAX_TITLE_LENGTH = 200;
const MAX_STATEMENT_LENGTH = 500;

export const changesSomething = (change: object): boolean => Object.values(change).some((value) => value !== undefined);
export const changesNothing = { error: 'has to name something to change' };

export const topicChangeSchema = z
  .strictObject({
    label: phrase(MAX_LABEL_LENGTH)
      .nullable()
      .optional()
      .meta({ description: 'A new name; null: the one it was found by' }),
    hidden: z.boolean().optional().meta({ description: 'true: nothing shows it, nothing is found by it' }),
    mergedInto: slug.nullable().optional().meta({
      description: 'Slug of the topic that stands for this one from now on; null: none, it stands for itself',
    }),
  })
  .refine(changesSomething, changesNothing)
  .meta({ id: 'TopicChange', examples: [{ label: 'Restore drills' }, { mergedInto: 'restore-testing' }] });

export const lessonChangeSchema = z
  .strictObject({
    statement: phrase(MAX_STATEMENT_LENGTH)
      .nullable()
      .optional()
      .meta({ description: 'A new wording; null: the one that was derived. The quote stays as it was said' }),
    hidden: z.boolean().optional().meta({ description: 'true: no list, page or search shows it' }),
  })
  .refine(changesSomething, changesNothing)
  .meta({ id: 'LessonChange', examples: [{ hidden: true }] });

export const chapterChangeSchema = z
  .strictObject({
    title: phrase(MAX_TITLE_LENGTH).nullable().meta({ description: 'A new title; null: the one it had before' }),
  })
  .meta({ id: 'ChapterChange', examples: [{ title: 'Ten rows prove nothing' }] });

export const editedTopicSchema = topicSchema
  .extend({
    derivedLabel: z.string().meta({ description: 'Its name without edits' }),
    hidden: z.boolean(),
    mergedInto: z.string().nullable().meta({ description: 'Slug of the topic that answers for it, after all merges' }),
  })
  .meta({ id: 'EditedTopic', description: 'A topic as its editors see it, also when readers do not' });

export const editedLessonSchema = archiveLessonSchema
  .extend({
    chapter: lessonSchema.shape.chapter,
    derivedStatement: z.string().meta({ description: 'Its statement without edits' }),
    hidden: z.boolean(),
  })
  .meta({ id: 'EditedLesson', description: 'A lesson as its editors see it, also when readers do not' });

export const editedChapterSchema = chapterSchema
  .extend({ derivedTitle: z.string().meta({ description: 'Its title without edits' }) })
  .meta({ id: 'EditedChapter' });

const subjectSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('topic'), slug: z.string() }),
    z.object({
      type: z.literal('lesson'),
      episode: episodeRefSchema,
      id: z
        .string()
        .meta({ description: 'The lesson that carries it now; the one that it was made on while it waits' }),
      quote: z.string().meta({ description: 'Of the lesson that it was made on' }),
    }),
    z.object({
      type: z.literal('chapter'),
      episode: episodeRefSchema,
      index: z.int().nullable().meta({ description: 'The chapter that carries it now; null while it waits' }),
      words: z.string().meta({ description: 'With which the chapter began that it was made on' }),
    }),
    z.object({
      type: z.literal('person'),
      show: z.string(),
      slug: z.string().nullable().meta({ description: 'The person who carries it now; null while it waits' }),
      name: z.string().meta({ description: 'Spelling that it was made on' }),
    }),
  ])
  .meta({ description: 'What it stands on' });

const stateSchema = z.enum(['applied', 'waiting']);

export const editSchema = z
  .object({
    id: z.string(),
    kind: z.enum(editKinds),
    state: stateSchema.meta({
      description: '`waiting`: what it stands on is not there at the moment; it is applied when that comes back',
    }),
    subject: subjectSchema,
    value: z.string().nullable().meta({
      description:
        'The words given, the slug of the topic merged into, or the name of the other person; null for hiding',
    }),
    createdAt: z.string().meta({ description: 'ISO 8601 date-time' }),
    updatedAt: z.string().meta({ description: 'ISO 8601 date-time' }),
  })
  .meta({ id: 'Edit', examples: [editExample] });

export const editListQuery = z.strictObject({
  state: stateSchema.optional().meta({ description: 'Only those in this state' }),
  limit: limit(DEFAULT_LIST_LIMIT),
  cursor,
});

export const editListSchema = z
  .object({ items: z.array(editSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'EditList', description: 'The last change first' });
