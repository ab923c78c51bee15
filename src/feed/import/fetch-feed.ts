// A followed feed as its publisher has it at this moment, for whoever wants its bytes. Nothing of it is kept.
import { HindcastError } from '../../domain/errors.js';
import type { FollowedFeed } from '../../domain/followed-feed.js';
import { FetchError, type Fetcher } from '../fetcher.js';

interface FetchFeedOptions {
  readonly fetcher: Pick<Fetcher, 'fetch'>;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** Throws `unreachable-feed` with the fetcher's code, and the signal's reason. */
export async function fetchFeed(
  { url }: Pick<FollowedFeed, 'url'>,
  { fetcher, maxBytes, signal }: FetchFeedOptions,
): Promise<Uint8Array> {
  try {
    return (await fetcher.fetch(url, { wanted: 'feed', maxBytes, signal })).bytes;
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    throw new HindcastError('unreachable-feed', error.message, [{ message: error.code }], { cause: error });
  }
}
