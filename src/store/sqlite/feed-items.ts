// Items of feeds: which are to be dealt with, and what became of the others. Each in the caller's transaction.
import { episodeIdOf } from '../../domain/episode.js';
import type { FeedItem, FeedItemState, FeedProblem, FeedReport } from '../../domain/followed-feed.js';
import type { Page, PageRequest } from '../../domain/page.js';
import type { AnswerSource, FeedItemResult, FeedItemWork } from '../store.js';
import type { Connection } from './connection.js';
import { decodeCursor, pageOf } from './cursor.js';

export interface FeedKey {
  readonly key: number;
  readonly show: string | null;
}

export function keyOf(connection: Connection, id: string): FeedKey | undefined {
  return connection.get<FeedKey>('SELECT key, show FROM feeds WHERE id = @id AND removed_at IS NULL', { id });
}

export function findFeedReport(connection: Connection, id: string): FeedReport | null {
  const row = connection.get<FeedReport & { key: number | null }>(
    `SELECT f.key, count(i.key) AS items,
       coalesce(sum(i.state = 'in' AND i.outcome = 'created' AND i.pass = f.pass), 0) AS created,
       coalesce(sum(i.state = 'in' AND i.outcome = 'updated' AND i.pass = f.pass), 0) AS updated,
       coalesce(sum(i.state = 'in' AND (i.outcome = 'unchanged' OR i.pass <> f.pass)), 0) AS unchanged,
       coalesce(sum(i.state = 'without-transcript'), 0) AS withoutTranscript,
       coalesce(sum(i.state = 'failed'), 0) AS failed, coalesce(sum(i.state = 'waiting'), 0) AS waiting
     FROM feeds f LEFT JOIN feed_items i ON i.feed_key = f.key WHERE f.id = @id AND f.removed_at IS NULL`,
    { id },
  )!;
  const { key, ...report } = row;
  return key === null ? null : report;
}

type ItemRow = Omit<FeedItem, 'reason' | 'episodeId'> & {
  readonly key: number;
  readonly reason: string | null;
  readonly show: string | null;
  readonly taken: string | null;
};

export function findFeedItems(
  connection: Connection,
  { id, state }: { readonly id: string; readonly state?: FeedItemState | undefined },
  page: PageRequest,
): Page<FeedItem> {
  const identity = { list: 'feed-items', narrowedBy: [id, state ?? null] };
  const [after = 0] = decodeCursor(identity, page, [0]) ?? [];
  const rows = connection.all<ItemRow>(
    `SELECT i.key, i.guid, i.title, i.state, i.outcome, i.reason, i.slug, i.taken, f.show
     FROM feeds f JOIN feed_items i ON i.feed_key = f.key
     WHERE f.id = @id AND f.removed_at IS NULL AND i.key > @after AND (@state IS NULL OR i.state = @state)
     ORDER BY i.key LIMIT @rows`,
    { id, after, state: state ?? null, rows: page.limit + 1 },
  );
  return pageOf(rows, page, { identity, keysOf: ({ key }) => [key], itemOf: itemOf });
}

function itemOf({ guid, title, state, outcome, reason, slug, show, taken }: ItemRow): FeedItem {
  const episodeId = show !== null && taken !== null ? episodeIdOf(show, slug) : null;
  return {
    guid,
    title,
    state,
    outcome,
    reason: reason === null ? null : (JSON.parse(reason) as FeedProblem),
    slug,
    episodeId,
  };
}

export function findFeedDigests(connection: Connection, id: string): Map<string, string> {
  const sql = `SELECT i.guid, i.digest FROM feeds f JOIN feed_items i ON i.feed_key = f.key
    WHERE f.id = @id AND f.removed_at IS NULL`;
  return new Map(connection.tuples<[string, string]>(sql, { id }));
}

type WorkRow = Omit<FeedItemWork, 'episodeId' | 'chapters'> & { readonly chapters: string | null };

export function findFeedWork(
  connection: Connection,
  id: string,
  limit: number,
): { items: FeedItemWork[]; nextTryAt: string | null } {
  const now = connection.now();
  const from = `FROM feeds f JOIN feed_items i ON i.feed_key = f.key
    WHERE f.id = @id AND f.removed_at IS NULL AND i.state = 'waiting'`;
  const rows = connection.all<WorkRow>(
    `SELECT i.guid, f.kind, i.slug, f.show, f.title AS showTitle, f.language, i.description, i.attempts, i.taken,
       i.transcript_url AS transcriptUrl, i.etag, i.last_modified AS lastModified, i.chapters_source AS chapters ${from} AND (i.try_at IS NULL OR i.try_at <= @now) ORDER BY i.key LIMIT @limit`,
    { id, now, limit },
  );
  const [nextTryAt = null] = connection.column<string | null>(`SELECT min(i.try_at) ${from} AND i.try_at > @now`, {
    id,
    now,
  });
  return { items: rows.map(workOf), nextTryAt };
}

function workOf({ chapters, ...row }: WorkRow): FeedItemWork {
  return {
    ...row,
    episodeId: row.show === null ? null : episodeIdOf(row.show, row.slug),
    chapters: chapters === null ? null : (JSON.parse(chapters) as AnswerSource),
  };
}

export function saveFeedItem(
  connection: Connection,
  { id, guid }: { readonly id: string; readonly guid: string },
  { state, outcome, reason, tryAt, attempts, checkAt, source }: FeedItemResult,
): void {
  connection.run(
    `UPDATE feed_items SET state = @state, outcome = coalesce(@outcome, outcome), reason = @reason, try_at = @tryAt,
       check_at = @checkAt, attempts = CASE @state WHEN 'waiting' THEN coalesce(@attempts, attempts + 1) ELSE 0 END,
       pass = (SELECT pass FROM feeds WHERE id = @id),
       taken = CASE WHEN @hasSource THEN @taken ELSE taken END, etag = CASE WHEN @hasSource THEN @etag ELSE etag END,
       transcript_url = CASE WHEN @hasSource THEN @transcriptUrl ELSE transcript_url END,
       last_modified = CASE WHEN @hasSource THEN @lastModified ELSE last_modified END,
       chapters_source = CASE WHEN @hasSource THEN @chapters ELSE chapters_source END
     WHERE guid = @guid AND feed_key = (SELECT key FROM feeds WHERE id = @id AND removed_at IS NULL)`,
    {
      ...{ id, guid, state, outcome: outcome ?? null, reason: reason && JSON.stringify(reason) },
      ...{ tryAt: tryAt?.toISOString() ?? null, checkAt: checkAt?.toISOString() ?? null, hasSource: source ? 1 : 0 },
      ...{ attempts: attempts ?? null, taken: null, transcriptUrl: null, etag: null, lastModified: null },
      ...source,
      chapters: source?.chapters ? JSON.stringify(source.chapters) : null,
    },
  );
}
