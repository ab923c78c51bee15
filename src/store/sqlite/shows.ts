// Shows are made by the first episode that names them and go with the last one.
import type { Page, PageRequest } from '../../domain/page.js';
import {
  type ShowDetails,
  type ShowField,
  type ShowPicture,
  type ShowSummary,
  showFields,
  type ToldShow,
} from '../../domain/show.js';
import { titleOrName } from '../../domain/slug.js';
import type { Connection } from './connection.js';
import { decodeCursor, pageOf } from './cursor.js';

const identity = { list: 'shows' };

const SUMMARY = `
  SELECT s.slug, s.title, d.given, d.told, g.hash AS givenHash, coalesce(g.hash, t.hash) AS hash,
    iif(g.hash IS NULL, t.width, g.width) AS width, iif(g.hash IS NULL, t.height, g.height) AS height, count(*) AS episodeCount,
    substr(min(nullif(e.published_key, '')), 1, 10) AS firstPublishedAt,
    substr(max(nullif(e.published_key, '')), 1, 10) AS lastPublishedAt
  FROM shows s JOIN episodes e ON e.show = s.slug
  LEFT JOIN show_details d ON d.show = s.slug
  LEFT JOIN show_pictures g ON g.show = s.slug AND g.origin = 'given'
  LEFT JOIN show_pictures t ON t.show = s.slug AND t.origin = 'told'`;

/** What people gave of a show; what is missing is as its feed tells it. */
export type GivenShow = { readonly [Field in ShowField]?: (ShowDetails & { title: string })[Field] };

type ShowRow = Omit<ShowSummary, keyof ShowDetails | 'edited' | 'picture'> &
  Readonly<Record<'given' | 'told' | 'givenHash' | 'hash', string | null>> &
  Pick<ShowPicture, 'width' | 'height'>;

/** By slug. */
export function findShows(connection: Connection, page: PageRequest): Page<ShowSummary> {
  const [after = ''] = decodeCursor(identity, page, ['']) ?? [];
  const rows = connection.all<ShowRow>(`${SUMMARY} WHERE s.slug > @after GROUP BY s.slug ORDER BY s.slug LIMIT @rows`, {
    after,
    rows: page.limit + 1,
  });
  return pageOf(rows, page, { identity, keysOf: (show) => [show.slug], itemOf: summaryOf });
}

export function findShow(connection: Connection, slug: string): ShowSummary | null {
  const row = connection.get<ShowRow>(`${SUMMARY} WHERE s.slug = @slug GROUP BY s.slug`, { slug });
  return row ? summaryOf(row) : null;
}

function summaryOf({ given, told, ...row }: ShowRow): ShowSummary {
  const [own, feed] = [JSON.parse(given ?? '{}') as GivenShow, JSON.parse(told ?? '{}') as Partial<ToldShow>];
  return {
    slug: row.slug,
    title: titleOrName(row.title, row.slug),
    description: own.description ?? feed.description ?? null,
    siteUrl: own.siteUrl ?? feed.siteUrl ?? null,
    feedUrl: own.feedUrl ?? feed.feedUrl ?? null,
    subscribe: own.subscribe ?? [],
    language: own.language ?? feed.language ?? null,
    author: own.author ?? feed.author ?? null,
    picture: row.hash === null ? null : { hash: row.hash, width: row.width, height: row.height },
    edited: [
      ...showFields.filter((field) => own[field] !== undefined),
      ...(row.givenHash === null ? [] : ['picture' as const]),
    ],
    episodeCount: row.episodeCount,
    firstPublishedAt: row.firstPublishedAt,
    lastPublishedAt: row.lastPublishedAt,
  };
}

/** Whether `saveShow` would write something. */
export function wouldChangeShow(connection: Connection, slug: string, title: string): boolean {
  if (title === slug) return false;
  return connection.column('SELECT coalesce(told_title, title) FROM shows WHERE slug = @slug', { slug })[0] !== title;
}

/**
 * A title that is only the slug again was not given by anyone and does not replace one that was. While people call the show
 * otherwise, it is only kept for later.
 */
export function saveShow(connection: Connection, slug: string, title: string): void {
  const given = "(SELECT given ->> '$.title' FROM show_details WHERE show = @slug)";
  connection.run(
    `INSERT INTO shows (slug, title, told_title) VALUES (@slug, coalesce(${given}, @title), iif(${given} IS NULL, NULL, @title))
     ON CONFLICT (slug) DO UPDATE SET title = excluded.title, told_title = excluded.told_title WHERE @title <> slug`,
    { slug, title },
  );
}

/** What people call the show; `null`: as it is called by itself. */
export function titleOfShow(connection: Connection, slug: string, given: string | null): void {
  connection.run(
    `UPDATE shows SET title = coalesce(@given, told_title, title),
       told_title = iif(@given IS NULL, NULL, coalesce(told_title, title)) WHERE slug = @slug`,
    { slug, given },
  );
}

export function removeShowsWithoutEpisodes(connection: Connection): void {
  connection.run('DELETE FROM shows WHERE NOT EXISTS (SELECT 1 FROM episodes e WHERE e.show = shows.slug)');
}
