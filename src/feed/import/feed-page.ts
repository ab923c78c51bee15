// What does one page of a feed say? All that a pass needs of it, worked out where nobody waits for it.
import { createHash } from 'node:crypto';
import { HindcastError } from '../../domain/errors.js';
import type { FeedKind } from '../../domain/followed-feed.js';
import type { ToldShow } from '../../domain/show.js';
import type { FeedEntry } from '../../store/store.js';
import type { Feed } from '../read/feed.js';
import { readFeed } from '../read/read-feed.js';
import { type FeedList, readOpml } from '../read/read-opml.js';
import { itemOf, type ListedItem } from './described-item.js';
import { toldShow } from './show-details.js';

/** Bytes as they came, and what the answer said of them. */
export interface FetchedPage {
  readonly bytes: Uint8Array;
  /** Where relative addresses start. */
  readonly url: string;
  readonly contentType: string | null;
}

export interface FeedPage {
  readonly kind: FeedKind;
  /** What it says of its show; `null` of a list. */
  readonly told: ToldShow | null;
  readonly title: string | null;
  readonly language: string | null;
  /** `<podcast:guid>`. */
  readonly podcastGuid: string | null;
  /** Where the feed says that it has moved. */
  readonly newUrl: string | null;
  /** The page with older items. */
  readonly nextUrl: string | null;
  readonly entries: readonly FeedEntry[];
}

/** Rejects with `malformed-feed` for what is neither feed nor list, and with the signal's reason. */
export type ReadFeedPage = (page: FetchedPage, signal: AbortSignal) => Promise<FeedPage>;

/** Throws `malformed-feed` for what is neither a feed nor a list of feeds. */
export function readFeedPage({ bytes, url, contentType }: FetchedPage): FeedPage {
  try {
    return pageOfFeed(readFeed(bytes, { url, contentType }));
  } catch (error) {
    const list = listIn(bytes, contentType);
    if (list) return pageOfList(list);
    throw error;
  }
}

function pageOfFeed(feed: Feed): FeedPage {
  const { show, nextUrl, newUrl, episodes } = feed;
  const { title, language, guid: podcastGuid } = show;
  const entries = episodes.map((episode) => {
    const { guid, publishedAt, audio } = episode;
    const described = { guid, title: episode.title, publishedAt, audioUrl: audio?.url ?? null };
    return entryOf(described, JSON.stringify(itemOf(episode)));
  });
  return { kind: 'feed', told: toldShow(feed), title, language, podcastGuid, newUrl, nextUrl, entries };
}

function pageOfList({ title, feeds }: FeedList): FeedPage {
  const entries = feeds.map((listed) => {
    const described = { guid: listed.url, title: listed.title, publishedAt: null, audioUrl: null };
    return entryOf(described, JSON.stringify({ feedUrl: listed.url } satisfies ListedItem));
  });
  return { kind: 'list', told: null, title, language: null, podcastGuid: null, newUrl: null, nextUrl: null, entries };
}

function entryOf(described: Omit<FeedEntry, 'description' | 'digest'>, description: string): FeedEntry {
  return { ...described, description, digest: createHash('sha256').update(description).digest('hex') };
}

/** `null` for what is no OPML either. */
function listIn(bytes: Uint8Array, contentType: string | null): FeedList | null {
  try {
    return readOpml(bytes, contentType);
  } catch (error) {
    if (error instanceof HindcastError) return null;
    throw error;
  }
}
