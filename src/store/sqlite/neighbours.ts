// Which episodes of a show stand next to one, in the order of its list?
import type { Neighbours } from '../store.js';
import type { Connection } from './connection.js';
import { EPISODE_REF_COLUMNS, type EpisodeRefRow, episodeRefOf } from './episodes.js';

/** Lists run from the newest to the oldest, by slug within a day; what has no date comes last. */
const COMES_AFTER = '(e.published_key < o.published_key OR (e.published_key = o.published_key AND e.slug > o.slug))';
const COMES_BEFORE = '(e.published_key > o.published_key OR (e.published_key = o.published_key AND e.slug < o.slug))';

/** Both `null` where there is no such episode. */
export function findNeighbours(connection: Connection, id: string): Neighbours {
  const next = (condition: string, order: string) => {
    const row = connection.get<EpisodeRefRow>(
      `SELECT ${EPISODE_REF_COLUMNS} FROM episodes o JOIN episodes e ON e.show = o.show AND ${condition}
       WHERE o.id = @id ORDER BY ${order} LIMIT 1`,
      { id },
    );
    return row ? episodeRefOf(row) : null;
  };
  return {
    earlier: next(COMES_AFTER, 'e.published_key DESC, e.slug'),
    later: next(COMES_BEFORE, 'e.published_key, e.slug DESC'),
  };
}
