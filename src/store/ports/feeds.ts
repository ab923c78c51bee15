// Feeds that are followed: what is kept of them, and which work on them is left.
import type {
  FeedItem,
  FeedItemState,
  FeedKind,
  FeedProblem,
  FeedReport,
  FollowedFeed,
} from '../../domain/followed-feed.js';
import type { Page, PageRequest } from '../../domain/page.js';
import type { ToldShow } from '../../domain/show.js';

export interface FeedReader {
  /** By the time at which they were added, newest first. Removed ones are not among them, here and below. */
  findFeeds(page: PageRequest): Promise<Page<FollowedFeed>>;
  findFeed(id: string): Promise<FollowedFeed | null>;
  findFeedReport(id: string): Promise<FeedReport | null>;
  /** In the order in which they were first seen. */
  findFeedItems(
    id: string,
    filter: { readonly state?: FeedItemState | undefined },
    page: PageRequest,
  ): Promise<Page<FeedItem>>;
}

/** An item as a feed has it. `description` is JSON, of whatever shape the caller wants back. */
export interface FeedEntry {
  readonly guid: string;
  readonly title: string | null;
  readonly publishedAt: string | null;
  readonly audioUrl: string | null;
  readonly description: string;
  readonly digest: string;
}

/** What one reading of a feed gave. */
export interface FeedReading {
  readonly kind: FeedKind;
  /** Where it stands now, when it moved for good. */
  readonly url: string;
  /** Slug that its title asks for, see `beginFeedPass`; `null` of a list. */
  readonly show: string | null;
  /** What it says of its show, which is shown as far as people say nothing else; `null` of a list. */
  readonly told: ToldShow | null;
  /** `<podcast:guid>`. */
  readonly podcastGuid: string | null;
  readonly title: string | null;
  readonly language: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** All pages were read, or up to one that is known. */
  readonly isWhole: boolean;
  readonly error: FeedProblem | null;
  readonly entries: readonly FeedEntry[];
}

/** A feed as who works on it needs it. */
export interface FeedWork extends FollowedFeed {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly isWhole: boolean;
  readonly checksAll: boolean;
  readonly failures: number;
  /** A reading of it was cut off before all that it gave was on disk. */
  readonly isReading: boolean;
  /** It is followed because a list names it. */
  readonly isListed: boolean;
  /** Items that are still to be dealt with. */
  readonly waiting: number;
}

/** An item that is to be dealt with. */
export interface FeedItemWork {
  readonly guid: string;
  readonly kind: FeedKind;
  /** `null` of a list. */
  readonly show: string | null;
  readonly showTitle: string | null;
  /** Of the show, as the feed has it. */
  readonly language: string | null;
  readonly slug: string;
  /** `null` of a list. */
  readonly episodeId: string | null;
  readonly description: string;
  readonly attempts: number;
  readonly taken: string | null;
  /** Where the transcript came from, with the validators of that answer. */
  readonly transcriptUrl: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly chapters: AnswerSource | null;
}

/** Where an answer came from, with its validators. */
export interface AnswerSource {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface FeedItemResult {
  readonly state: FeedItemState;
  /** Missing: as it was. */
  readonly outcome?: NonNullable<FeedItem['outcome']>;
  readonly reason: FeedProblem | null;
  /** Of an item that waits: not before. */
  readonly tryAt?: Date;
  /** Of an item that waits: tries so far that say something of it. */
  readonly attempts?: number;
  /** Look at its transcript again from then on. */
  readonly checkAt?: Date;
  /** Missing: as they were. */
  readonly source?: Pick<FeedItemWork, 'taken' | 'transcriptUrl' | 'etag' | 'lastModified' | 'chapters'>;
}

export interface FeedEnd {
  readonly state: FollowedFeed['state'];
  readonly error?: FeedProblem | null;
  /** `null`: it is not taken up again by itself. */
  readonly nextFetchAt: Date | null;
  /** The feed could not be read: one more time in a row. Else the count begins anew. */
  readonly hasFailed: boolean;
}

export interface FeedToFollow {
  readonly url: string;
  readonly show: string | null;
  readonly isListed?: boolean;
}

export interface FeedWriter {
  /**
   * Keeps a feed, or takes a removed one up again; its items are gone through as soon as possible. A feed that moved is found
   * under the address at which it was first followed, too. Left as it is where it is followed and only a list names it. Throws `feed-exists` when it is followed already for another show.
   */
  followFeed(feed: FeedToFollow): Promise<FollowedFeed>;
  /**
   * Episodes stay. False when there is no such feed. `expected`: as `stateOf` names the feed with its report; throws
   * `precondition-failed` where that is another one.
   */
  unfollowFeed(id: string, expected?: string): Promise<boolean>;
  /** Has it read, and all its items looked at, as soon as possible. False when there is no such feed. */
  refreshFeed(id: string): Promise<boolean>;
  /** Feeds whose time has come, longest due first, with who has them in hand. */
  findDueFeeds(
    limit: number,
  ): Promise<{ readonly id: string; readonly owner: string | null; readonly ownedUntil: string | null }[]>;
  /** Takes a feed in hand, when `over` is still who has it (`null`: nobody). `null` when it was taken by another one. */
  claimFeed(
    id: string,
    claim: { readonly owner: string; readonly until: Date; readonly over: string | null },
  ): Promise<FeedWork | null>;
  /** Who has it in hand; `null` for nobody and for a feed that is not there. */
  findFeedOwner(id: string): Promise<{ readonly owner: string; readonly ownedUntil: string } | null>;
  /** False when the feed was removed, or another one has it in hand. */
  holdFeed(id: string, owner: string, until: Date): Promise<boolean>;
  findFeedDigests(id: string): Promise<ReadonlyMap<string, string>>;
  /**
   * Begins a pass with what was read, or with nothing new (`null`). Items that are new or changed, whose check is due, or all
   * of them where that was asked for, wait from now on. Returns how many. Long feeds are written in parts, so that others get
   * their turn; `isReading` tells of one that was cut off between them. A feed without a show gets the one of the same
   * podcast under another address, or else the slug of the reading, with a number behind where another podcast has it.
   */
  beginFeedPass(id: string, reading: FeedReading | null): Promise<number>;
  /** Items that wait and may be tried, as they were first seen, and when the next of the others may. */
  findFeedWork(
    id: string,
    limit: number,
  ): Promise<{ readonly items: readonly FeedItemWork[]; readonly nextTryAt: string | null }>;
  saveFeedItem(id: string, guid: string, result: FeedItemResult): Promise<void>;
  /** At once: of hundreds each on its own takes a second. */
  saveFeedItems(id: string, results: ReadonlyMap<string, FeedItemResult>): Promise<void>;
  /** Gives the feed out of the hand. Ignored when another one has it. */
  endFeedPass(id: string, owner: string, end: FeedEnd): Promise<void>;
}
