// One pass through a feed: read it, take in the items that wait, say when to come again. Each step is on disk when it is
// done, so that a pass that was cut off is gone on with.
import { setImmediate as othersTurn, setTimeout as sleep } from 'node:timers/promises';
import { HindcastError } from '../../domain/errors.js';
import type { Ingest } from '../../ingest/ingest.js';
import type { MakePicture } from '../../picture/picture.js';
import type {
  EpisodeReader,
  FeedItemResult,
  FeedItemWork,
  FeedReader,
  FeedWork,
  FeedWriter,
  ToldPictures,
} from '../../store/store.js';
import type { Feeds } from '../feeds.js';
import { FetchError, type Fetcher } from '../fetcher.js';
import type { ReadFeedPage } from './feed-page.js';
import { problemOf } from './problems.js';
import { type FeedLimits, readPages } from './read-pages.js';
import { takeItem, takeSilentItem } from './take-item.js';
import { takePicture } from './take-picture.js';
import { afterFailure, isDue, nextRefresh } from './times.js';

export interface PassParts {
  readonly store: FeedReader & FeedWriter & ToldPictures & Pick<EpisodeReader, 'findSource' | 'findEpisode'>;
  readonly ingest: Pick<Ingest, 'run'>;
  readonly fetcher: Fetcher;
  readonly readPage: ReadFeedPage;
  readonly makePicture: MakePicture;
  /** Of a list's feeds. */
  readonly follow: Feeds['follow'];
  readonly limits: FeedLimits;
  /** Between two readings of a feed, in milliseconds; `null`: feeds are read when that is asked for. */
  readonly intervalMs: number | null;
  /** Before an item is tried again for the first time; two seconds where it is not given. */
  readonly pauseMs?: number;
  readonly owner: string;
  readonly signal: AbortSignal;
  readonly onProgress: () => void;
  /** Hears what failed inside, and is no fault of an item. */
  readonly onError: (message: string) => void;
}

/** Some are fetched while one is derived; hosts are asked one at a time all the same. */
const ITEMS_AT_ONCE = 4;
const ITEMS_LOADED = 100;
/** Longer than any item takes, so that nobody takes over what is still worked on. */
const HOLD_MS = 5 * 60_000;
const HOLD_AGAIN_MS = 60_000;
/** Items that have to wait longer are left to a later pass, so that others get their turn. */
const LONGEST_WAIT_MS = 60_000;

/** False when another process has it, or nobody follows it any more. Rejects with the signal's reason. */
export async function runPass(id: string, over: string | null, parts: PassParts): Promise<boolean> {
  const { store, owner, signal } = parts;
  const feed = await store.claimFeed(id, { owner, until: new Date(Date.now() + HOLD_MS), over });
  if (!feed) return false;
  const lost = new AbortController();
  const holding = setInterval(() => void hold(id, parts, lost), HOLD_AGAIN_MS);
  try {
    await workThrough(feed, { ...parts, signal: AbortSignal.any([signal, lost.signal]) });
  } catch (error) {
    if (lost.signal.aborted) return false;
    const nextFetchAt = signal.aborted ? new Date() : afterFailure(feed.failures);
    await store.endFeedPass(id, owner, { state: 'waiting', nextFetchAt, hasFailed: !signal.aborted });
    throw error;
  } finally {
    clearInterval(holding);
  }
  return true;
}

async function hold(id: string, { store, owner }: PassParts, lost: AbortController): Promise<void> {
  const isOurs = await store.holdFeed(id, owner, new Date(Date.now() + HOLD_MS)).catch(() => true);
  if (!isOurs) lost.abort(new HindcastError('unknown-feed', 'The feed is no longer followed here'));
}

async function workThrough(feed: FeedWork, parts: PassParts): Promise<void> {
  const { store, owner, onProgress, intervalMs } = parts;
  // What waits is left of a pass that was cut off, and was read then; what waits for long keeps nothing new out.
  const isToBeRead = feed.waiting === 0 || feed.isReading || isDue(feed.lastFetchedAt, intervalMs);
  if (isToBeRead && !(await beginPass(feed, parts))) return;
  onProgress();
  const [resumeAt] = await Promise.all([takeItems(feed.id, parts), takePicture(feed.id, parts)]);
  await store.endFeedPass(feed.id, owner, {
    state: resumeAt ? 'paused' : 'idle',
    nextFetchAt: earliest(resumeAt, nextRefresh((await isReadOnce(feed, store)) ? null : intervalMs)),
    hasFailed: false,
  });
}

/** A file and a list were read because somebody named them, and are not looked at again by themselves. */
async function isReadOnce({ id, url }: FeedWork, store: FeedReader): Promise<boolean> {
  return url.startsWith('file:') || (await store.findFeed(id))?.kind === 'list';
}

function earliest(one: Date | null, other: Date | null): Date | null {
  return one && other ? new Date(Math.min(one.getTime(), other.getTime())) : (one ?? other);
}

/** False when the feed could not be read; the pass is over then. */
async function beginPass(feed: FeedWork, { store, owner, ...parts }: PassParts): Promise<boolean> {
  try {
    const digests = await store.findFeedDigests(feed.id);
    await store.beginFeedPass(feed.id, await readPages(feed, digests, parts));
    return true;
  } catch (error) {
    if (!(error instanceof FetchError) && !(error instanceof HindcastError)) throw error;
    parts.signal.throwIfAborted();
    const nextFetchAt = afterFailure(feed.failures, error instanceof FetchError ? error : null);
    await store.endFeedPass(feed.id, owner, { state: 'failed', error: problemOf(error), nextFetchAt, hasFailed: true });
    return false;
  }
}

/** Until nothing waits any more, or what waits has to for long: then when to go on. */
async function takeItems(id: string, parts: PassParts): Promise<Date | null> {
  const { store, signal } = parts;
  for (;;) {
    const { items, nextTryAt } = await store.findFeedWork(id, ITEMS_LOADED);
    if (items.length > 0) await takeEach(id, items, parts);
    else if (nextTryAt === null) return null;
    else {
      const wait = Date.parse(nextTryAt) - Date.now();
      if (wait > LONGEST_WAIT_MS) return new Date(nextTryAt);
      await sleep(Math.max(0, wait), undefined, { signal });
    }
    signal.throwIfAborted();
  }
}

/** Saves at once those that ask nobody for anything, and returns the others. */
async function takeSilent(
  id: string,
  items: readonly FeedItemWork[],
  { store, onProgress }: PassParts,
): Promise<FeedItemWork[]> {
  const silent = new Map<string, FeedItemResult>();
  for (const item of items) {
    const result = takeSilentItem(item);
    if (result) silent.set(item.guid, result);
  }
  await store.saveFeedItems(id, silent);
  onProgress();
  // A feed of nothing else would go on and on without letting anybody else in.
  await othersTurn();
  return items.filter(({ guid }) => !silent.has(guid));
}

async function takeEach(id: string, items: readonly FeedItemWork[], parts: PassParts): Promise<void> {
  const queue = await takeSilent(id, items, parts);
  const takeNext = async (): Promise<void> => {
    for (let item = queue.shift(); item; item = queue.shift()) {
      const result = await takeItem(item, parts);
      await parts.store.saveFeedItem(id, item.guid, result);
      parts.onProgress();
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: ITEMS_AT_ONCE }, takeNext));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}
