// The site's pages of shows.
import { z } from 'zod';
import { showPage } from '../../site/pages/show.js';
import { furtherUrl, isReserved, sendPage } from '../page-reply.js';
import { episodeView, showView } from '../page-views.js';
import { type App, found } from '../routing.js';
import { cursor } from '../schemas/fields.js';
import type { Services } from '../services.js';

const EPISODES_ON_A_PAGE = 30;

export function showPageRoutes(app: App, { reader }: Services): void {
  const schema = { hide: true, params: z.object({ show: z.string() }), querystring: z.object({ cursor }) };
  app.get('/:show', { schema }, async ({ params: { show: slug }, query }, reply) => {
    if (isReserved(slug)) return reply.callNotFound();
    const show = showView(found(await reader.findShow(slug), 'unknown-show', `There is no show "${slug}"`));
    const { items, nextCursor } = await reader.findEpisodes({ show: slug }, { limit: EPISODES_ON_A_PAGE, ...query });
    const nextUrl = furtherUrl(show.url, nextCursor);
    return sendPage(reply, showPage({ show, episodes: items.map(episodeView), nextUrl }));
  });
}
