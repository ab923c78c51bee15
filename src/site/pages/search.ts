// What a search found, each with who, where and when; by what to narrow it; and what to do where nothing was found.
import { type Html, html } from '../../domain/html.js';
import type { PageFrame } from '../layout.js';
import { hiddenFilters } from '../narrowing.js';
import { questionLinks, topicLinks } from '../parts.js';
import { targetTabs } from '../search/found.js';
import { howToSearch } from '../search/how-to.js';
import { appliedFilters } from '../search/narrow.js';
import { searchResults } from '../search/results.js';
import { suggestScript } from '../search/suggest-script.js';
import type { SearchState, SearchView } from '../search/views.js';

export function searchPage(view: SearchView): PageFrame {
  const { query } = view.state;
  return {
    title: query ? `${query} · Search` : 'Search',
    about: view.about,
    place: '/search',
    hasOwnSearch: true,
    head: suggestScript,
    body: html`<div class="hero">
<h1${query && html` class="unseen"`}>${query ? html`Search: ${query}` : 'Find the moment it was said'}</h1>
${searchForm(view.state)}
${query && targetTabs(view.state)}
${appliedFilters(view.applied, view.state)}</div>
${view.found ? searchResults(view) : beginning(view)}`,
  };
}

/** Keeps what it was narrowed to; another question begins with it. */
function searchForm({ query, target, values, perEpisode }: SearchState): Html {
  return html`<form class="find" action="/search" role="search" data-suggest>
<input type="search" name="q" value="${query}" aria-label="Search the archive" placeholder="A subject, a name, a half-remembered sentence" maxlength="1000" required>
${target !== 'passages' && html`<input type="hidden" name="in" value="${target}">\n`}${hiddenFilters(values)}${perEpisode !== undefined && html`<input type="hidden" name="perEpisode" value="${perEpisode}">\n`}<button>Search</button>
<button class="quiet" formaction="/ask">Ask</button>
</form>
`;
}

function beginning({ questions, topics }: SearchView): Html {
  return html`${howToSearch(true)}
${questions.length > 0 && html`<section><h2>Or ask</h2>${questionLinks(questions)}</section>`}
${topics.length > 0 && html`<section><h2>What the archive speaks of</h2>${topicLinks(topics)}</section>`}`;
}
