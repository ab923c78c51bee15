// Nothing was found: what would a search find that asks a little less?

import type { Search } from '../search/search.js';
import { filterNames } from '../site/narrowing.js';
import { plainWords } from '../site/search/plain-words.js';
import { narrowed, searchUrl } from '../site/search/search-url.js';
import type { NothingFoundView, SearchState, WayOut } from '../site/search/views.js';
import type { SearchPageReader } from './page-reader.js';
import { topicLink } from './page-views.js';
import { searchFor } from './search-page-view.js';

const MOST_TOPICS = 12;

interface Attempt {
  readonly label: string;
  readonly state: SearchState;
}

/** Searches again without each of what narrows it, and without all. Only ways that find something are shown. */
export async function nothingFoundView(
  state: SearchState,
  { search, reader }: { readonly search: Search; readonly reader: SearchPageReader },
): Promise<NothingFoundView> {
  const ways: WayOut[] = [];
  for (const { label, state: wider } of attempts(state)) {
    const { facets, unsaid } = await searchFor(wider, search, { limit: 1 });
    const count = unsaid ? 0 : (facets?.counted ?? 0);
    if (count > 0) ways.push({ label, count, url: searchUrl(wider) });
  }
  const widest = { ...state, query: plainWords(state.query), values: {} };
  const { facets, unsaid = false } = await searchFor(widest, search, { limit: 1 });
  const near = unsaid ? [] : (facets?.topics ?? []);
  if (near.length > 0) {
    return { ways, unsaid, topics: near.map(({ value, label }) => topicLink({ slug: value, label })) };
  }
  const { items } = await reader.findTopics(undefined, { limit: MOST_TOPICS });
  return { ways, unsaid, topics: items.map(topicLink) };
}

const DROPPED = {
  show: 'in every show',
  episode: 'in every episode',
  topic: 'about any topic',
  speaker: 'by any speaker',
  from: 'from any time on',
  to: 'until today',
} as const;

function attempts(state: SearchState): Attempt[] {
  const { query, values } = state;
  const set = filterNames.filter((name) => values[name] !== undefined);
  const words = plainWords(query);
  const isPlain = words === query.trim() || words === '';
  return [
    ...set.map((name) => ({ label: `“${query}” ${DROPPED[name]}`, state: narrowed(state, { [name]: undefined }) })),
    ...(set.length > 1 ? [{ label: `“${query}” in the whole archive`, state: { ...state, values: {} } }] : []),
    ...(isPlain ? [] : [{ label: `“${words}”, by meaning`, state: { ...state, query: words } }]),
    ...(isPlain || set.length === 0
      ? []
      : [{ label: `“${words}”, by meaning in the whole archive`, state: { ...state, query: words, values: {} } }]),
  ];
}
