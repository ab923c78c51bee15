// Reading and removing episodes. Taking them in stands in ingest.ts.
import { z } from 'zod';
import type { EpisodeSummary } from '../../domain/episode.js';
import { HindcastError } from '../../domain/errors.js';
import { tagOfView } from '../etag.js';
import { expectedState, type Tagged } from '../if-match.js';
import { lasting } from '../lasting.js';
import { type EpisodeWithQuestionsView, presentEpisode, presentEpisodeWithQuestions } from '../present.js';
import { type App, found } from '../routing.js';
import { episodeListQuery, episodeListSchema, episodeWithQuestionsSchema } from '../schemas/episode.js';
import { pathKey } from '../schemas/fields.js';
import { json, problems } from '../schemas/problem.js';
import type { Services } from '../services.js';

export const episodeParams = z.object({ id: pathKey('Id of the episode', 'ep_0123456789abcdef') });

/** The detail of `unknown-episode`. */
export function noEpisode(id: string): string {
  return `There is no episode "${id}"`;
}

/** Throws `unknown-episode`. */
export async function readEpisode(reader: Services['reader'], id: string): Promise<EpisodeWithQuestionsView> {
  const episode = found(await reader.findEpisode(id), 'unknown-episode', noEpisode(id));
  return presentEpisodeWithQuestions(await lasting(episode, reader), (await reader.findQuestions([id])).get(id) ?? []);
}

/** With the tag that GET gives it. */
export async function tagEpisode(reader: Services['reader'], value: EpisodeSummary | null): Promise<Tagged | null> {
  return value && { value, tag: tagOfView(episodeWithQuestionsSchema, await readEpisode(reader, value.id)) };
}

export function episodeRoutes(app: App, { reader, ingest }: Services): void {
  app.get(
    '/v1/episodes',
    {
      schema: {
        operationId: 'listEpisodes',
        tags: ['episodes'],
        summary: 'List episodes, newest first',
        querystring: episodeListQuery,
        response: {
          200: json(episodeListSchema, 'A page of episodes'),
          ...problems('invalid-request', 'invalid-cursor'),
        },
      },
    },
    async ({ query: { limit, cursor, ...filter } }) => {
      const { items, nextCursor } = await reader.findEpisodes(filter, { limit, cursor });
      return { items: items.map(presentEpisode), nextCursor };
    },
  );

  app.get(
    '/v1/episodes/:id',
    {
      schema: {
        operationId: 'getEpisode',
        tags: ['episodes'],
        summary: 'Get an episode, with questions that it answers',
        params: episodeParams,
        querystring: z.strictObject({}),
        response: {
          200: json(episodeWithQuestionsSchema, 'The episode'),
          ...problems('invalid-request', 'unknown-episode'),
        },
      },
    },
    async ({ params: { id } }) => readEpisode(reader, id),
  );

  app.delete(
    '/v1/episodes/:id',
    {
      schema: {
        operationId: 'deleteEpisode',
        tags: ['episodes'],
        summary: 'Remove an episode with its revisions and all that is derived from it',
        description: 'With `If-Match`, only an episode of that `ETag` is (412).',
        security: [{ apiKey: [] }],
        params: episodeParams,
        querystring: z.strictObject({}),
        response: {
          204: z.undefined().describe('It is gone'),
          ...problems('invalid-request', 'unauthorized', 'foreign-origin', 'unknown-episode', 'precondition-failed'),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const expected = await expectedState(request, async () => tagEpisode(reader, await reader.findEpisode(id)));
      if (!(await ingest.delete(id, expected))) throw new HindcastError('unknown-episode', noEpisode(id));
      return reply.code(204).send();
    },
  );
}
