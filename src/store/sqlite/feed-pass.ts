// How does a pass through a feed begin? What was read is written down in parts, so that nobody waits for a feed of
// thousands of items; what is due waits from then on.
import { createHash } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { slugOf, withEnding } from '../../domain/slug.js';
import type { FeedEntry, FeedReading } from '../store.js';
import type { Connection } from './connection.js';
import { type FeedKey, keyOf } from './feed-items.js';
import { showFor } from './feed-show.js';
import { tellOfShow } from './show-details.js';
import { writePatiently } from './write-patiently.js';

/** Written in some ten milliseconds. */
const ENTRIES_AT_ONCE = 200;

/** Returns how many items wait. */
export async function beginFeedPass(c: Connection, id: string, reading: FeedReading | null): Promise<number> {
  const entries = reading?.entries ?? [];
  for (let from = 0; reading && (from === 0 || from < entries.length); from += ENTRIES_AT_ONCE) {
    const part = entries.slice(from, from + ENTRIES_AT_ONCE);
    await writePatiently(c, () => {
      // Together with the first items: another feed that is read meanwhile is known by them to be of the same podcast.
      if (from === 0) noteKind(c, id, reading);
      saveEntries(c, id, part);
    });
    await othersTurn();
  }
  return writePatiently(c, () => endReading(c, id, reading));
}

/** Slugs are given within the show, so that it comes first. What a list named is nothing that a feed has. */
function noteKind(connection: Connection, id: string, reading: FeedReading): void {
  const { kind, podcastGuid } = reading;
  connection.run(
    `DELETE FROM feed_items
     WHERE feed_key = (SELECT key FROM feeds WHERE id = @id AND kind = 'list' AND @kind <> 'list')`,
    { id, kind },
  );
  const show = reading.show === null ? null : showFor(connection, id, { ...reading, show: reading.show });
  connection.run(
    `UPDATE feeds SET kind = @kind, show = coalesce(show, @show), podcast_guid = @podcastGuid, is_reading = 1
     WHERE id = @id`,
    { id, kind, show, podcastGuid },
  );
}

function saveEntries(connection: Connection, id: string, entries: readonly FeedEntry[]): void {
  const feed = keyOf(connection, id);
  if (feed) for (const entry of entries) saveEntry(connection, feed, entry);
}

function endReading(connection: Connection, id: string, reading: FeedReading | null): number {
  const now = connection.now();
  const sql =
    'UPDATE feeds SET pass = pass + 1, last_fetched_at = @now, updated_at = @now, is_reading = 0 WHERE id = @id';
  connection.run(sql, { id, now });
  if (reading) noteReading(connection, id, reading);
  const feed = keyOf(connection, id);
  if (!feed) return 0;
  if (reading?.told && feed.show !== null) tellOfShow(connection, feed.show, reading.told);
  connection.run(
    `UPDATE feed_items SET state = 'waiting', attempts = 0, try_at = NULL
     WHERE feed_key = @key AND state <> 'waiting'
       AND (check_at <= @now OR (SELECT checks_all FROM feeds WHERE key = @key))`,
    { key: feed.key, now },
  );
  connection.run('UPDATE feeds SET checks_all = 0 WHERE key = @key', { key: feed.key });
  const waiting = `SELECT count(*) FROM feed_items WHERE feed_key = @key AND state = 'waiting'`;
  return connection.column<number>(waiting, { key: feed.key })[0]!;
}

/** Its new address is taken where no other feed has it. */
function noteReading(
  connection: Connection,
  id: string,
  { title, language, etag, lastModified, url, isWhole, error }: FeedReading,
): void {
  connection.run(
    `UPDATE feeds SET title = @title, language = @language, etag = @etag,
       last_modified = @lastModified, is_whole = max(is_whole, @isWhole), error = @error,
       url = CASE WHEN EXISTS (SELECT 1 FROM feeds o WHERE o.url = @url) THEN url ELSE @url END
     WHERE id = @id`,
    {
      ...{ id, title, language, etag, lastModified, url },
      isWhole: isWhole ? 1 : 0,
      error: error && JSON.stringify(error),
    },
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

/** An episode that came in another way, of the same recording or of the same title and day, is the item's own. */
const TAKEN = `SELECT 1 FROM feed_items i JOIN feeds f ON f.key = i.feed_key WHERE f.show = @show AND i.slug = @slug
  UNION ALL SELECT 1 FROM episodes e WHERE e.show = @show AND e.slug = @slug
    AND e.audio_url IS NOT @audioUrl
    AND NOT (e.title IS @title AND substr(e.published_at, 1, 10) IS substr(@publishedAt, 1, 10))`;
