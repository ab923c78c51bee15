// What does the feed say now? Its pages from the newest on, up to one that says nothing new.
import { HindcastError } from '../../domain/errors.js';
import type { FeedProblem } from '../../domain/followed-feed.js';
import { showSlugOf } from '../../domain/slug.js';
import type { FeedEntry, FeedReading, FeedWork } from '../../store/store.js';
import { FetchError, type Fetched, type Fetcher } from '../fetcher.js';
import type { FeedPage, ReadFeedPage } from './feed-page.js';
import { problemOf } from './problems.js';

export interface FeedLimits {
  /** Of one page of a feed. */
  readonly feedBytes: number;
  /** Of a feed; the oldest ones over it are left out. */
  readonly items: number;
  readonly transcriptBytes: number;
}

interface Reading {
  readonly fetcher: Fetcher;
  readonly readPage: ReadFeedPage;
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
  const asked = await fetchPage(feed.url, reading, feed.isWhole ? { etag, lastModified } : {});
  if (asked.notModified) return null;
  const { first, newest } = await followMove(asked, await readPage(asked, reading), { feed, known, reading });
  if (newest.kind === 'list') refuseList(feed);
  const older = await readOlder(newest, { feed, known, reading, visited: new Set([feed.url, first.finalUrl]) });
  const entries = uniqueEntries([...newest.entries, ...older.entries]);
  const { items } = reading.limits;
  const { headers, lastingUrl } = first;
  const { kind, told, title, language, podcastGuid } = newest;
  return {
    ...{ kind, told, title, language, podcastGuid, url: lastingUrl },
    show: kind === 'list' ? null : (feed.show ?? showSlugOf(title ?? new URL(feed.url).hostname)),
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    isWhole: older.error === null,
    error: older.error ?? (entries.length > items ? tooMany(entries.length, items) : null),
    entries: entries.slice(0, items),
  };
}

/**
 * The page behind `itunes:new-feed-url`, where it is one of the same podcast; else the page as it was. A new address that
 * leads nowhere is no reason to lose the old one. It is followed one step only, so that two that name one another end.
 */
async function followMove(
  first: Fetched,
  newest: FeedPage,
  { feed, known, reading }: Omit<Way, 'visited'>,
): Promise<{ readonly first: Fetched; readonly newest: FeedPage }> {
  const { newUrl } = newest;
  if (newUrl === null || [feed.url, first.finalUrl, first.lastingUrl].includes(newUrl)) return { first, newest };
  try {
    const moved = await fetchPage(newUrl, reading);
    const there = await readPage(moved, reading);
    const guids = new Set([...known.keys(), ...newest.entries.map(({ guid }) => guid)]);
    return isSamePodcast(newest, there, guids) ? { first: moved, newest: there } : { first, newest };
  } catch (error) {
    if (!(error instanceof FetchError) && !(error instanceof HindcastError)) throw error;
    reading.signal.throwIfAborted();
    return { first, newest };
  }
}

/** Both say so; where one of them says nothing, an item of the one is in the other. */
function isSamePodcast(one: FeedPage, other: FeedPage, guids: ReadonlySet<string>): boolean {
  if (other.kind !== 'feed') return false;
  if (one.podcastGuid !== null && other.podcastGuid !== null) return one.podcastGuid === other.podcastGuid;
  return other.entries.some(({ guid }) => guids.has(guid));
}

/** Lists that name lists would have no end. */
function refuseList({ show, isListed }: FeedWork): void {
  if (show !== null) throw new HindcastError('malformed-feed', 'This is a list of feeds; a show is made of one');
  if (isListed) throw new HindcastError('malformed-feed', 'This is a list of feeds that another list names');
}

function tooMany(count: number, limit: number): FeedProblem {
  return { code: 'too-large', message: `Of its ${count} items the first ${limit} are taken in` };
}

interface Way {
  readonly feed: FeedWork;
  readonly known: ReadonlyMap<string, string>;
  readonly reading: Reading;
  readonly visited: Set<string>;
}

async function readOlder(
  newest: FeedPage,
  { feed, known, reading, visited }: Way,
): Promise<Pick<FeedReading, 'entries' | 'error'>> {
  const entries: FeedEntry[] = [];
  let page = newest;
  while (page.nextUrl !== null && !visited.has(page.nextUrl) && visited.size < MOST_PAGES) {
    // A page of nothing, for ever another one behind it, is no archive.
    if (page.entries.length === 0 && page !== newest) break;
    if (feed.isWhole && page.entries.every(({ guid, digest }) => known.get(guid) === digest)) break;
    if (newest.entries.length + entries.length > reading.limits.items) break;
    visited.add(page.nextUrl);
    try {
      page = await readPage(await fetchPage(page.nextUrl, reading), reading);
    } catch (error) {
      if (!(error instanceof FetchError) && !(error instanceof HindcastError)) throw error;
      reading.signal.throwIfAborted();
      const { code, message } = problemOf(error);
      return { entries, error: { code, message: `An older page could not be read: ${message}` } };
    }
    entries.push(...page.entries);
  }
  return { entries, error: null };
}

function fetchPage(url: string, { fetcher, limits, signal }: Reading, validators = {}): Promise<Fetched> {
  return fetcher.fetch(url, { wanted: 'feed', maxBytes: limits.feedBytes, signal, ...validators });
}

function readPage({ bytes, finalUrl, headers }: Fetched, reading: Reading): Promise<FeedPage> {
  return reading.readPage({ bytes, url: finalUrl, contentType: headers['content-type'] ?? null }, reading.signal);
}

/** Pages overlap when something was published between two requests. */
function uniqueEntries(entries: readonly FeedEntry[]): FeedEntry[] {
  const byGuid = new Map<string, FeedEntry>();
  for (const entry of entries) if (!byGuid.has(entry.guid)) byGuid.set(entry.guid, entry);
  return [...byGuid.values()];
}
