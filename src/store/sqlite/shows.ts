// Shows are made by the first episode that names them and go with the last one.
import type { Page, PageRequest } from '../../domain/page.js';
import type { ShowSummary } from '../../domain/show.js';
import type { Connection } from './connection.js';
import { decodeCursor, pageOf } from './cursor.js';

const identity = { list: 'shows' };

const SUMMARY = `
  SELECT s.slug, s.title, count(*) AS episodeCount,
    substr(min(nullif(e.published_key, '')), 1, 10) AS firstPublishedAt,
    substr(max(nullif(e.published_key, '')), 1, 10) AS lastPublishedAt
  FROM shows s JOIN episodes e ON e.show = s.slug`;

/** By slug. */
export function findShows(connection: Connection, page: PageRequest): Page<ShowSummary> {
  const [after = ''] = decodeCursor(identity, page, ['']) ?? [];
  const rows = connection.all<ShowSummary>(
    `${SUMMARY} WHERE s.slug > @after GROUP BY s.slug ORDER BY s.slug LIMIT @rows`,
    { after, rows: page.limit + 1 },
  );
  return pageOf(rows, page, { identity, keysOf: (show) => [show.slug], itemOf: (show) => show });
}

export function findShow(connection: Connection, slug: string): ShowSummary | null {
  return connection.get<ShowSummary>(`${SUMMARY} WHERE s.slug = @slug GROUP BY s.slug`, { slug }) ?? null;
}

/** Whether `saveShow` would write something. */
export function wouldChangeShow(connection: Connection, slug: string, title: string): boolean {
  return title !== slug && findShow(connection, slug)?.title !== title;
}

/** A title that is only the slug again was not given by anyone and does not replace one that was. */
export function saveShow(connection: Connection, slug: string, title: string): void {
  connection.run(
    `INSERT INTO shows (slug, title) VALUES (@slug, @title)
     ON CONFLICT (slug) DO UPDATE SET title = excluded.title WHERE excluded.title <> excluded.slug`,
    { slug, title },
  );
}

export function removeShowsWithoutEpisodes(connection: Connection): void {
  connection.run('DELETE FROM shows WHERE NOT EXISTS (SELECT 1 FROM episodes e WHERE e.show = shows.slug)');
}
