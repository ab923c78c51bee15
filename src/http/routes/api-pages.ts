// The page of the API, and its description as JSON.
import type { PageFrame } from '../../site/layout.js';
import { apiPage } from '../../site/pages/api.js';
import { type ApiDescription, type ApiDescriptionView, apiPageView } from '../api-page-view.js';
import { listAbout } from '../page-abouts.js';
import { sendPage } from '../page-reply.js';
import type { App } from '../routing.js';

const DESCRIPTION = 'Every operation of the API, with what it takes, what it answers, and a request to begin with.';

export function apiPageRoutes(app: App): void {
  const schema = { hide: true };
  let view: ApiDescriptionView | undefined;
  /** The last one: most services have one address, and nothing that is written changes the page. */
  let made: { readonly server: string; readonly page: PageFrame } | undefined;
  app.get('/docs', { schema }, async ({ absolute }, reply) => {
    // All routes are known by the time that somebody asks.
    view ??= apiPageView(app.swagger() as unknown as ApiDescription);
    const server = absolute('');
    if (made?.server !== server) {
      const about = listAbout({ path: '/docs', title: 'API', description: DESCRIPTION }, absolute);
      made = { server, page: apiPage({ ...view, about, server }) };
    }
    return sendPage(reply, made.page);
  });
  app.get('/docs/json', { schema }, async () => app.swagger());
}
