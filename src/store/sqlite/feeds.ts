// Feeds that are followed. The main thread writes them, so that writes wait patiently.
import { createHash } from 'node:crypto';
import { HindcastError } from '../../domain/errors.js';
import type { FeedProblem, FollowedFeed } from '../../domain/followed-feed.js';
import type { Page, PageRequest } from '../../domain/page.js';
import { assertState } from '../../domain/state-of.js';
import type { FeedEnd, FeedReader, FeedToFollow, FeedWork, FeedWriter } from '../store.js';
import type { Connection } from './connection.js';
import { decodeCursor, pageOf } from './cursor.js';
import * as items from './feed-items.js';
import { beginFeedPass } from './feed-pass.js';
import { writePatiently } from './write-patiently.js';

export function feedStore(c: Connection): FeedReader & FeedWriter {
  return {
    findFeeds: (page) => c.read(() => findFeeds(c, page)),
    findFeed: (id) => c.read(() => findFeed(c, id)),
    findFeedReport: (id) => c.read(() => items.findFeedReport(c, id)),
    findFeedItems: (id, filter, page) => c.read(() => items.findFeedItems(c, { id, ...filter }, page)),
    findFeedDigests: (id) => c.read(() => items.findFeedDigests(c, id)),
    findFeedWork: (id, limit) => c.read(() => items.findFeedWork(c, id, limit)),
    findDueFeeds: (limit) => c.read(() => findDueFeeds(c, limit)),
    findFeedOwner: (id) => c.read(() => findFeedOwner(c, id)),
    followFeed: (feed) => writePatiently(c, () => followFeed(c, feed)),
    unfollowFeed: (id, expected) => writePatiently(c, () => unfollowFeed(c, id, expected)),
    refreshFeed: (id) => writePatiently(c, () => refreshFeed(c, id)),
    claimFeed: (id, claim) => writePatiently(c, () => claimFeed(c, id, claim)),
    holdFeed: (id, owner, until) => writePatiently(c, () => holdFeed(c, { id, owner, until })),
    beginFeedPass: (id, reading) => beginFeedPass(c, id, reading),
    saveFeedItem: (id, guid, result) => writePatiently(c, () => items.saveFeedItem(c, { id, guid }, result)),
    saveFeedItems: (id, results) =>
      writePatiently(c, () => {
        for (const [guid, result] of results) items.saveFeedItem(c, { id, guid }, result);
      }),
    endFeedPass: (id, owner, end) => writePatiently(c, () => endFeedPass(c, { id, owner }, end)),
  };
}

interface FeedRow extends Omit<FollowedFeed, 'error'> {
  readonly key: number;
  readonly error: string | null;
}

const COLUMNS = `f.key, f.id, f.kind, f.url, f.show, f.title, f.state, f.error, f.last_fetched_at AS lastFetchedAt,
  f.next_fetch_at AS nextFetchAt, f.created_at AS createdAt`;

function findFeeds(connection: Connection, page: PageRequest): Page<FollowedFeed> {
  const identity = { list: 'feeds' };
  const [after = null] = decodeCursor(identity, page, [0]) ?? [];
  const rows = connection.all<FeedRow>(
    `SELECT ${COLUMNS} FROM feeds f WHERE f.removed_at IS NULL AND (@after IS NULL OR f.key < @after)
     ORDER BY f.key DESC LIMIT @rows`,
    { after, rows: page.limit + 1 },
  );
  return pageOf(rows, page, { identity, keysOf: ({ key }) => [key], itemOf: feedOf });
}

function findFeed(connection: Connection, id: string): FollowedFeed | null {
  const sql = `SELECT ${COLUMNS} FROM feeds f WHERE f.id = @id AND f.removed_at IS NULL`;
  const row = connection.get<FeedRow>(sql, { id });
  return row ? feedOf(row) : null;
}

function findDueFeeds(connection: Connection, limit: number): Awaited<ReturnType<FeedWriter['findDueFeeds']>> {
  return connection.all(
    `SELECT id, owner, owned_until AS ownedUntil FROM feeds
     WHERE removed_at IS NULL AND next_fetch_at <= @now ORDER BY next_fetch_at, key LIMIT @limit`,
    { now: connection.now(), limit },
  );
}

function findFeedOwner(connection: Connection, id: string): { owner: string; ownedUntil: string } | null {
  const sql = 'SELECT owner, owned_until AS ownedUntil FROM feeds WHERE id = @id AND owner IS NOT NULL';
  return connection.get<{ owner: string; ownedUntil: string }>(sql, { id }) ?? null;
}

/** The id stays that of the first address; where the feed has moved since, its row has the new one. */
function followFeed(connection: Connection, { url, show, isListed = false }: FeedToFollow): FollowedFeed {
  const id = `feed_${createHash('sha256').update(url).digest('hex').slice(0, 16)}`;
  const there = connection.get<FeedRow & { removedAt: string | null }>(
    `SELECT ${COLUMNS}, f.removed_at AS removedAt FROM feeds f WHERE f.url = @url OR f.id = @id
     ORDER BY f.url = @url DESC LIMIT 1`,
    { url, id },
  );
  if (isListed && there?.removedAt === null) return feedOf(there);
  const isOther = there && show !== null && there.show !== null && there.show !== show;
  if (isOther && there.removedAt === null)
    throw new HindcastError('feed-exists', `The feed is followed for the show "${there.show}"`);
  // Slugs were given within the show.
  if (isOther) connection.run('DELETE FROM feed_items WHERE feed_key = @key', { key: there.key });
  const now = connection.now();
  const row = there
    ? connection.get<FeedRow>(FOLLOW_AGAIN, { key: there.key, show, now, isListed: isListed ? 1 : 0 })
    : connection.get<FeedRow>(FOLLOW, { id, url, show, now, isListed: isListed ? 1 : 0 });
  return feedOf(row!);
}

/** What was cut off is gone on with, rather than begun anew. */
const NOTHING_WAITS = "NOT EXISTS (SELECT 1 FROM feed_items i WHERE i.feed_key = feeds.key AND i.state = 'waiting')";

const RETURNED = `RETURNING ${COLUMNS.replaceAll('f.', '')}`;

const FOLLOW = `INSERT INTO feeds (id, url, show, is_listed, state, next_fetch_at, created_at, updated_at)
  VALUES (@id, @url, @show, @isListed, 'waiting', @now, @now, @now) ${RETURNED}`;

const FOLLOW_AGAIN = `UPDATE feeds SET show = coalesce(@show, show), is_listed = @isListed, removed_at = NULL, next_fetch_at = @now,
    state = CASE state WHEN 'running' THEN state ELSE 'waiting' END,
    checks_all = CASE WHEN owner IS NULL THEN ${NOTHING_WAITS} ELSE checks_all END, updated_at = @now
  WHERE key = @key ${RETURNED}`;

function unfollowFeed(connection: Connection, id: string, expected?: string): boolean {
  if (expected !== undefined) {
    const feed = findFeed(connection, id);
    assertState(expected, feed && { ...feed, report: items.findFeedReport(connection, id) });
  }
  const sql = `UPDATE feeds SET removed_at = @now, owner = NULL, owned_until = NULL, state = 'idle'
    WHERE id = @id AND removed_at IS NULL`;
  return connection.run(sql, { id, now: connection.now() }).changes > 0;
}

function refreshFeed(connection: Connection, id: string): boolean {
  const sql = `UPDATE feeds SET next_fetch_at = @now, checks_all = 1, updated_at = @now,
      state = CASE state WHEN 'running' THEN state ELSE 'waiting' END
    WHERE id = @id AND removed_at IS NULL`;
  return connection.run(sql, { id, now: connection.now() }).changes > 0;
}

type WorkRow = FeedRow &
  Pick<FeedWork, 'etag' | 'lastModified' | 'failures' | 'waiting'> & {
    isWhole: number;
    checksAll: number;
    isReading: number;
    isListed: number;
  };

function claimFeed(
  connection: Connection,
  id: string,
  { owner, until, over }: Parameters<FeedWriter['claimFeed']>[1],
): FeedWork | null {
  const { changes } = connection.run(
    `UPDATE feeds SET owner = @owner, owned_until = @until, state = 'running', updated_at = @now
     WHERE id = @id AND removed_at IS NULL AND owner IS @over`,
    { id, owner, until: until.toISOString(), over, now: connection.now() },
  );
  if (changes === 0) return null;
  const { isWhole, checksAll, isReading, isListed, ...row } = connection.get<WorkRow>(
    `SELECT ${COLUMNS}, f.etag, f.last_modified AS lastModified, f.is_whole AS isWhole,
       f.checks_all AS checksAll, f.is_reading AS isReading, f.is_listed AS isListed, f.failures,
       (SELECT count(*) FROM feed_items i WHERE i.feed_key = f.key AND i.state = 'waiting') AS waiting
     FROM feeds f WHERE f.id = @id`,
    { id },
  )!;
  const { etag, lastModified, failures, waiting } = row;
  return {
    ...feedOf(row),
    ...{ etag, lastModified, failures, waiting },
    ...{ isWhole: isWhole === 1, checksAll: checksAll === 1, isReading: isReading === 1, isListed: isListed === 1 },
  };
}

function holdFeed(connection: Connection, hold: { id: string; owner: string; until: Date }): boolean {
  const sql = 'UPDATE feeds SET owned_until = @until WHERE id = @id AND owner = @owner AND removed_at IS NULL';
  return connection.run(sql, { ...hold, until: hold.until.toISOString() }).changes > 0;
}

/** What was asked for while the pass ran is due at once. */
function endFeedPass(connection: Connection, held: { id: string; owner: string }, end: FeedEnd): void {
  const { state, error, nextFetchAt, hasFailed } = end;
  connection.run(
    `UPDATE feeds SET owner = NULL, owned_until = NULL, updated_at = @now,
       state = CASE WHEN checks_all THEN 'waiting' ELSE @state END,
       error = CASE WHEN @keepsError THEN error ELSE @error END,
       next_fetch_at = CASE WHEN checks_all AND NOT @hasFailed THEN @now ELSE @next END,
       failures = CASE WHEN @hasFailed THEN failures + 1 ELSE 0 END
     WHERE id = @id AND owner = @owner`,
    {
      ...held,
      ...{ state, now: connection.now(), next: nextFetchAt?.toISOString() ?? null, hasFailed: hasFailed ? 1 : 0 },
      ...{ keepsError: error === undefined ? 1 : 0, error: error ? JSON.stringify(error) : null },
    },
  );
}

function feedOf({
  id,
  kind,
  url,
  show,
  title,
  state,
  error,
  lastFetchedAt,
  nextFetchAt,
  createdAt,
}: FeedRow): FollowedFeed {
  const told = error === null ? null : (JSON.parse(error) as FeedProblem);
  return { id, kind, url, show, title, state, error: told, lastFetchedAt, nextFetchAt, createdAt };
}
