// What people change of what was derived: topics, lessons and titles of chapters; the list of it, and the way back.
import { z } from 'zod';
import { HindcastError } from '../../domain/errors.js';
import { presentEditedChapter, presentEditedLesson, presentEditedTopic } from '../present-edits.js';
import { type App, found } from '../routing.js';
import {
  chapterChangeSchema,
  editedChapterSchema,
  editedLessonSchema,
  editedTopicSchema,
  editListQuery,
  editListSchema,
  lessonChangeSchema,
  topicChangeSchema,
} from '../schemas/edit.js';
import { pathKey } from '../schemas/fields.js';
import { json, problems } from '../schemas/problem.js';
import type { Services } from '../services.js';
import { episodeParams, noEpisode } from './episodes.js';
import { noLesson } from './lessons.js';

const noQuery = z.strictObject({});
const security = [{ apiKey: [] }];
const writing = problems(
  ...(['invalid-request', 'malformed-json', 'payload-too-large', 'unsupported-media-type'] as const),
  ...(['unauthorized', 'foreign-origin'] as const),
);

export function editRoutes(app: App, { reader, ingest: { edits } }: Services): void {
  app.patch(
    '/v1/topics/:slug',
    {
      schema: {
        operationId: 'editTopic',
        tags: ['edits', 'topics'],
        summary: 'Rename, hide or merge a topic',
        description: 'Holds for all episodes, also those that come later. Fields that are missing stay as they are.',
        security,
        params: z.object({ slug: pathKey('Slug of the topic', 'recovery-over-prevention') }),
        querystring: noQuery,
        body: topicChangeSchema,
        response: {
          200: json(editedTopicSchema, 'The topic as it is now'),
          ...writing,
          ...problems('unknown-topic', 'merge-circle', 'label-taken'),
        },
      },
    },
    async ({ params: { slug }, body }) => presentEditedTopic(await edits.editTopic(slug, body)),
  );

  app.patch(
    '/v1/lessons/:id',
    {
      schema: {
        operationId: 'editLesson',
        tags: ['edits', 'lessons'],
        summary: 'Reword or hide a lesson',
        description: 'Kept by the words of its quote. Fields that are missing stay as they are.',
        security,
        params: z.object({ id: pathKey('Id of the lesson', 'ls_0123456789abcdef') }),
        querystring: noQuery,
        body: lessonChangeSchema,
        response: {
          200: json(editedLessonSchema, 'The lesson as it is now'),
          ...writing,
          ...problems('unknown-lesson'),
        },
      },
    },
    async ({ params: { id }, body }) => {
      const lesson = found(await edits.editLesson(id, body), 'unknown-lesson', noLesson(id));
      return presentEditedLesson(lesson);
    },
  );

  app.patch(
    '/v1/episodes/:id/chapters/:index',
    {
      schema: {
        operationId: 'editChapter',
        tags: ['edits', 'episodes'],
        summary: 'Give a chapter another title',
        description: 'Kept by the words that the chapter begins with.',
        security,
        params: episodeParams.extend({ index: pathKey('Index of the chapter', '0') }),
        querystring: noQuery,
        body: chapterChangeSchema,
        response: {
          200: json(editedChapterSchema, 'The chapter as it is now'),
          ...writing,
          ...problems('unknown-episode', 'unknown-chapter'),
        },
      },
    },
    async ({ params: { id, index }, body }) => {
      found(await reader.findEpisode(id), 'unknown-episode', noEpisode(id));
      const detail = `The episode has no chapter "${index}"`;
      if (!/^\d{1,9}$/u.test(index)) throw new HindcastError('unknown-chapter', detail);
      const chapter = await edits.editChapter({ episodeId: id, index: Number(index) }, body);
      return presentEditedChapter(found(chapter, 'unknown-chapter', detail));
    },
  );

  app.get(
    '/v1/edits',
    {
      schema: {
        operationId: 'listEdits',
        tags: ['edits'],
        summary: 'What people edited, the last change first',
        querystring: editListQuery,
        response: { 200: json(editListSchema, 'A page of edits'), ...problems('invalid-request', 'invalid-cursor') },
      },
    },
    async ({ query: { state, ...page } }) => {
      const { items, nextCursor } = await reader.findEdits({ state }, page);
      return { items: [...items], nextCursor };
    },
  );

  app.delete(
    '/v1/edits/:id',
    {
      schema: {
        operationId: 'takeEditBack',
        tags: ['edits'],
        summary: 'Take an edit back',
        description: 'What was derived is there again at once.',
        security,
        params: z.object({ id: pathKey('Id of the edit', 'ed_01234567-89ab-4cde-8f01-23456789abcd') }),
        querystring: noQuery,
        response: {
          204: z.undefined().describe('It is taken back'),
          ...problems('invalid-request', 'unauthorized', 'foreign-origin', 'unknown-edit'),
        },
      },
    },
    async ({ params: { id } }, reply) => {
      if (!(await edits.takeEditBack(id))) throw new HindcastError('unknown-edit', `There is no edit "${id}"`);
      return reply.code(204).send();
    },
  );
}
