// The site's pages of topics: the list, and one of them, of all shows or of one.
import { z } from 'zod';
import { topicPage } from '../../site/pages/topic.js';
import { topicListPage } from '../../site/pages/topics.js';
import { absentWhenBlank } from '../ask-request.js';
import { listAbout, topicAbout } from '../page-abouts.js';
import { furtherUrl, sendPage } from '../page-reply.js';
import { topicLink } from '../page-views.js';
import { type App, found } from '../routing.js';
import { cursor, prose } from '../schemas/fields.js';
import type { Services } from '../services.js';
import { topicPlaceUrl, topicViewOf } from '../topic-page-view.js';

const TOPICS_IN_LIST = 120;
const MAX_NAME_LENGTH = 100;
const MOST_PAGES = 100;

export function topicPageRoutes(app: App, { reader }: Services): void {
  const listQuery = z.object({ cursor, q: absentWhenBlank(prose(MAX_NAME_LENGTH)) });
  app.get(
    '/topics',
    { schema: { hide: true, querystring: listQuery } },
    async ({ query: { q, cursor }, absolute }, reply) => {
      const [{ items, nextCursor }, first] = await Promise.all([
        reader.findTopics(q, { limit: TOPICS_IN_LIST, cursor }),
        reader.findTopics(undefined, { limit: 1 }),
      ]);
      const description = 'What the archive speaks of, with the lessons of everybody who spoke of it.';
      const view = {
        about: listAbout({ path: '/topics', title: 'Topics', description, cursor: cursor ?? q }, absolute),
        topics: items.map((topic) => ({ ...topic, ...topicLink(topic) })),
        query: q ?? '',
        most: first.items.reduce((_, { lessonCount, chapterCount }) => lessonCount + chapterCount, 0),
        nextUrl: furtherUrl('/topics', nextCursor, q === undefined ? {} : { q }),
      };
      return sendPage(reply, topicListPage(view));
    },
  );

  const page = z.coerce.number().int().min(1).max(MOST_PAGES).optional().catch(undefined);
  const schema = {
    hide: true,
    params: z.object({ slug: z.string() }),
    querystring: z.object({ show: z.string().optional(), page, chapters: cursor }),
  };
  app.get('/topics/:slug', { schema }, async ({ params: { slug }, query: place, site }, reply) => {
    const topic = found(await reader.findTopic(slug), 'unknown-topic', `There is no topic "${slug}"`);
    // Not for ever: a merge can be taken back.
    if (topic.slug !== slug) return reply.redirect(topicPlaceUrl(topic.slug, place), 302);
    const isUnlisted = Object.values(place).some((value) => value !== undefined);
    const about = { ...topicAbout(topic, site), isUnlisted };
    return sendPage(reply, topicPage({ ...(await topicViewOf(topic, place, reader)), about }));
  });
}
