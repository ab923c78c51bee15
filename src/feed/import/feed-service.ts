// When is which feed worked on? Those that are due, a few at a time; one process a feed.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { HindcastError } from '../../domain/errors.js';
import type { FollowedFeed } from '../../domain/followed-feed.js';
import type { Feeds, NewFeed } from '../feeds.js';
import { FetchError } from '../fetcher.js';
import { fetchFeed } from './fetch-feed.js';
import { followList } from './follow-list.js';
import { isAbandoned, ownerOf } from './owner.js';
import { messageOf } from './problems.js';
import { type PassParts, runPass } from './run-pass.js';

/** Most of a feed's time is waiting for its host; a few slow ones keep nobody else waiting. */
const FEEDS_AT_ONCE = 4;
const POLL_MS = 1_000;

export interface FeedService extends Feeds {
  /** Works on feeds whenever they are due, until it is closed. */
  start(): void;
  /**
   * Works on one feed until nothing of it waits, or waits for another process that does; `onProgress` is called now and then.
   * Rejects with the signal's reason.
   */
  complete(id: string, options: { readonly signal: AbortSignal; readonly onProgress: () => void }): Promise<void>;
  /** Items in hand are given up, and taken up again at the next start. */
  close(): Promise<void>;
}

export type FeedServiceParts = Omit<PassParts, 'owner' | 'signal' | 'onProgress' | 'follow'>;

export function createFeedService(parts: FeedServiceParts): FeedService {
  const { store, fetcher, onError } = parts;
  const owner = ownerOf(hostname(), process.pid, randomUUID());
  const closing = new AbortController();
  const inHand = new Map<string, InHand>();
  let loop: Promise<void> | undefined;

  /** Whether it was there to be taken. */
  async function takeUp(id: string, signal: AbortSignal, onProgress: () => void): Promise<boolean> {
    const held = await store.findFeedOwner(id);
    if (held && !isAbandoned(held, owner)) return false;
    const pass = { ...parts, follow, owner, signal, onProgress };
    return runPass(id, held?.owner ?? null, pass);
  }

  async function workOff(): Promise<void> {
    while (!closing.signal.aborted) {
      for (const { id } of await store.findDueFeeds(FEEDS_AT_ONCE * 4)) {
        if (inHand.size >= FEEDS_AT_ONCE) break;
        if (!inHand.has(id)) startOn(id);
      }
      await sleep(POLL_MS, undefined, { signal: closing.signal });
    }
  }

  function startOn(id: string): void {
    const left = new AbortController();
    const signal = AbortSignal.any([closing.signal, left.signal]);
    const work = takeUp(id, signal, () => {})
      .then(
        () => {},
        (error: unknown) => signal.aborted || onError(messageOf(error)),
      )
      .then(() => void inHand.delete(id));
    inHand.set(id, { work, left });
  }

  /** What is in hand of it is given up; another process notices within a minute. */
  async function unfollow(id: string, expected?: string): Promise<boolean> {
    const wasFollowed = await store.unfollowFeed(id, expected);
    inHand.get(id)?.left.abort(new HindcastError('unknown-feed', 'The feed is no longer followed'));
    return wasFollowed;
  }

  async function follow({ url, ...wish }: NewFeed): Promise<FollowedFeed> {
    await refuseAddress(parts, url);
    return store.followFeed({ ...wish, url: plainAddress(url) });
  }

  return {
    findFeeds: store.findFeeds,
    findFeed: store.findFeed,
    findFeedReport: store.findFeedReport,
    findFeedItems: store.findFeedItems,
    follow,
    followList: (opml) => followList(opml, follow),
    refresh: store.refreshFeed,
    unfollow,
    async fetch(id, signal) {
      const feed = await store.findFeed(id);
      const ended = AbortSignal.any([signal, closing.signal]);
      return feed && fetchFeed(feed, { fetcher, maxBytes: parts.limits.feedBytes, signal: ended });
    },
    start() {
      loop = (async () => {
        while (!closing.signal.aborted) {
          await workOff().catch((error: unknown) => closing.signal.aborted || onError(messageOf(error)));
          // A database that could not be read is asked again, without spinning.
          await sleep(POLL_MS, undefined, { signal: closing.signal }).catch(() => {});
        }
      })();
    },
    async complete(id, { signal, onProgress }) {
      const ended = AbortSignal.any([signal, closing.signal]);
      for (;;) {
        ended.throwIfAborted();
        await takeUp(id, ended, onProgress);
        onProgress();
        const feed = await store.findFeed(id);
        if (!feed || feed.state === 'idle' || feed.state === 'failed' || feed.state === 'paused') return;
        await sleep(POLL_MS, undefined, { signal: ended });
      }
    },
    async close() {
      closing.abort(new HindcastError('not-ready', 'The service is shutting down'));
      await Promise.all([loop, ...[...inHand.values()].map(({ work }) => work)]);
      await fetcher.close();
    },
  };
}

interface InHand {
  readonly work: Promise<void>;
  /** Aborted when nobody follows it any more. */
  readonly left: AbortController;
}

/** One spelling for one address: lower-case host, no default port, a path; nothing for a page to scroll to. */
function plainAddress(written: string): string {
  const url = new URL(written);
  url.hash = '';
  return url.href;
}

async function refuseAddress({ fetcher }: Pick<PassParts, 'fetcher'>, url: string): Promise<void> {
  try {
    await fetcher.check(url);
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    throw new HindcastError('refused-address', error.message, [{ field: '/url', message: error.code }]);
  }
}
