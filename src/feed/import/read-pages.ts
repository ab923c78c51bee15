// What does the feed say now? Its pages from the newest on, up to one that says nothing new.
import { createHash } from 'node:crypto';
import { HindcastError } from '../../domain/errors.js';
import { showSlugOf } from '../../domain/slug.js';
import type { FeedEntry, FeedReading, FeedWork } from '../../store/store.js';
import { FetchError, type Fetched, type Fetcher } from '../fetcher.js';
import type { Feed } from '../read/feed.js';
import { readFeed } from '../read/read-feed.js';
import { itemOf } from './described-item.js';
import { problemOf } from './take-item.js';

export interface FeedLimits {
  /** Of one page of a feed. */
  readonly feedBytes: number;
  /** Of a feed; the oldest ones over it are left out. */
  readonly items: number;
  readonly transcriptBytes: number;
}

interface Reading {
  readonly fetcher: Fetcher;
  readonly limits: FeedLimits;
  readonly signal: AbortSignal;
}

/** Archives have a page a hundred items, or one a year. */
const MOST_PAGES = 500;

/**
 * `null`: nothing has changed since the last reading. `known`: digests of the items that were read before, by guid. A page
 * that fails ends the reading: what came before it counts, and `error` tells. Throws where the first one fails.
 */
export async function readPages(
  feed: FeedWork,
  known: ReadonlyMap<string, string>,
  reading: Reading,
): Promise<FeedReading | null> {
  const { etag, lastModified } = feed;
  // Validators stand for the first page alone: while older ones are missing, it is read again.
  const first = await fetchPage(feed.url, reading, feed.isWhole ? { etag, lastModified } : {});
  if (first.notModified) return null;
  const newest = parse(first);
  const older = await readOlder(newest, { feed, known, reading, visited: new Set([feed.url, first.finalUrl]) });
  const entries = uniqueEntries([...entriesOf(newest), ...older.entries]).slice(0, reading.limits.items);
  const { headers, lastingUrl } = first;
  return {
    url: lastingUrl,
    show: feed.show ?? showSlugOf(newest.show.title ?? new URL(feed.url).hostname),
    title: newest.show.title,
    language: newest.show.language,
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    isWhole: older.error === null,
    error: older.error,
    entries,
  };
}

interface Way {
  readonly feed: FeedWork;
  readonly known: ReadonlyMap<string, string>;
  readonly reading: Reading;
  readonly visited: Set<string>;
}

async function readOlder(
  newest: Feed,
  { feed, known, reading, visited }: Way,
): Promise<Pick<FeedReading, 'entries' | 'error'>> {
  const entries: FeedEntry[] = [];
  let page = newest;
  while (page.nextUrl !== null && !visited.has(page.nextUrl) && visited.size < MOST_PAGES) {
    const own = entriesOf(page);
    if (feed.isWhole && own.every(({ guid, digest }) => known.get(guid) === digest)) break;
    if (entries.length >= reading.limits.items) break;
    visited.add(page.nextUrl);
    try {
      page = parse(await fetchPage(page.nextUrl, reading));
    } catch (error) {
      if (!(error instanceof FetchError) && !(error instanceof HindcastError)) throw error;
      reading.signal.throwIfAborted();
      const { code, message } = problemOf(error);
      return { entries, error: { code, message: `An older page could not be read: ${message}` } };
    }
    entries.push(...entriesOf(page));
  }
  return { entries, error: null };
}

function fetchPage(url: string, { fetcher, limits, signal }: Reading, validators = {}): Promise<Fetched> {
  return fetcher.fetch(url, { wanted: 'feed', maxBytes: limits.feedBytes, signal, ...validators });
}

function parse({ bytes, finalUrl, headers }: Fetched): Feed {
  return readFeed(bytes, { url: finalUrl, contentType: headers['content-type'] ?? null });
}

function entriesOf({ episodes }: Feed): FeedEntry[] {
  return episodes.map((episode) => {
    const description = JSON.stringify(itemOf(episode));
    const digest = createHash('sha256').update(description).digest('hex');
    const { guid, title, publishedAt, audio } = episode;
    return { guid, title, publishedAt, audioUrl: audio?.url ?? null, description, digest };
  });
}

/** Pages overlap when something was published between two requests. */
function uniqueEntries(entries: readonly FeedEntry[]): FeedEntry[] {
  const byGuid = new Map<string, FeedEntry>();
  for (const entry of entries) if (!byGuid.has(entry.guid)) byGuid.set(entry.guid, entry);
  return [...byGuid.values()];
}
