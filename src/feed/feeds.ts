// The service as others see it: which feeds are followed, and what is done about them.
import type { FollowedFeed } from '../domain/followed-feed.js';
import type { FeedReader } from '../store/store.js';

export interface NewFeed {
  readonly url: string;
  /** Slug of the show; made of the feed's title where it is not given. */
  readonly show: string | null;
  /** A list at some address names it: where it is followed already it is left as it is. */
  readonly isListed?: boolean;
}

export interface FollowedList {
  readonly followed: readonly FollowedFeed[];
  readonly refused: readonly { readonly url: string; readonly code: string; readonly message: string }[];
}

export interface Feeds extends Pick<FeedReader, 'findFeeds' | 'findFeed' | 'findFeedReport' | 'findFeedItems'> {
  /**
   * On disk when it resolves; the work is done in the background, once the service has started. Throws `refused-address` for
   * an address from which nothing is fetched, and `feed-exists`.
   */
  follow(feed: NewFeed): Promise<FollowedFeed>;
  /** The feeds of a list (OPML). Throws `malformed-feed` for what is no such list. */
  followList(opml: Uint8Array): Promise<FollowedList>;
  /** Reads it again and looks at every item, as soon as possible. False when there is no such feed. */
  refresh(id: string): Promise<boolean>;
  /**
   * Its bytes as they are at this moment, the newest page of it; `null` when there is no such feed. Throws
   * `unreachable-feed`, and the reason of `signal`.
   */
  fetch(id: string, signal: AbortSignal): Promise<Uint8Array | null>;
  /** Its episodes stay. False when there is no such feed. Throws `precondition-failed` where it is not in the state `expected`. */
  unfollow(id: string, expected?: string): Promise<boolean>;
}
