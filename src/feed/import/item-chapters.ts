// The chapters that a publisher lists for an item, in the feed or in a file beside it.
import type { ListedChapter } from '../../domain/publication.js';
import type { AnswerSource, FeedItemWork } from '../../store/store.js';
import { FetchError } from '../fetcher.js';
import { readChapters } from '../read/read-chapters.js';
import { type DescribedItem, listedChapters } from './described-item.js';
import type { PassParts } from './run-pass.js';

const MOST_BYTES = 2 * 1024 * 1024;

export interface FoundChapters {
  readonly listed: readonly ListedChapter[];
  /** Of the file that they came from, for the next time; `null` where they came from none. */
  readonly source: AnswerSource | null;
}

/** An episode is whole without: where the file cannot be fetched, those of the last time stay. */
export async function findListedChapters(
  { chapters, inlineChapters }: DescribedItem,
  { episodeId, chapters: last }: FeedItemWork,
  { fetcher, store, signal }: PassParts,
): Promise<FoundChapters> {
  const inline = listedChapters(inlineChapters);
  if (chapters === null) return { listed: inline, source: null };
  const { url } = chapters;
  const known = episodeId === null ? undefined : (await store.findEpisode(episodeId))?.publication?.chapters;
  const validators = known?.length && last?.url === url ? { etag: last.etag, lastModified: last.lastModified } : {};
  try {
    const fetched = await fetcher.fetch(url, { wanted: 'json', maxBytes: MOST_BYTES, signal, ...validators });
    if (fetched.notModified) return { listed: known ?? inline, source: last };
    const listed = listedChapters(readChapters(fetched.bytes, fetched.finalUrl).chapters);
    const { etag = null, 'last-modified': lastModified = null } = fetched.headers;
    return listed.length > 0 ? { listed, source: { url, etag, lastModified } } : { listed: inline, source: null };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    return { listed: known ?? inline, source: last };
  }
}
