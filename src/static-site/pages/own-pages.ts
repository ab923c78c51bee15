// The pages that only a static site has: its search, which runs in the browser, and the one for addresses without a page.
import { html } from '../../domain/html.js';
import type { TopicRef } from '../../domain/topic.js';
import type { PageFrame } from '../../site/layout.js';
import { errorPage } from '../../site/pages/error.js';
import { topicLinks } from '../../site/parts.js';
import { howToSearch } from '../../site/search/how-to.js';
import type { TopicLink } from '../../site/views.js';

export interface SearchPageView {
  /** From the search page to the site's folder, and to the index's. */
  readonly root: string;
  readonly indexUrl: string;
  /** What can be looked for without a script, too. */
  readonly topics: readonly TopicRef[];
}

/** Addresses as the server has them; they are rewritten with all others. What is found is put in by the script. */
export function staticSearchPage({ root, indexUrl, topics }: SearchPageView): PageFrame {
  return {
    title: 'Search',
    hasOwnSearch: true,
    place: '/search',
    body: html`<div id="static-search" class="wide" data-root="${root}" data-index="${indexUrl}">
<div class="hero">
<h1>Find the moment it was said</h1>
<form class="find" action="/search" role="search" hidden>
<input type="search" name="q" aria-label="Search the archive" placeholder="A subject, a name, a half-remembered sentence" maxlength="1000" required>
<button>Search</button>
</form>
<noscript><p class="note">This copy of the archive has no server: its search runs in your browser and needs JavaScript. Without it, go by <a href="/topics">topics</a>, <a href="/people">people</a> or the <a href="/">list of shows</a>.</p></noscript>
<div data-above></div></div>
<p role="status" class="meta" id="static-search-status"></p>
<div data-results></div>
</div>
<div data-beginning>
${howToSearch(true)}
${topics.length > 0 && html`<section><h2>What the archive speaks of</h2>${topicLinks(topics.map(topicLink))}</section>`}
</div>`,
  };
}

/** As on the server, which makes it of the same. */
function topicLink({ slug, label }: TopicRef): TopicLink {
  return { slug, label, url: `/topics/${encodeURIComponent(slug)}` };
}

export function notFoundPage(): PageFrame {
  return errorPage({
    status: 404,
    title: 'There is no such page',
    detail: 'It may have moved, or never was. The search finds what was said by its meaning.',
  });
}
