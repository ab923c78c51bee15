// The address of a search: everything that makes its list, so that it can be shared.
import { filterNames } from '../narrowing.js';
import type { FilterName, FilterValues } from '../views.js';
import type { SearchState } from './views.js';

/** A page of a list further down: its own cursor after those of the pages before it; none on the first. */
export type Trail = readonly string[];

/** Path of a search. What is as it is without saying is left out. */
export function searchUrl({ query, target, values, perEpisode }: SearchState, trail: Trail = []): string {
  const parameters = new URLSearchParams(query ? { q: query } : {});
  if (target !== 'passages') parameters.set('in', target);
  for (const name of filterNames) if (values[name] !== undefined) parameters.set(name, values[name]);
  if (perEpisode !== undefined) parameters.set('perEpisode', String(perEpisode));
  const cursor = trail.at(-1);
  if (trail.length > 1) parameters.set('trail', trail.slice(0, -1).join('.'));
  if (cursor !== undefined) parameters.set('cursor', cursor);
  return parameters.size === 0 ? '/search' : `/search?${parameters}`;
}

/** The same search narrowed otherwise; `undefined` drops a filter. */
export function narrowed(state: SearchState, values: FilterValues): SearchState {
  return { ...state, values: { ...state.values, ...values } };
}

/** The whole year as days, which filters take. */
export function daysOf(year: string): Pick<Record<FilterName, string>, 'from' | 'to'> {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** "2024" where the two days are its first and last; else null. */
export function yearOf({ from, to }: FilterValues): string | null {
  const year = from?.slice(0, 4) ?? '';
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : null;
}
