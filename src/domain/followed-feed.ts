// A feed that is followed, what became of its items, and how one is told.

/**
 * `waiting`: to be read as soon as possible. `running`: its items are being taken in. `paused`: some of them have to be
 * tried again later. `idle`: all was done until `nextFetchAt`. `failed`: the feed itself could not be read.
 */
export type FeedState = 'waiting' | 'running' | 'paused' | 'idle' | 'failed';

/** A code of fetching (`timed-out`, `forbidden-address`, ...) or of the catalogue (`malformed-feed`, `no-speech`, ...). */
export interface FeedProblem {
  readonly code: string;
  readonly message: string;
}

/** `list`: behind the address is a list of feeds (OPML). Its items are those feeds; each is followed on its own. */
export type FeedKind = 'feed' | 'list';

export interface FollowedFeed {
  readonly id: string;
  /** `feed` until it was read. */
  readonly kind: FeedKind;
  readonly url: string;
  /** Slug; `null` until the feed was read, and of a list. */
  readonly show: string | null;
  readonly title: string | null;
  readonly state: FeedState;
  /** Why it could not be read, or not to its oldest page. */
  readonly error: FeedProblem | null;
  /** ISO 8601 date-times. */
  readonly lastFetchedAt: string | null;
  /** `null`: it is not refreshed by itself. */
  readonly nextFetchAt: string | null;
  readonly createdAt: string;
}

export const feedItemStates = ['waiting', 'in', 'without-transcript', 'failed'] as const;
export type FeedItemState = (typeof feedItemStates)[number];

export interface FeedItem {
  /** Unique in the feed. Of a list's item, the address of that feed. */
  readonly guid: string;
  readonly title: string | null;
  readonly state: FeedItemState;
  /** What taking it in did the last time; `null` where it never was. */
  readonly outcome: 'created' | 'updated' | 'unchanged' | null;
  /** Why there is no transcript, or what failed. */
  readonly reason: FeedProblem | null;
  /** Slug of its episode, whether that is there yet or not. */
  readonly slug: string;
  readonly episodeId: string | null;
}

/** Numbers of items; all but `items` add up to it. What the last pass had no cause to look at is `unchanged`. */
export interface FeedReport {
  readonly items: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly withoutTranscript: number;
  readonly failed: number;
  readonly waiting: number;
}
