// What people change of what was derived: topics, lessons and titles of chapters; the list of it, and the way back.
import { z } from 'zod';
import type { Edit, EditedChapter, EditedLesson } from '../../domain/edit.js';
import { HindcastError } from '../../domain/errors.js';
import type { ChapterAddress } from '../../store/store.js';
import { tagOfView } from '../etag.js';
import { expectedState, type Tagged } from '../if-match.js';
import { presentEditedChapter, presentEditedLesson, presentEditedTopic } from '../present-edits.js';
import { type App, found } from '../routing.js';
import {
  chapterChangeSchema,
  editedChapterSchema,
  editedLessonSchema,
  editedTopicSchema,
  editListQuery,
  editListSchema,
  editSchema,
  lessonChangeSchema,
  topicChangeSchema,
} from '../schemas/edit.js';
import { pathKey } from '../schemas/fields.js';
import { json, problems } from '../schemas/problem.js';
import { topicPageSchema } from '../schemas/topic-page.js';
import type { Services } from '../services.js';
import { episodeParams, noEpisode } from './episodes.js';
import { noLesson } from './lessons.js';
import { readTopicPage } from './topics.js';

const noQuery = z.strictObject({});
const chapterParams = episodeParams.extend({ index: pathKey('Index of the chapter', '0') });
const editParams = z.object({ id: pathKey('Id of the edit', 'ed_01234567-89ab-4cde-8f01-23456789abcd') });
const security = [{ apiKey: [] }];
const writing = problems(
  ...(['invalid-request', 'malformed-json', 'payload-too-large', 'unsupported-media-type'] as const),
  ...(['unauthorized', 'foreign-origin', 'precondition-failed'] as const),
);
const guarded = 'With `If-Match`, only what has that `ETag` is edited (412).';

export function editRoutes(app: App, { reader, ingest: { edits } }: Services): void {
  app.patch(
    '/v1/topics/:slug',
    {
      schema: {
        operationId: 'editTopic',
        tags: ['edits', 'topics'],
        summary: 'Rename, hide or merge a topic',
        description:
          'Holds for all episodes, also those that come later. Fields that are missing stay as they are. ' +
          `${guarded} The tag is that of \`GET /v1/topics/{slug}\` without parameters.`,
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
    async (request, reply) => {
      const { slug } = request.params;
      const expected = await expectedState(request, () => tagTopic(reader, slug));
      const topic = await edits.editTopic(slug, { ...request.body, expected });
      const now = await tagTopic(reader, slug);
      if (now) reply.header('etag', now.tag);
      return presentEditedTopic(topic);
    },
  );

  app.patch(
    '/v1/lessons/:id',
    {
      schema: {
        operationId: 'editLesson',
        tags: ['edits', 'lessons'],
        summary: 'Reword or hide a lesson',
        description: `Kept by the words of its quote. Fields that are missing stay as they are. ${guarded}`,
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
    async (request, reply) => {
      const { id } = request.params;
      const expected = await expectedState(request, async () => tagLesson(await reader.findEditedLesson(id)));
      const edited = await edits.editLesson(id, { ...request.body, expected });
      const lesson = found(edited, 'unknown-lesson', noLesson(id));
      reply.header('etag', tagOfView(editedLessonSchema, presentEditedLesson(lesson)));
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
        description: `Kept by the words that the chapter begins with. ${guarded}`,
        security,
        params: chapterParams,
        querystring: noQuery,
        body: chapterChangeSchema,
        response: {
          200: json(editedChapterSchema, 'The chapter as it is now'),
          ...writing,
          ...problems('unknown-episode', 'unknown-chapter'),
        },
      },
    },
    async (request, reply) => {
      const at = await addressOf(reader, request.params);
      const expected = await expectedState(request, async () => tagChapter(await reader.findEditedChapter(at)));
      const chapter = await edits.editChapter(at, { ...request.body, expected });
      const view = presentEditedChapter(found(chapter, 'unknown-chapter', noChapter(at.index)));
      reply.header('etag', tagOfView(editedChapterSchema, view));
      return view;
    },
  );

  app.get(
    '/v1/episodes/:id/chapters/:index',
    {
      schema: {
        operationId: 'getChapter',
        tags: ['episodes'],
        summary: 'One chapter, with what people edited of it',
        params: chapterParams,
        querystring: noQuery,
        response: {
          200: json(editedChapterSchema, 'The chapter'),
          ...problems('invalid-request', 'unknown-episode', 'unknown-chapter'),
        },
      },
    },
    async ({ params }) => {
      const at = await addressOf(reader, params);
      return presentEditedChapter(found(await reader.findEditedChapter(at), 'unknown-chapter', noChapter(at.index)));
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

  app.get(
    '/v1/edits/:id',
    {
      schema: {
        operationId: 'getEdit',
        tags: ['edits'],
        summary: 'One edit',
        params: editParams,
        querystring: noQuery,
        response: { 200: json(editSchema, 'The edit'), ...problems('invalid-request', 'unknown-edit') },
      },
    },
    async ({ params: { id } }) => found(await reader.findEdit(id), 'unknown-edit', noEdit(id)),
  );

  app.delete(
    '/v1/edits/:id',
    {
      schema: {
        operationId: 'takeEditBack',
        tags: ['edits'],
        summary: 'Take an edit back',
        description: `What was derived is there again at once. ${guarded.replace('edited', 'taken back')}`,
        security,
        params: editParams,
        querystring: noQuery,
        response: {
          204: z.undefined().describe('It is taken back'),
          ...problems('invalid-request', 'unauthorized', 'foreign-origin', 'unknown-edit', 'precondition-failed'),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const expected = await expectedState(request, async () => tagEdit(await reader.findEdit(id)));
      if (!(await edits.takeEditBack(id, expected))) throw new HindcastError('unknown-edit', noEdit(id));
      return reply.code(204).send();
    },
  );
}

function noEdit(id: string): string {
  return `There is no edit "${id}"`;
}

function noChapter(index: number | string): string {
  return `The episode has no chapter "${index}"`;
}

/** Throws `unknown-episode` and `unknown-chapter`. */
async function addressOf(
  reader: Services['reader'],
  { id, index }: z.output<typeof chapterParams>,
): Promise<ChapterAddress> {
  found(await reader.findEpisode(id), 'unknown-episode', noEpisode(id));
  if (!/^\d{1,9}$/u.test(index)) throw new HindcastError('unknown-chapter', noChapter(index));
  return { episodeId: id, index: Number(index) };
}

async function tagTopic(reader: Services['reader'], slug: string): Promise<Tagged | null> {
  const value = await reader.findTopic(slug);
  return value && { value, tag: tagOfView(topicPageSchema, await readTopicPage(reader, value)) };
}

function tagLesson(value: EditedLesson | null): Tagged | null {
  return value && { value, tag: tagOfView(editedLessonSchema, presentEditedLesson(value)) };
}

function tagEdit(value: Edit | null): Tagged | null {
  return value && { value, tag: tagOfView(editSchema, value) };
}

function tagChapter(value: EditedChapter | null): Tagged | null {
  return value && { value, tag: tagOfView(editedChapterSchema, presentEditedChapter(value)) };
}
