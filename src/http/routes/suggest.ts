// What a search that is being typed may become.
import { presentSuggestions } from '../present-suggestions.js';
import type { App } from '../routing.js';
import { json, problems } from '../schemas/problem.js';
import { suggestionsSchema, suggestQuery } from '../schemas/suggest.js';
import type { Services } from '../services.js';

/** Asked for again and again while somebody types; names do not change within minutes. */
const KEPT = 'private, max-age=60';

export function suggestRoutes(app: App, { reader }: Services): void {
  app.get(
    '/v1/suggest',
    {
      schema: {
        operationId: 'suggest',
        tags: ['search'],
        summary: 'What a search that is being typed may become',
        description:
          'Topics, people, shows, episodes and words of the archive that begin like `q` or like its last word.',
        querystring: suggestQuery,
        response: { 200: json(suggestionsSchema, 'The suggestions'), ...problems('invalid-request') },
      },
    },
    async ({ query: { q, limit } }, reply) => {
      reply.header('cache-control', KEPT);
      return { items: presentSuggestions(q, await reader.findSuggestions(q, limit), limit) };
    },
  );
}
