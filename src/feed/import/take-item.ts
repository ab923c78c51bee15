// One item of a feed: the best of its transcripts that is there and can be read becomes its episode.
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HindcastError } from '../../domain/errors.js';
import type { FeedProblem } from '../../domain/followed-feed.js';
import type { FeedItemResult, FeedItemWork } from '../../store/store.js';
import { FetchError } from '../fetcher.js';
import { orderTranscripts, type TranscriptChoice } from '../read/choose-transcript.js';
import { type DescribedItem, episodeOf, type ListedItem } from './described-item.js';
import { findListedChapters } from './item-chapters.js';
import { fetchTranscript } from './item-transcript.js';
import { messageOf, problemOf } from './problems.js';
import { requestDigest } from './request-digest.js';
import type { PassParts } from './run-pass.js';
import { checkAfterOurs, nextCheck, nextTry } from './times.js';

/** Failures that can pass are waited for so often before others of the transcripts offered are taken. */
const PATIENT_TRIES = 3;
/** After the first failure; four times as long after each further one. */
const PAUSE_MS = 2_000;
const MOST_OFFERS = 8;

/** Of an item that is not silent. Rejects with the signal's reason, and when the service ends; never for what is wrong with an item. */
export async function takeItem(work: FeedItemWork, parts: PassParts): Promise<FeedItemResult> {
  try {
    return await (work.kind === 'list' ? takeFeed(work, parts) : takeEpisode(work, parts));
  } catch (error) {
    parts.signal.throwIfAborted();
    if (error instanceof HindcastError && error.code === 'not-ready') throw error;
    return failedInside(error, work, parts);
  }
}

/** What becomes of an item that offers nothing to fetch; `null` for all others. */
export function takeSilentItem({ kind, description, language }: FeedItemWork): FeedItemResult | null {
  if (kind === 'list') return null;
  const item = JSON.parse(description) as DescribedItem;
  if (orderTranscripts(item.transcripts, language).length > 0) return null;
  return { state: 'without-transcript', reason: nothingOffered(item), checkAt: nextCheck(item.publishedAt) };
}

/** A feed that a list names is followed on its own. */
async function takeFeed({ description }: FeedItemWork, { follow }: PassParts): Promise<FeedItemResult> {
  const { feedUrl } = JSON.parse(description) as ListedItem;
  try {
    const { lastFetchedAt } = await follow({ url: feedUrl, show: null, isListed: true });
    return { state: 'in', outcome: lastFetchedAt === null ? 'created' : 'unchanged', reason: null };
  } catch (error) {
    if (!isOfItem(error)) throw error;
    return { state: 'failed', reason: problemOf(error) };
  }
}

async function takeEpisode(work: FeedItemWork, parts: PassParts): Promise<FeedItemResult> {
  const item = JSON.parse(work.description) as DescribedItem;
  const checkAt = nextCheck(item.publishedAt);
  const offers = orderTranscripts(item.transcripts, work.language).slice(0, MOST_OFFERS);
  const problems: FeedProblem[] = [];
  for (const offer of offers) {
    try {
      return { ...(await takeOffer({ work, item, offer }, parts)), checkAt };
    } catch (error) {
      if (!isOfItem(error)) throw error;
      if (error instanceof FetchError && error.temporary && work.attempts < PATIENT_TRIES)
        return waiting(error, work, parts);
      problems.push(problemOf(error, originOf(offer)));
    }
  }
  const isSilent = problems.every(({ code }) => SILENT.has(code));
  return { state: isSilent ? 'without-transcript' : 'failed', reason: told(problems), checkAt };
}

/** A publisher's page that holds the place of a transcript to come. */
const SILENT = new Set(['empty-transcript', 'no-speech']);

/** While a host wants to be left alone nobody was asked, and that is no try. */
function waiting(error: FetchError, { attempts }: FeedItemWork, { pauseMs = PAUSE_MS }: PassParts): FeedItemResult {
  return {
    state: 'waiting',
    reason: problemOf(error),
    tryAt: nextTry(attempts, error.retryAfterMs, pauseMs),
    attempts: error.code === 'host-paused' ? attempts : attempts + 1,
  };
}

/** Some of what fails inside passes. What does not is told, and keeps no other item waiting. */
function failedInside(error: unknown, { attempts }: FeedItemWork, parts: PassParts): FeedItemResult {
  parts.onError(messageOf(error));
  const reason = { code: 'internal', message: 'Something failed inside; the log says what' };
  if (attempts >= PATIENT_TRIES) return { state: 'failed', reason, checkAt: checkAfterOurs() };
  return { state: 'waiting', reason, tryAt: nextTry(attempts, null, parts.pauseMs ?? PAUSE_MS) };
}

interface Offered {
  readonly work: FeedItemWork;
  readonly item: DescribedItem;
  readonly offer: TranscriptChoice;
}

async function takeOffer({ work, item, offer }: Offered, parts: PassParts): Promise<FeedItemResult> {
  const transcribed = await fetchTranscript(work, offer, parts);
  // Taken in before, and gone since: whoever deleted the episode does not want it back.
  if (transcribed === null) return { state: 'in', outcome: 'unchanged', reason: null };
  const { bytes, ...validators } = transcribed;
  const { listed, source } = await findListedChapters(item, work, parts);
  const request = {
    ...episodeOf(item, listed),
    ...{ show: work.show!, showTitle: work.showTitle ?? undefined, slug: work.slug, replace: true },
    transcript: { bytes, origin: originOf(offer) },
  };
  const taken = requestDigest(request);
  const outcome = taken === work.taken ? 'unchanged' : (await parts.ingest.run(request)).outcome;
  return {
    state: 'in',
    outcome,
    reason: null,
    source: { taken, transcriptUrl: offer.url, ...validators, chapters: source },
  };
}

/** Which folders there are is nobody's business. */
function originOf({ url }: TranscriptChoice): string {
  return url.startsWith('file:') ? basename(fileURLToPath(url)) : url;
}

/** Our own failures (a full disk, a service that ends) say nothing of an item. */
function isOfItem(error: unknown): error is FetchError | HindcastError {
  return error instanceof FetchError || (error instanceof HindcastError && !OURS.has(error.code));
}

const OURS = new Set(['internal', 'not-ready']);

function nothingOffered({ transcripts }: DescribedItem): FeedProblem | null {
  if (transcripts.length === 0) return null;
  return { code: 'unknown-format', message: 'Its transcript is a document of a kind that is not read' };
}

/** The best offer's failure leads. */
function told([first, ...others]: readonly FeedProblem[]): FeedProblem {
  const rest = others.filter(({ message }) => message !== first!.message).map(({ message }) => message);
  return { code: first!.code, message: [first!.message, ...rest].join('; ') };
}
