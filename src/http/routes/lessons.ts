// Lessons: of one episode, across the archive, and one alone.
import { z } from 'zod';
import type { Page } from '../../domain/page.js';
import { lasting } from '../lasting.js';
import { type ArchiveLessonView, presentLesson, presentLessonHit, presentStoredLesson } from '../present.js';
import { presentEditedLesson } from '../present-edits.js';
import { type App, found } from '../routing.js';
import { editedLessonSchema } from '../schemas/edit.js';
import { pathKey } from '../schemas/fields.js';
import { episodeLessonsSchema, lessonListQuery, lessonListSchema } from '../schemas/lesson.js';
import { json, problems } from '../schemas/problem.js';
import type { Services } from '../services.js';
import { episodeParams, noEpisode } from './episodes.js';

export function lessonRoutes(app: App, services: Services): void {
  const { reader } = services;
  app.get(
    '/v1/episodes/:id/lessons',
    {
      schema: {
        operationId: 'listEpisodeLessons',
        tags: ['lessons'],
        summary: 'Lessons of an episode, best first',
        params: episodeParams,
        querystring: z.strictObject({}),
        response: { 200: json(episodeLessonsSchema, 'The lessons'), ...problems('invalid-request', 'unknown-episode') },
      },
    },
    async ({ params: { id } }) => {
      const known = found(await reader.findEpisode(id), 'unknown-episode', noEpisode(id));
      const episode = await lasting(known, reader);
      const lessons = found(await reader.findLessonsOfEpisode(id), 'unknown-episode', noEpisode(id));
      return { lessons: lessons.map((lesson) => presentLesson(lesson, episode)) };
    },
  );

  app.get(
    '/v1/lessons',
    {
      schema: {
        operationId: 'listLessons',
        tags: ['lessons'],
        summary: 'Lessons across the archive',
        querystring: lessonListQuery,
        response: {
          200: json(lessonListSchema, 'A page of lessons'),
          ...problems('invalid-request', 'invalid-cursor'),
        },
      },
    },
    async ({ query }) => findLessons(services, query),
  );

  app.get(
    '/v1/lessons/:id',
    {
      schema: {
        operationId: 'getLesson',
        tags: ['lessons'],
        summary: 'One lesson, with what people edited of it',
        params: z.object({ id: pathKey('Id of the lesson', 'ls_0123456789abcdef') }),
        querystring: z.strictObject({}),
        response: { 200: json(editedLessonSchema, 'The lesson'), ...problems('invalid-request', 'unknown-lesson') },
      },
    },
    async ({ params: { id } }) =>
      presentEditedLesson(found(await reader.findEditedLesson(id), 'unknown-lesson', noLesson(id))),
  );
}

export function noLesson(id: string): string {
  return `There is no lesson "${id}"`;
}

type LessonQuery = z.output<typeof lessonListQuery>;
type LessonPage = Page<ArchiveLessonView> & { items: ArchiveLessonView[]; degraded: boolean; reason?: string };

async function findLessons({ reader, search }: Services, query: LessonQuery): Promise<LessonPage> {
  const { q, limit, cursor, ...filter } = query;
  if (q === undefined) {
    const { items, nextCursor } = await reader.findLessons(filter, { limit, cursor });
    return { items: items.map(presentStoredLesson), nextCursor, degraded: false };
  }
  const result = await search.search({ q, mode: 'hybrid', in: 'lessons', filter, limit, cursor, explain: false });
  const { hits, nextCursor, degraded, reason } = result;
  const items = hits.map(presentLessonHit).filter((lesson) => lesson !== null);
  return { items, nextCursor, degraded, ...(reason !== undefined && { reason }) };
}
