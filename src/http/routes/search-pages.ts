// The site's search and question pages. They work without a script: a form, and a page of results.
import { z } from 'zod';
import { askPage } from '../../site/pages/ask.js';
import { searchPage } from '../../site/pages/search.js';
import { furtherUrl, sendPage } from '../page-reply.js';
import { answerView, hitView } from '../page-views.js';
import type { App } from '../routing.js';
import { cursor, MAX_QUERY_LENGTH, prose } from '../schemas/fields.js';
import type { Services } from '../services.js';
import { EPISODES_ASKED, questionsOf } from '../suggestions.js';
import { waitingSignal } from '../waiting.js';

const HITS_ON_A_PAGE = 20;
const NO_SEARCH = { query: '', hits: [], degraded: false, reason: null, corrections: [], nextUrl: null };

/** A form that is sent empty is no mistake: the page is shown without results. */
const words = z
  .preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    prose(MAX_QUERY_LENGTH).optional(),
  )
  .optional();

export function searchPageRoutes(app: App, { search, answerer, reader }: Services): void {
  const searchSchema = { hide: true, querystring: z.object({ q: words, cursor }) };
  app.get('/search', { schema: searchSchema }, async ({ query: { q, cursor } }, reply) => {
    if (q === undefined) {
      return sendPage(reply, searchPage(NO_SEARCH));
    }
    const wish = { mode: 'hybrid', in: 'passages', filter: {}, explain: false, perEpisode: 'balanced' } as const;
    const result = await search.search({ q, ...wish, limit: HITS_ON_A_PAGE, cursor });
    const view = {
      query: q,
      hits: result.hits.map(hitView),
      degraded: result.degraded,
      reason: result.reason ?? null,
      corrections: result.corrections ?? [],
      nextUrl: furtherUrl('/search', result.nextCursor, { q }),
    };
    return sendPage(reply, searchPage(view));
  });

  const askSchema = { hide: true, querystring: z.object({ q: words }) };
  app.get('/ask', { schema: askSchema }, async ({ query: { q } }, reply) => {
    if (q === undefined) {
      const { items } = await reader.findEpisodes({}, { limit: EPISODES_ASKED });
      const suggestions = await questionsOf(items, reader);
      return sendPage(reply, askPage({ question: '', answer: null, suggestions }));
    }
    const signal = waitingSignal(reply, app.closing);
    const answer = await answerer.ask({ question: q, filter: {}, history: [] }, { signal });
    return sendPage(reply, askPage({ question: q, answer: answerView(answer), suggestions: [] }));
  });
}
