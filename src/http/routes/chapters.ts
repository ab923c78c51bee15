// Chapters of an episode: ours, and as podcast players take them.
import { z } from 'zod';
import { renderPodcastChapters } from '../../export/chapters/podcast-chapters.js';
import { urlsOf } from '../export-urls.js';
import { nameFile } from '../file-name.js';
import { presentChapter } from '../present.js';
import { type App, found } from '../routing.js';
import { json, problems } from '../schemas/problem.js';
import { podcastChaptersSchema } from '../schemas/show-notes.js';
import { chapterListSchema } from '../schemas/transcript.js';
import type { Services } from '../services.js';
import { episodeParams, noEpisode } from './episodes.js';
import { untimed } from './transcripts.js';

/** As the Podcasting 2.0 namespace has it. */
const CHAPTERS_TYPE = 'application/json+chapters';

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

  app.get(
    '/v1/episodes/:id/chapters.json',
    {
      schema: {
        operationId: 'getPodcastChapters',
        tags: ['episodes'],
        summary: 'Chapters as Podcasting 2.0 JSON',
        description:
          'For `<podcast:chapters>`. The first chapter begins at 0; others without a known start are left out. Where ' +
          'the source has no times at all, the answer is 406, because a time is never invented.',
        params: episodeParams,
        querystring: z.strictObject({}),
        response: {
          200: {
            description: 'The chapters that have a time',
            content: { [CHAPTERS_TYPE]: { schema: podcastChaptersSchema } },
          },
          ...problems('invalid-request', 'unknown-episode', 'not-acceptable'),
        },
      },
    },
    async ({ params: { id }, absolute }, reply) => {
      const episode = found(await reader.findEpisode(id), 'unknown-episode', noEpisode(id));
      const chapters = found(await reader.findChapters(id), 'unknown-episode', noEpisode(id));
      const show = await reader.findShow(episode.show);
      const head = { title: episode.title, podcastName: show?.title ?? episode.show };
      const rendered = renderPodcastChapters(chapters, { ...head, urlOfTurn: urlsOf(episode, absolute('')).turn });
      if (rendered.chapters.length === 0) throw untimed(CHAPTERS_TYPE);
      nameFile(reply, `${episode.show}-${episode.slug}.chapters.json`);
      reply.type(CHAPTERS_TYPE);
      return { ...rendered, chapters: [...rendered.chapters] };
    },
  );
}
