// Items of feeds: which are to be dealt with, and what became of the others. Each in the caller's transaction.
import { createHash } from 'node:crypto';
import { episodeIdOf } from '../../domain/episode.js';
import type { FeedItem, FeedItemState, FeedProblem, FeedReport } from '../../domain/followed-feed.js';
import type { Page, PageRequest } from '../../domain/page.js';
import { MAX_SLUG_LENGTH, slugOf } from '../../domain/slug.js';
import type { FeedEntry, FeedItemResult, FeedItemWork, FeedReading } from '../store.js';
import type { Connection } from './connection.js';
import { decodeCursor, pageOf } from './cursor.js';

interface FeedKey {
  readonly key: number;
  readonly show: string | null;
}

function keyOf(connection: Connection, id: string): FeedKey | undefined {
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

/** Returns how many items wait. */
export function beginFeedPass(connection: Connection, id: string, reading: FeedReading | null): number {
  const now = connection.now();
  connection.run('UPDATE feeds SET pass = pass + 1, last_fetched_at = @now, updated_at = @now WHERE id = @id', {
    id,
    now,
  });
  if (reading) noteReading(connection, id, reading);
  const feed = keyOf(connection, id);
  if (!feed) return 0;
  for (const entry of reading?.entries ?? []) saveEntry(connection, feed, entry);
  connection.run(
    `UPDATE feed_items SET state = 'waiting', attempts = 0, try_at = NULL
     WHERE feed_key = @key AND state <> 'waiting'
       AND (check_at <= @now OR (SELECT checks_all FROM feeds WHERE key = @key))`,
    { key: feed.key, now },
  );
  connection.run('UPDATE feeds SET checks_all = 0 WHERE key = @key', { key: feed.key });
  const sql = `SELECT count(*) FROM feed_items WHERE feed_key = @key AND state = 'waiting'`;
  return connection.column<number>(sql, { key: feed.key })[0]!;
}

/** Its new address is taken where no other feed has it. */
function noteReading(
  connection: Connection,
  id: string,
  { entries: _, error, isWhole, ...reading }: FeedReading,
): void {
  connection.run(
    `UPDATE feeds SET show = coalesce(show, @show), title = @title, language = @language, etag = @etag,
       last_modified = @lastModified, is_whole = max(is_whole, @isWhole), error = @error,
       url = CASE WHEN EXISTS (SELECT 1 FROM feeds o WHERE o.url = @url) THEN url ELSE @url END
     WHERE id = @id`,
    { id, ...reading, isWhole: isWhole ? 1 : 0, error: error && JSON.stringify(error) },
  );
}

/** A changed description is dealt with again; what waits already goes on waiting with the new one. */
function saveEntry(connection: Connection, feed: FeedKey, entry: FeedEntry): void {
  const { guid, title, description, digest } = entry;
  const known = connection.get<{ digest: string }>(
    'SELECT digest FROM feed_items WHERE feed_key = @key AND guid = @guid',
    { key: feed.key, guid },
  );
  if (known?.digest === digest) return;
  if (known) {
    connection.run(
      `UPDATE feed_items SET title = @title, description = @description, digest = @digest, state = 'waiting', attempts = 0,
         try_at = NULL WHERE feed_key = @key AND guid = @guid`,
      { key: feed.key, guid, title, description, digest },
    );
    return;
  }
  connection.run(
    `INSERT INTO feed_items (feed_key, guid, slug, title, description, digest, state, pass)
     VALUES (@key, @guid, @slug, @title, @description, @digest, 'waiting', 0)`,
    {
      key: feed.key,
      guid,
      title,
      description,
      digest,
      slug: sharedSlug(connection, feed, guid) ?? freeSlug(connection, feed, entry),
    },
  );
}

/** A show may be followed under several addresses: an item of the same guid is the same episode. */
function sharedSlug(connection: Connection, { show }: FeedKey, guid: string): string | undefined {
  const sql = `SELECT i.slug FROM feed_items i JOIN feeds f ON f.key = i.feed_key WHERE i.guid = @guid AND f.show = @show
    ORDER BY i.key LIMIT 1`;
  return connection.column<string>(sql, { show, guid })[0];
}

/** Of the title; where something else of the show has that, with some digits of the guid's hash behind. */
function freeSlug(connection: Connection, feed: FeedKey, { guid, title, ...entry }: FeedEntry): string {
  const hash = createHash('sha256').update(guid).digest('hex');
  const plain = slugOf(title ?? '') ?? `episode-${hash.slice(0, 8)}`;
  const candidates = [plain, ...[6, 16, 64].map((digits) => withEnding(plain, hash.slice(0, digits)))];
  const { publishedAt, audioUrl } = entry;
  const parameters = { show: feed.show, title, publishedAt, audioUrl };
  return candidates.find((slug) => !connection.get(TAKEN, { ...parameters, slug }))!;
}

function withEnding(slug: string, ending: string): string {
  return `${slug.slice(0, MAX_SLUG_LENGTH - ending.length - 1).replace(/-+$/u, '')}-${ending}`;
}

/** An episode that came in another way, of the same recording or of the same title and day, is the item's own. */
const TAKEN = `SELECT 1 FROM feed_items i JOIN feeds f ON f.key = i.feed_key WHERE f.show = @show AND i.slug = @slug
  UNION ALL SELECT 1 FROM episodes e WHERE e.show = @show AND e.slug = @slug
    AND e.audio_url IS NOT @audioUrl
    AND NOT (e.title IS @title AND substr(e.published_at, 1, 10) IS substr(@publishedAt, 1, 10))`;

type WorkRow = Omit<FeedItemWork, 'episodeId'>;

export function findFeedWork(
  connection: Connection,
  id: string,
  limit: number,
): { items: FeedItemWork[]; nextTryAt: string | null } {
  const now = connection.now();
  const from = `FROM feeds f JOIN feed_items i ON i.feed_key = f.key
    WHERE f.id = @id AND f.removed_at IS NULL AND i.state = 'waiting'`;
  const rows = connection.all<WorkRow>(
    `SELECT i.guid, i.slug, f.show, f.title AS showTitle, f.language, i.description, i.attempts, i.taken, i.transcript_url AS transcriptUrl, i.etag,
       i.last_modified AS lastModified ${from} AND (i.try_at IS NULL OR i.try_at <= @now) ORDER BY i.key LIMIT @limit`,
    { id, now, limit },
  );
  const [nextTryAt = null] = connection.column<string | null>(`SELECT min(i.try_at) ${from} AND i.try_at > @now`, {
    id,
    now,
  });
  return { items: rows.map((row) => ({ ...row, episodeId: episodeIdOf(row.show, row.slug) })), nextTryAt };
}

export function saveFeedItem(
  connection: Connection,
  { id, guid }: { readonly id: string; readonly guid: string },
  { state, outcome, reason, tryAt, checkAt, source }: FeedItemResult,
): void {
  connection.run(
    `UPDATE feed_items SET state = @state, outcome = coalesce(@outcome, outcome), reason = @reason, try_at = @tryAt,
       check_at = @checkAt, attempts = CASE @state WHEN 'waiting' THEN attempts + 1 ELSE 0 END,
       pass = (SELECT pass FROM feeds WHERE id = @id),
       taken = CASE WHEN @hasSource THEN @taken ELSE taken END, etag = CASE WHEN @hasSource THEN @etag ELSE etag END,
       transcript_url = CASE WHEN @hasSource THEN @transcriptUrl ELSE transcript_url END,
       last_modified = CASE WHEN @hasSource THEN @lastModified ELSE last_modified END
     WHERE guid = @guid AND feed_key = (SELECT key FROM feeds WHERE id = @id AND removed_at IS NULL)`,
    {
      ...{ id, guid, state, outcome: outcome ?? null, reason: reason && JSON.stringify(reason) },
      ...{ tryAt: tryAt?.toISOString() ?? null, checkAt: checkAt?.toISOString() ?? null, hasSource: source ? 1 : 0 },
      ...{ taken: null, transcriptUrl: null, etag: null, lastModified: null },
      ...source,
    },
  );
}
