// All episodes of a show, for what is made of a whole show.
import type { EpisodeSummary } from '../domain/episode.js';
import type { EpisodeReader } from '../store/store.js';

/** As many as a page of the store has. */
const AT_ONCE = 100;

/** Newest first. */
export async function allEpisodes(
  reader: Pick<EpisodeReader, 'findEpisodes'>,
  show: string,
): Promise<EpisodeSummary[]> {
  const all: EpisodeSummary[] = [];
  for (let cursor: string | undefined | null; cursor !== null; ) {
    const page = await reader.findEpisodes({ show }, { limit: AT_ONCE, cursor });
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}
