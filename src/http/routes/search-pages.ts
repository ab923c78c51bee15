// The site's search page. It works without a script: a form, and a page of results for every address.
import { searchPage } from '../../site/pages/search.js';
import type { SearchView } from '../../site/search/views.js';
import { namedPages } from '../named-pages.js';
import { listAbout } from '../page-abouts.js';
import { scriptPolicy } from '../page-policy.js';
import { sendPage } from '../page-reply.js';
import { topicLink } from '../page-views.js';
import type { App } from '../routing.js';
import { foundOnPage } from '../search-page-view.js';
import { type SearchedPage, searchedByUrl, searchPageQuery } from '../search-request.js';
import type { Services } from '../services.js';
import { EPISODES_ASKED, questionsOf } from '../suggestions.js';

const TOPICS_TO_BEGIN_WITH = 20;

export function searchPageRoutes(app: App, services: Services): void {
  const schema = { hide: true, querystring: searchPageQuery };
  const helmet = { contentSecurityPolicy: scriptPolicy };
  app.get('/search', { helmet, schema }, async ({ query, absolute }, reply) => {
    const asked = searchedByUrl(query);
    const { query: words } = asked.state;
    const description = words
      ? `What was said about “${words}”: moments, lessons, chapters and episodes, each with who, when and where.`
      : 'Find the moment it was said, by meaning or by its words.';
    const title = words ? `Search: ${words}` : 'Search';
    // Results are endlessly many: only the page itself is for search engines.
    const isOne = Object.values(query).some((value) => value !== undefined);
    const about = listAbout({ path: '/search', title, description, ...(isOne && { cursor: words }) }, absolute);
    const view = words === '' ? await beginning(asked, services) : await found(asked, services);
    return sendPage(reply, searchPage({ ...view, about }), { isPassing: view.degraded || view.reason !== null });
  });
}

async function found(asked: SearchedPage, services: Services): Promise<Omit<SearchView, 'about'>> {
  const isFirst = asked.trail.length === 0;
  const [view, named] = await Promise.all([
    foundOnPage(asked, services),
    isFirst ? namedPages(asked.state.query, services.reader) : [],
  ]);
  return { ...view, named };
}

/** The form, with what can be asked and what there is to look for. */
async function beginning({ state }: SearchedPage, { reader }: Services): Promise<Omit<SearchView, 'about'>> {
  const [episodes, topics] = await Promise.all([
    reader.findEpisodes({}, { limit: EPISODES_ASKED }),
    reader.findTopics(undefined, { limit: TOPICS_TO_BEGIN_WITH }),
  ]);
  return {
    ...{ state, found: null, counted: 0, pageNumber: 1, degraded: false, reason: null, corrections: [] },
    ...{ applied: [], facets: [], nothing: null, indexChanged: false, previousUrl: null, nextUrl: null },
    questions: await questionsOf(episodes.items, reader),
    topics: topics.items.map(topicLink),
  };
}
