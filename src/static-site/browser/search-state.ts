// What the address of a static site's search page asks for, with the parameters of the server's.
import type { SearchedPage } from '../../http/search-request.js';
import { filterNames } from '../../site/narrowing.js';
import { targets } from '../../site/search/views.js';
import type { FilterValues } from '../../site/views.js';

const MAX_QUERY = 1000;

/** What cannot be read is as if it were not there. */
export function searchedBy(parameters: URLSearchParams): SearchedPage {
  const value = (name: string): string | undefined => parameters.get(name)?.trim() || undefined;
  const perEpisode = Number(value('perEpisode'));
  const values = filterNames.flatMap((name) => {
    const own = value(name);
    const isDay = name !== 'from' && name !== 'to' ? true : /^\d{4}-\d\d-\d\d$/u.test(own ?? '');
    return own !== undefined && isDay ? [[name, own] as const] : [];
  });
  const cursor = value('cursor');
  return {
    state: {
      query: (value('q') ?? '').slice(0, MAX_QUERY).trim(),
      target: targets.find((target) => target === value('in')) ?? 'passages',
      values: Object.fromEntries(values) as FilterValues,
      ...(Number.isInteger(perEpisode) && perEpisode > 0 && { perEpisode }),
    },
    trail: cursor === undefined ? [] : [...(value('trail')?.split('.') ?? []), cursor],
  };
}

/** The parameters of another query under the same filters, which begins at its first page. */
export function withQuery(parameters: URLSearchParams, q: string): URLSearchParams {
  const next = new URLSearchParams(parameters);
  for (const name of ['cursor', 'trail']) next.delete(name);
  next.set('q', q);
  return next;
}
