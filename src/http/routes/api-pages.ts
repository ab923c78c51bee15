// The page of the API, and its description as JSON.
import { apiPage } from '../../site/pages/api.js';
import { type ApiDescription, type ApiDescriptionView, apiPageView } from '../api-page-view.js';
import { listAbout } from '../page-abouts.js';
import { sendPage } from '../page-reply.js';
import type { App } from '../routing.js';

const DESCRIPTION = 'Every operation of the API, with what it takes, what it answers, and a request to begin with.';

export function apiPageRoutes(app: App): void {
  const schema = { hide: true };
  let view: ApiDescriptionView | undefined;
  app.get('/docs', { schema }, async ({ absolute }, reply) => {
    // All routes are known by the time that somebody asks. Reading them takes a second; the page itself is kept as others are.
    view ??= apiPageView(app.swagger() as unknown as ApiDescription);
    const about = listAbout({ path: '/docs', title: 'API', description: DESCRIPTION }, absolute);
    return sendPage(reply, apiPage({ ...view, about, server: absolute('') }));
  });
  app.get('/docs/json', { schema }, async () => app.swagger());
}
