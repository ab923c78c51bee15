// The bytes of a transcript that a feed offers, or of the last time where they have not changed.
import { HindcastError } from '../../domain/errors.js';
import type { FeedItemWork } from '../../store/store.js';
import type { TranscriptChoice } from '../read/choose-transcript.js';
import type { PassParts } from './run-pass.js';

export interface Transcribed {
  readonly bytes: Uint8Array;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Some publishers put a byte or a word where the transcript is to be; nobody says an episode in so little. */
const LEAST_BYTES = 20;

/**
 * `null`: it has not changed, and its episode is no longer there. Throws `FetchError`, and `empty-transcript` for what only
 * holds the place of one.
 */
export async function fetchTranscript(
  work: FeedItemWork,
  { url, wanted }: TranscriptChoice,
  { fetcher, limits, store, signal }: PassParts,
): Promise<Transcribed | null> {
  const validators = work.transcriptUrl === url ? { etag: work.etag, lastModified: work.lastModified } : {};
  const fetched = await fetcher.fetch(url, { wanted, maxBytes: limits.transcriptBytes, signal, ...validators });
  if (fetched.notModified) {
    const source = work.episodeId === null ? null : await store.findSource(work.episodeId);
    return source && { bytes: source.bytes, etag: work.etag, lastModified: work.lastModified };
  }
  const { bytes, headers } = fetched;
  if (bytes.length < LEAST_BYTES) throw new HindcastError('empty-transcript', 'There is no transcript in it yet');
  return { bytes, etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
}
