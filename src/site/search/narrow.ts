// By what is this search narrowed, and by what could it be? Links do both, so that every state has an address.
import { type Html, html } from '../../domain/html.js';
import { number } from '../entries.js';
import { said } from '../language.js';
import { narrowed, searchUrl } from './search-url.js';
import type { AppliedFilter, FacetGroup, FacetLink, SearchState } from './views.js';

const WORDS: Readonly<Record<AppliedFilter['name'], string>> = {
  show: 'Show',
  episode: 'Episode',
  topic: 'Topic',
  speaker: 'Speaker',
  from: 'From',
  to: 'Until',
  year: 'Year',
};

/** What holds, each with a way to drop it. Nothing where the whole archive was searched. */
export function appliedFilters(applied: readonly AppliedFilter[], state: SearchState): Html | null {
  if (applied.length === 0) return null;
  const chips = applied.map(({ name, label, withoutUrl }) => {
    return html`<li><span>${WORDS[name]}: <strong>${label}</strong></span> <a href="${withoutUrl}" aria-label="Drop ${WORDS[name].toLowerCase()}: ${label}"><span aria-hidden="true">×</span></a></li>
`;
  });
  const all = searchUrl({ ...state, values: {} });
  return html`<div class="applied">
<ul aria-label="Narrowed by">${chips}</ul>
${applied.length > 1 && html`<a href="${all}">Search the whole archive</a>`}</div>
`;
}

/** A single value narrows nothing. */
export function facetPanel(groups: readonly FacetGroup[], counted: string): Html | null {
  const useful = groups.filter(({ links }) => links.length > 1);
  if (useful.length === 0) return null;
  return html`<nav class="facets" id="narrow" aria-labelledby="narrow-title">
<h2 id="narrow-title">Narrow it down</h2>
<p class="meta">Counted among the nearest ${counted}.</p>
${useful.map(facetGroup)}</nav>
`;
}

const SHOWN_AT_ONCE = 6;

function facetGroup({ title, links }: FacetGroup): Html {
  const [first, more] = [links.slice(0, SHOWN_AT_ONCE), links.slice(SHOWN_AT_ONCE)];
  return html`<section><h3>${title}</h3>
<ul>${first.map(facetLink)}</ul>
${more.length > 0 && html`<details><summary>More<span class="unseen"> of ${title.toLowerCase()}</span></summary><ul>${more.map(facetLink)}</ul></details>`}</section>
`;
}

function facetLink({ label, count, url }: FacetLink): Html {
  return html`<li><a href="${url}"><span>${said(label)}</span> <span class="number">${number(count)}</span></a></li>
`;
}

/** One moment an episode, or as many as there are. */
export function spreadLink(state: SearchState): Html | null {
  if (state.target === 'episodes' || state.values.episode !== undefined) return null;
  const { perEpisode, ...rest } = narrowed(state, {});
  return perEpisode === undefined
    ? html`<a href="${searchUrl({ ...rest, perEpisode: 1 })}">Only the best of each episode</a>`
    : html`<a href="${searchUrl(rest)}">All of each episode</a>`;
}
