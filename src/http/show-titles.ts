// What are shows called? Episodes and lessons know only their slugs.
import type { Services } from './services.js';

/** By slug; of shows that are not there, nothing. */
export async function showTitles(
  slugs: Iterable<string>,
  reader: Pick<Services['reader'], 'findShow'>,
): Promise<ReadonlyMap<string, string>> {
  const shows = await Promise.all([...new Set(slugs)].map((slug) => reader.findShow(slug)));
  return new Map(shows.flatMap((show) => (show === null ? [] : [[show.slug, show.title] as const])));
}
