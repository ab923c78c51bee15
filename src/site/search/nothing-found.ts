// Nothing was found, or only by chance: which searches close to this one find something?
import { type Html, html } from '../../domain/html.js';
import { askUrl } from '../narrowing.js';
import { topicLinks } from '../parts.js';
import { nothingFound } from '../search-hits.js';
import { amount, foundList } from './found.js';
import { howToSearch } from './how-to.js';
import { plainWords } from './plain-words.js';
import type { FoundView, NothingFoundView, SearchState } from './views.js';

/** What is near by chance stands last, and says so. */
export function nothingFoundHelp(nothing: NothingFoundView, state: SearchState, found: FoundView | null): Html {
  const { ways, topics, unsaid } = nothing;
  return html`<section class="nothing">
<h2>${unsaid ? html`Nobody says “${plainWords(state.query)}” here` : 'Nothing was found'}</h2>
${
  ways.length > 0
    ? html`<p>These searches find something:</p>
<ul class="plain">${ways.map(({ label, url, count }) => html`<li><a href="${url}">${label}</a> <span class="meta">${amount(count, state.target)}</span></li>\n`)}</ul>`
    : unsaid
      ? html`<p>Neither these words nor anything that means the same. Other words may help.</p>`
      : nothingFound()
}
<p data-needs-server><a href="${askUrl(state.query, state.values)}">Ask it as a question</a></p>
</section>
${topics.length > 0 && html`<section><h2>${unsaid ? 'What the archive speaks of' : 'Topics nearby'}</h2>${topicLinks(topics)}</section>`}
${howToSearch(true)}
${
  unsaid &&
  html`<p class="note">What comes nearest, no nearer than a word without meaning would:</p>
${found && foundList(found)}`
}`;
}
