// The pages that only a static site has: its search, which runs in the browser, and the one for addresses without a page.
import { html } from '../../domain/html.js';
import type { PageFrame } from '../../site/layout.js';
import { errorPage } from '../../site/pages/error.js';

export interface SearchPageView {
  /** From the search page to the site's folder, and to the index's. */
  readonly root: string;
  readonly indexUrl: string;
  readonly shows: readonly { readonly slug: string; readonly title: string }[];
}

/** Addresses as the server has them; they are rewritten with all others. */
export function staticSearchPage({ root, indexUrl, shows }: SearchPageView): PageFrame {
  return {
    title: 'Search',
    hasOwnSearch: true,
    place: '/search',
    body: html`<h1>Search</h1>
<noscript><p class="note">This copy of the archive has no server: its search runs in your browser and needs JavaScript. Without it, go by <a href="/topics">topics</a>, <a href="/people">people</a> or the <a href="/">list of shows</a>.</p></noscript>
<div id="static-search" data-root="${root}" data-index="${indexUrl}" hidden>
<form class="find static-find" action="/search" role="search">
<input type="search" name="q" aria-label="Search the archive" placeholder="A subject, a name, a half-remembered sentence" maxlength="1000" required>
<button>Search</button>
<fieldset class="narrow"><legend class="unseen">What to search</legend>
<label><input type="radio" name="in" value="" checked> Moments</label>
<label><input type="radio" name="in" value="lessons"> Lessons</label>
${shows.length > 1 && showField(shows)}</fieldset>
</form>
<p class="meta">Quotation marks hold words together, -word leaves out, speaker:name and topic:name narrow.</p>
<p role="status" class="meta"></p>
<div data-results></div>
</div>`,
  };
}

function showField(shows: SearchPageView['shows']) {
  return html`<label>Show <select name="show"><option value="">all</option>
${shows.map(({ slug, title }) => html`<option value="${slug}">${title}</option>\n`)}</select></label>`;
}

export function notFoundPage(): PageFrame {
  return errorPage({
    status: 404,
    title: 'There is no such page',
    detail: 'It may have moved, or never was. The search finds what was said by its meaning.',
  });
}
