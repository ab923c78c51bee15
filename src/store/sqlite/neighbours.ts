// Which episodes of a show stand next to one, in the order of its list (episode-order.ts)?
import type { Neighbours } from '../store.js';
import type { Connection } from './connection.js';
import { EPISODE_REF_COLUMNS, type EpisodeRefRow, episodeRefOf } from './episodes.js';

const COMES_AFTER =
  '(e.published_key < o.published_key OR (e.published_key = o.published_key AND e.slug_key > o.slug_key))';
const COMES_BEFORE =
  '(e.published_key > o.published_key OR (e.published_key = o.published_key AND e.slug_key < o.slug_key))';

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
    earlier: next(COMES_AFTER, 'e.published_key DESC, e.slug_key'),
    later: next(COMES_BEFORE, 'e.published_key, e.slug_key DESC'),
  };
}
