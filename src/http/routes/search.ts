// Search over REST.
import { presentSearchResult } from '../present.js';
import type { App } from '../routing.js';
import { json, problems } from '../schemas/problem.js';
import { searchQuery, searchResultSchema } from '../schemas/search.js';
import type { Services } from '../services.js';

/** Whose questions a result carries. */
const EPISODES_WITH_QUESTIONS = 3;

export function searchRoutes(app: App, { search, reader }: Services): void {
  app.get(
    '/v1/search',
    {
      schema: {
        operationId: 'search',
        tags: ['search'],
        summary: 'Find passages, lessons, chapters or episodes',
        querystring: searchQuery,
        response: { 200: json(searchResultSchema, 'The hits'), ...problems('invalid-request', 'invalid-cursor') },
      },
    },
    async ({ query: { q, mode, in: target, limit, cursor, explain, facets, perEpisode, ...filter } }) => {
      const shown = { limit, cursor, explain, facets, perEpisode: perEpisode ?? ('balanced' as const) };
      const result = await search.search({ q, mode, in: target, filter, ...shown });
      const episodes = [...new Set(result.hits.map(({ episode }) => episode.id))].slice(0, EPISODES_WITH_QUESTIONS);
      return presentSearchResult(result, await reader.findQuestions(episodes));
    },
  );
}
