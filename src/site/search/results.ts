// What stands below the form of a search: hits, by what to narrow them, the way on, or help where nothing was found. The
// server's page and the script of a static site show it alike.
import { type Html, html } from '../../domain/html.js';
import { degradedNote, questionLinks } from '../parts.js';
import { correctionNote } from '../search-hits.js';
import { amount, foundList, pageLinks } from './found.js';
import { howToSearch } from './how-to.js';
import { namedPages } from './named.js';
import { facetPanel, spreadLink } from './narrow.js';
import { nearOnlyNote } from './near-only.js';
import { nothingFoundHelp } from './nothing-found.js';
import type { SearchState, SearchView } from './views.js';

export type ResultsView = Omit<SearchView, 'about'>;

export function searchResults(view: ResultsView): Html {
  const { state, found, counted, degraded, reason, corrections, indexChanged, nothing, facets, named = [] } = view;
  const notes = html`${namedPages(named)}${degraded && degradedNote(reason)}
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

function questionSection({ questions }: ResultsView): Html | null {
  if (questions.length === 0) return null;
  return html`<section><h2>These episodes also answer</h2>${questionLinks(questions)}</section>`;
}
