// One item of a feed: the best of its transcripts that is there and can be read becomes its episode.
import { HindcastError } from '../../domain/errors.js';
import type { FeedProblem } from '../../domain/followed-feed.js';
import type { FeedItemResult, FeedItemWork } from '../../store/store.js';
import { FetchError } from '../fetcher.js';
import { orderTranscripts, type TranscriptChoice } from '../read/choose-transcript.js';
import { type DescribedItem, episodeOf } from './described-item.js';
import { findListedChapters } from './item-chapters.js';
import { fetchTranscript, type Transcribed } from './item-transcript.js';
import { requestDigest } from './request-digest.js';
import type { PassParts } from './run-pass.js';
import { nextCheck, nextTry } from './times.js';

/** Failures that can pass are waited for so often before others of the transcripts offered are taken. */
const PATIENT_TRIES = 3;
/** After the first failure; four times as long after each further one. */
const PAUSE_MS = 2_000;
const MOST_OFFERS = 8;

/** Never rejects for what is wrong with an item; the signal's reason, and what is wrong with ourselves, it does. */
export async function takeItem(work: FeedItemWork, parts: PassParts): Promise<FeedItemResult> {
  const item = JSON.parse(work.description) as DescribedItem;
  const checkAt = nextCheck(item.publishedAt);
  const offers = orderTranscripts(item.transcripts, work.language).slice(0, MOST_OFFERS);
  if (offers.length === 0) return { state: 'without-transcript', reason: nothingOffered(item), checkAt };
  const problems: FeedProblem[] = [];
  for (const offer of offers) {
    try {
      return { ...(await takeOffer({ work, item, offer }, parts)), checkAt };
    } catch (error) {
      parts.signal.throwIfAborted();
      if (!isOfItem(error)) throw error;
      if (error instanceof FetchError && error.temporary && work.attempts < PATIENT_TRIES)
        return {
          state: 'waiting',
          reason: problemOf(error),
          tryAt: nextTry(work.attempts, error.retryAfterMs, parts.pauseMs ?? PAUSE_MS),
        };
      problems.push(problemOf(error));
    }
  }
  const isSilent = problems.every(({ code }) => SILENT.has(code));
  return { state: isSilent ? 'without-transcript' : 'failed', reason: told(problems), checkAt };
}

/** A publisher's page that holds the place of a transcript to come. */
const SILENT = new Set(['empty-transcript', 'no-speech']);

interface Offered {
  readonly work: FeedItemWork;
  readonly item: DescribedItem;
  readonly offer: TranscriptChoice;
}

async function takeOffer({ work, item, offer }: Offered, parts: PassParts): Promise<FeedItemResult> {
  const transcribed = await fetchTranscript(work, offer, parts);
  // Taken in before, and gone since: whoever deleted the episode does not want it back.
  if (transcribed === null) return { state: 'in', outcome: 'unchanged', reason: null };
  const chapters = await findListedChapters(item, work, parts);
  const request = {
    ...episodeOf(item, chapters),
    ...{ show: work.show, showTitle: work.showTitle ?? undefined, slug: work.slug, replace: true },
    transcript: { bytes: transcribed.bytes, origin: offer.url },
  };
  const taken = requestDigest(request);
  const outcome = taken === work.taken ? 'unchanged' : (await parts.ingest.run(request)).outcome;
  return {
    state: 'in',
    outcome,
    reason: null,
    source: { taken, transcriptUrl: offer.url, ...validatorsOf(transcribed) },
  };
}

function validatorsOf({ etag, lastModified }: Transcribed) {
  return { etag, lastModified };
}

/** Our own failures (a full disk, a service that ends) say nothing of an item. */
function isOfItem(error: unknown): error is FetchError | HindcastError {
  return error instanceof FetchError || (error instanceof HindcastError && !OURS.has(error.code));
}

const OURS = new Set(['internal', 'not-ready']);

export function problemOf(error: FetchError | HindcastError): FeedProblem {
  return { code: error.code, message: error.message };
}

function nothingOffered({ transcripts }: DescribedItem): FeedProblem | null {
  if (transcripts.length === 0) return null;
  return { code: 'unknown-format', message: 'Its transcript is a document of a kind that is not read' };
}

/** The best offer's failure leads. */
function told([first, ...others]: readonly FeedProblem[]): FeedProblem {
  const rest = others.filter(({ message }) => message !== first!.message).map(({ message }) => message);
  return { code: first!.code, message: [first!.message, ...rest].join('; ') };
}
