// What are shows called, and in which language do they speak? Episodes and lessons know only their slugs.
import type { ShowSummary } from '../domain/show.js';
import type { SearchPageReader } from './page-reader.js';

export type NamedShow = Pick<ShowSummary, 'title' | 'language'>;
export type NamedShows = ReadonlyMap<string, NamedShow>;

/** By slug; of shows that are not there, nothing. */
export async function namedShows(
  slugs: Iterable<string>,
  reader: Pick<SearchPageReader, 'findShow'>,
): Promise<NamedShows> {
  const shows = await Promise.all([...new Set(slugs)].map((slug) => reader.findShow(slug)));
  return new Map(shows.flatMap((show) => (show === null ? [] : [[show.slug, show] as const])));
}

/** What lessons of an episode are to be named by: `isTold` leaves out the title where it is none of several. */
export function nameOf({ show }: { readonly show: string }, named: NamedShows, isTold = true): Partial<NamedShow> {
  const { title, language = null } = named.get(show) ?? {};
  return { language, ...(isTold && title !== undefined && { title }) };
}
