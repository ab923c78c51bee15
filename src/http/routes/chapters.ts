// Chapters of an episode.
import { z } from 'zod';
import { presentChapter } from '../present.js';
import { type App, found } from '../routing.js';
import { json, problems } from '../schemas/problem.js';
import { chapterListSchema } from '../schemas/transcript.js';
import type { Services } from '../services.js';
import { episodeParams, noEpisode } from './episodes.js';

export function chapterRoutes(app: App, { reader }: Services): void {
  app.get(
    '/v1/episodes/:id/chapters',
    {
      schema: {
        operationId: 'listChapters',
        tags: ['episodes'],
        summary: 'Chapters of an episode',
        params: episodeParams,
        querystring: z.strictObject({}),
        response: { 200: json(chapterListSchema, 'The chapters'), ...problems('invalid-request', 'unknown-episode') },
      },
    },
    async ({ params: { id } }) => {
      const chapters = found(await reader.findChapters(id), 'unknown-episode', noEpisode(id));
      return { chapters: chapters.map(presentChapter) };
    },
  );
}
