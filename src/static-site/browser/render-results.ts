// A search of the static site -> what its page shows: the server's own view and markup, with links from folder to folder.
import { withoutTurning } from '../../domain/language.js';
import { foundOnPage } from '../../http/search-page-view.js';
import { amount, targetTabs } from '../../site/search/found.js';
import { appliedFilters } from '../../site/search/narrow.js';
import { searchResults } from '../../site/search/results.js';
import type { StaticSearch } from '../search/open-search.js';
import { readerOf } from './page-reader.js';
import { searchedBy, withQuery } from './search-state.js';

/** What is safe to put into a page is called markup. */
export interface Shown {
  /** What to look for, and what narrows it. */
  readonly above: string;
  readonly results: string;
  /** For who does not see the list. */
  readonly told: string;
}

/** `root`: the way from the search page to the site's own folder. */
export async function renderSearch(parameters: URLSearchParams, search: StaticSearch, root: string): Promise<Shown> {
  const found = await foundOnPage(searchedBy(parameters), { search, reader: readerOf(search) });
  // That a model is missing passes on a server. Here it is in the index, and it knows no word of the query.
  const view = { ...found, degraded: false };
  const { state, applied, counted, nothing } = view;
  const markup = (html: { readonly markup: string } | null) => staticMarkup(withoutTurning(html?.markup ?? ''), root);
  return {
    above: markup(targetTabs(state)) + markup(appliedFilters(applied, state)),
    results: markup(searchResults(view)),
    told: nothing ? 'Nothing was found' : `The nearest ${amount(counted, state.target)}`,
  };
}

export { searchedBy, withQuery };

/**
 * Links of the server's pages, in quotation marks as our markup has them, as links of the folder. What the page tells of
 * itself it tells elsewhere: two places would be read twice.
 */
function staticMarkup(markup: string, root: string): string {
  return markup
    .replaceAll(' role="status"', '')
    .replace(/ href="\/search\??([^"]*)"/gu, ' href="?$1"')
    .replace(/ href="(\/[^"]*)"/gu, (_, path: string) => ` href="${staticUrl(path, root)}"`);
}

/** "/show/episode?revision=2#turn-3" -> "../show/episode/#turn-3": what is in the folder is the revision of the index. */
export function staticUrl(path: string, root: string): string {
  const [address = '', anchor] = path.split('#', 2);
  const page = address.replace(/\?.*$/u, '');
  return `${root}${page.slice(1)}/${anchor === undefined ? '' : `#${anchor}`}`;
}
