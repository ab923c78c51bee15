// What a search found, each with who, where and when; by what to narrow it; and what to do where nothing was found.
import { type Html, html } from '../../domain/html.js';
import type { PageFrame } from '../layout.js';
import { hiddenFilters } from '../narrowing.js';
import { degradedNote, questionLinks, topicLinks } from '../parts.js';
import { amount, foundList, pageLinks, targetTabs } from '../search/found.js';
import { howToSearch } from '../search/how-to.js';
import { appliedFilters, facetPanel, spreadLink } from '../search/narrow.js';
import { nearOnlyNote } from '../search/near-only.js';
import { nothingFoundHelp } from '../search/nothing-found.js';
import { suggestScript } from '../search/suggest-script.js';
import type { SearchState, SearchView } from '../search/views.js';
import { correctionNote } from '../search-hits.js';

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
${view.found ? results(view) : beginning(view)}`,
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

function results(view: SearchView): Html {
  const { state, found, counted, degraded, reason, corrections, indexChanged, nothing, facets } = view;
  const notes = html`${degraded && degradedNote(reason)}
${corrections.map(correctionNote)}
${indexChanged && html`<p class="note">The archive changed since the first page: a hit may come twice or be missing.</p>`}`;
  if (nothing) return html`${notes}${nothingFoundHelp(nothing, state, found)}`;
  const panel = facetPanel(facets, amount(counted, state.target));
  return html`<div class="split found">
<div>${notes}
<p class="meta" role="status">The nearest ${amount(counted, state.target)}${panel && html`<span class="to-narrow"> · <a href="#narrow">Narrow it down</a></span>`}${spread(state)}</p>
${nearOnlyNote(view)}${found && foundList(found)}
${pageLinks(view)}
${questionSection(view)}
${howToSearch(false)}</div>
${panel}</div>`;
}

function spread(state: SearchState): Html | null {
  const link = spreadLink(state);
  return link && html` · ${link}`;
}

function questionSection({ questions }: SearchView): Html | null {
  if (questions.length === 0) return null;
  return html`<section><h2>These episodes also answer</h2>${questionLinks(questions)}</section>`;
}
