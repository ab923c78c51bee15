// Whose show is a feed? Two podcasts may have one title, and one podcast several addresses.
import { withEnding } from '../../domain/slug.js';
import type { FeedReading } from '../store.js';
import type { Connection } from './connection.js';

type Read = Pick<FeedReading, 'podcastGuid' | 'entries'> & { readonly show: string };

/**
 * The slug that was read, unless feeds of other podcasts have it: then the first of slug-2, slug-3 ... that none of them has.
 * Nothing is changed where the feed has a show already, which it keeps.
 */
export function showFor(connection: Connection, id: string, read: Read): string {
  const kept = connection.column<string | null>('SELECT show FROM feeds WHERE id = @id', { id })[0];
  if (kept != null) return kept;
  for (let number = 1; ; number++) {
    const slug = number === 1 ? read.show : withEnding(read.show, String(number));
    if (isItsOwn(connection, slug, { id, ...read })) return slug;
  }
}

/**
 * No other feed has the slug, or one of the same podcast: both name it by the same `<podcast:guid>` or, where one of them
 * says nothing, they have an item in common. Many number their items from 1: the guid alone is not enough for that.
 */
function isItsOwn(
  connection: Connection,
  slug: string,
  { id, podcastGuid, entries }: Pick<Read, 'podcastGuid' | 'entries'> & { readonly id: string },
): boolean {
  const others = connection.all<{ key: number; guid: string | null }>(
    'SELECT key, podcast_guid AS guid FROM feeds WHERE show = @slug AND id <> @id',
    { slug, id },
  );
  if (others.length === 0) return true;
  const items = JSON.stringify(entries.map(({ description: _, ...entry }) => entry));
  return others.some(({ key, guid }) =>
    guid !== null && podcastGuid !== null
      ? guid === podcastGuid
      : connection.get(SHARED_ITEM, { key, slug, items }) !== undefined,
  );
}

/** The same recording, the same title and date, or the same all over, some address in it. */
const SHARED_ITEM = `SELECT 1 FROM json_each(@items) n
  JOIN feed_items i ON i.feed_key = @key AND i.guid = n.value ->> 'guid'
  LEFT JOIN episodes e ON e.show = @slug AND e.slug = i.slug
  WHERE e.audio_url = n.value ->> 'audioUrl'
    OR (e.title = n.value ->> 'title' AND e.published_at = n.value ->> 'publishedAt')
    OR (i.digest = n.value ->> 'digest' AND instr(i.description, '://')) LIMIT 1`;
