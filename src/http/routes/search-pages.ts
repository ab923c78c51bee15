// The site's search page. It works without a script: a form, and a page of results.
import { z } from 'zod';
import { searchPage } from '../../site/pages/search.js';
import { absentWhenBlank } from '../ask-request.js';
import { listAbout } from '../page-abouts.js';
import { furtherUrl, sendPage } from '../page-reply.js';
import { hitView } from '../page-views.js';
import type { App } from '../routing.js';
import { cursor, MAX_QUERY_LENGTH, prose } from '../schemas/fields.js';
import type { Services } from '../services.js';

const HITS_ON_A_PAGE = 20;
const NO_SEARCH = { query: '', hits: [], degraded: false, reason: null, corrections: [], nextUrl: null };

/** A form that is sent empty is no mistake: the page is shown without results. */
const words = absentWhenBlank(prose(MAX_QUERY_LENGTH));

export function searchPageRoutes(app: App, { search }: Services): void {
  const searchSchema = { hide: true, querystring: z.object({ q: words, cursor }) };
  app.get('/search', { schema: searchSchema }, async ({ query: { q, cursor }, absolute }, reply) => {
    const description = 'Find the moment it was said, by meaning or by its words.';
    const about = listAbout({ path: '/search', title: 'Search', description, cursor: q }, absolute);
    if (q === undefined) return sendPage(reply, searchPage({ ...NO_SEARCH, about }));
    const wish = { mode: 'hybrid', in: 'passages', filter: {}, explain: false, perEpisode: 'balanced' } as const;
    const result = await search.search({ q, ...wish, limit: HITS_ON_A_PAGE, cursor });
    const view = {
      about,
      query: q,
      hits: result.hits.map(hitView),
      degraded: result.degraded,
      reason: result.reason ?? null,
      corrections: result.corrections ?? [],
      nextUrl: furtherUrl('/search', result.nextCursor, { q }),
    };
    return sendPage(reply, searchPage(view));
  });
}
