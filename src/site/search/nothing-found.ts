// Nothing was found: which searches close to this one find something?
import { type Html, html } from '../../domain/html.js';
import { askUrl } from '../narrowing.js';
import { topicLinks } from '../parts.js';
import { nothingFound } from '../search-hits.js';
import { amount } from './found.js';
import { howToSearch } from './how-to.js';
import type { NothingFoundView, SearchState } from './views.js';

export function nothingFoundHelp({ ways, topics }: NothingFoundView, state: SearchState): Html {
  return html`<section class="nothing">
<h2>Nothing was found</h2>
${
  ways.length > 0
    ? html`<p>These searches find something:</p>
<ul class="plain">${ways.map(({ label, url, count }) => html`<li><a href="${url}">${label}</a> <span class="meta">${amount(count, state.target)}</span></li>\n`)}</ul>`
    : nothingFound()
}
<p><a href="${askUrl(state.query, state.values)}">Ask it as a question</a></p>
</section>
${topics.length > 0 && html`<section><h2>Topics nearby</h2>${topicLinks(topics)}</section>`}
${howToSearch(true)}`;
}
