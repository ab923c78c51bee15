// The picture of a feed's show, fetched once from each address. Without it the feed is as good.
import { HindcastError } from '../../domain/errors.js';
import { MOST_PICTURE_BYTES } from '../../domain/show-picture.js';
import type { MakePicture } from '../../picture/picture.js';
import type { FeedReader, ToldPictures } from '../../store/store.js';
import { FetchError, type Fetcher } from '../fetcher.js';
import { messageOf } from './problems.js';

export interface PictureParts {
  readonly store: Pick<FeedReader, 'findFeed'> & ToldPictures;
  readonly fetcher: Pick<Fetcher, 'fetch'>;
  readonly makePicture: MakePicture;
  readonly signal: AbortSignal;
  readonly onError: (message: string) => void;
}

/** What can pass is tried again with the next pass; what cannot is not asked for again. Never rejects. */
export async function takePicture(id: string, parts: PictureParts): Promise<void> {
  const { store, signal, onError } = parts;
  try {
    const show = (await store.findFeed(id))?.show ?? null;
    const url = show === null ? null : await store.findPictureToFetch(show);
    if (show !== null && url !== null) await fetchPicture({ show, url }, parts);
  } catch (error) {
    if (!signal.aborted) onError(messageOf(error));
  }
}

async function fetchPicture(
  { show, url }: { readonly show: string; readonly url: string },
  { store, fetcher, makePicture, signal }: PictureParts,
): Promise<void> {
  try {
    const { bytes } = await fetcher.fetch(url, { wanted: 'picture', maxBytes: MOST_PICTURE_BYTES, signal });
    await store.saveToldPicture(show, url, await makePicture(bytes));
  } catch (error) {
    const isOver = error instanceof FetchError ? !error.temporary : isRefused(error);
    if (isOver) await store.saveToldPicture(show, url, null);
    else if (!(error instanceof FetchError)) throw error;
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof HindcastError && error.code === 'malformed-picture';
}
