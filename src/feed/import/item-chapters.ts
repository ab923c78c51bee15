// The chapters that a publisher lists for an item, in the feed or in a file beside it.
import type { ListedChapter } from '../../domain/publication.js';
import type { FeedItemWork } from '../../store/store.js';
import { FetchError } from '../fetcher.js';
import { readChapters } from '../read/read-chapters.js';
import { type DescribedItem, listedChapters } from './described-item.js';
import type { PassParts } from './run-pass.js';

const MOST_BYTES = 2 * 1024 * 1024;

/** An episode is whole without: where the file cannot be fetched, those of the last time stay. */
export async function findListedChapters(
  { chapters, inlineChapters }: DescribedItem,
  { episodeId }: FeedItemWork,
  { fetcher, store, signal }: PassParts,
): Promise<ListedChapter[]> {
  if (chapters === null) return listedChapters(inlineChapters);
  try {
    const { bytes, finalUrl } = await fetcher.fetch(chapters.url, { wanted: 'json', maxBytes: MOST_BYTES, signal });
    return listedChapters(readChapters(bytes, finalUrl).chapters);
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    const known = (await store.findEpisode(episodeId))?.publication?.chapters;
    return known ? [...known] : listedChapters(inlineChapters);
  }
}
