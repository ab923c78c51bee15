// What is new in the archive, for searches that narrow without looking for words, and where words were spoken first.
import type { Holding, Listing } from '../store.js';
import type { Connection } from './connection.js';
import { NEWEST_FIRST, OLDEST_FIRST } from './episode-order.js';
import { filterParameters, lessonKeys, passageKeys } from './filter.js';
import { allOf, anyOf } from './keyword-index.js';

/** Keys of passages, each episode from its start. */
export function findNewestPassages(connection: Connection, listing: Listing): number[] {
  return list(connection, listing, {
    rows: 'passages',
    words: 'passages_fts',
    order: 'r.passage_index',
    shown: 'TRUE',
    keys: passageKeys(listing.filter),
  });
}

/** Keys of passages in which all the phrases are spoken; names and titles around them do not count. */
export function findOldestPassages(connection: Connection, { filter, phrases, limit }: Holding): number[] {
  const spoken = allOf(phrases);
  if (spoken === null) return [];
  const keys = passageKeys(filter);
  return connection
    .all<{ key: number }>(
      `SELECT r.key FROM passages r JOIN episodes e ON e.key = r.episode_key
       WHERE r.key IN (SELECT rowid FROM passages_fts WHERE passages_fts MATCH @spoken)
         AND ${keys === null ? 'TRUE' : `r.key IN (${keys})`}
       ORDER BY ${OLDEST_FIRST}, r.passage_index LIMIT @limit`,
      { ...filterParameters(filter), spoken: `{text} : (${spoken})`, limit },
    )
    .map(({ key }) => key);
}

/** Keys of lessons, the best of each episode first. */
export function findNewestLessons(connection: Connection, listing: Listing): number[] {
  return list(connection, listing, {
    rows: 'lessons',
    words: 'lessons_fts',
    order: 'r.position',
    shown: 'NOT r.hidden',
    keys: lessonKeys(listing.filter),
  });
}

interface Listed {
  readonly rows: 'passages' | 'lessons';
  readonly words: string;
  readonly order: string;
  /** Condition on the rows that are not hidden. */
  readonly shown: string;
  readonly keys: string | null;
}

function list(
  connection: Connection,
  { filter, excluded, limit }: Listing,
  { rows, words, order, shown, keys }: Listed,
) {
  const unwanted = anyOf(excluded);
  const wanted = keys === null ? 'TRUE' : `r.key IN (${keys})`;
  const clean = unwanted === null ? 'TRUE' : `r.key NOT IN (SELECT rowid FROM ${words} WHERE ${words} MATCH @unwanted)`;
  return connection
    .all<{ key: number }>(
      `SELECT r.key FROM ${rows} r JOIN episodes e ON e.key = r.episode_key
       WHERE ${shown} AND ${wanted} AND ${clean} ORDER BY ${NEWEST_FIRST}, ${order} LIMIT @limit`,
      { ...filterParameters(filter), unwanted, limit },
    )
    .map(({ key }) => key);
}
