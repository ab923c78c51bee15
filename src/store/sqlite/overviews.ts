// Shows and topics seen as a whole: one query each over the episodes.
import type { Figures, Season, TopicAppearance, TopicOfShow, Year } from '../../domain/overview.js';
import type { OverviewReader } from '../store.js';
import type { Connection } from './connection.js';
import { OLDEST_FIRST } from './episode-order.js';
import { EPISODE_REF_COLUMNS, type EpisodeRefRow, episodeRefOf } from './episodes.js';
import { SEASON } from './filter.js';

export function overviewReader(c: Connection): OverviewReader {
  return {
    archiveRevision: async () => archiveRevision(c),
    findFigures: (show) => c.read(() => findFigures(c, show)),
    findYears: (show) => c.read(() => findYears(c, show)),
    findSeasons: (show) => c.read(() => findSeasons(c, show)),
    findTopicsOfShow: (show, limit) => c.read(() => findTopicsOfShow(c, show, limit)),
    findTopicAppearances: (slug) => c.read(() => findTopicAppearances(c, slug)),
  };
}

/** What other connections have committed, and what this one has written. https://sqlite.org/pragma.html#pragma_data_version */
function archiveRevision(connection: Connection): string {
  const byOthers = connection.db.pragma('data_version', { simple: true }) as number;
  const [own] = connection.column<number>('SELECT total_changes()');
  return `${byOthers}.${own}`;
}

function findFigures(connection: Connection, show: string | undefined): Figures {
  const { wholeCount, ...figures } = connection.get<Omit<Figures, 'isWhole'> & { readonly wholeCount: number }>(
    `SELECT count(*) AS episodeCount, count(coalesce(length, duration)) AS timedCount, count(length) AS wholeCount,
       coalesce(sum(coalesce(length, duration)), 0) AS duration,
       coalesce(sum(word_count), 0) AS wordCount, coalesce(sum(lesson_count), 0) AS lessonCount
     FROM episodes ${show === undefined ? '' : 'WHERE show = @show'}`,
    { show: show ?? null },
  )!;
  return { ...figures, isWhole: wholeCount === figures.timedCount };
}

function findYears(connection: Connection, show: string): Year[] {
  return connection.all<Year>(
    `SELECT CAST(substr(published_key, 1, 4) AS INTEGER) AS year, count(*) AS episodeCount
     FROM episodes WHERE show = @show AND published_key <> '' GROUP BY year ORDER BY year DESC`,
    { show },
  );
}

/** A season is called as its newest episode calls it. */
function findSeasons(connection: Connection, show: string): Season[] {
  return connection
    .all<Season & { readonly newest: string }>(
      `SELECT ${SEASON} AS number, json_extract(e.publication, '$.season.name') AS name, count(*) AS episodeCount,
       max(e.published_key) AS newest
     FROM episodes e WHERE e.show = @show AND ${SEASON} IS NOT NULL GROUP BY number ORDER BY number DESC`,
      { show },
    )
    .map(({ newest: _, ...season }) => season);
}

function findTopicsOfShow(connection: Connection, show: string, limit: number): TopicOfShow[] {
  return connection.all<TopicOfShow>(
    `SELECT t.slug, t.label, count(*) AS episodeCount
     FROM episodes e JOIN episode_topics u ON u.episode_key = e.key JOIN topics t ON t.slug = u.topic
     WHERE e.show = @show GROUP BY t.slug
     ORDER BY sum(u.lesson_count + 2 * u.chapter_count) DESC, t.label, t.slug LIMIT @limit`,
    { show, limit },
  );
}

type AppearanceRow = Omit<TopicAppearance, 'episode'> & EpisodeRefRow;

function findTopicAppearances(connection: Connection, slug: string): TopicAppearance[] {
  return connection
    .all<AppearanceRow>(
      `SELECT ${EPISODE_REF_COLUMNS}, e.published_at AS publishedAt, u.lesson_count AS lessonCount,
         u.chapter_count AS chapterCount
       FROM episode_topics u JOIN episodes e ON e.key = u.episode_key
       WHERE u.topic = @slug ORDER BY ${OLDEST_FIRST}`,
      { slug },
    )
    .map((row) => {
      const { publishedAt, lessonCount, chapterCount } = row;
      return { episode: episodeRefOf(row), publishedAt, lessonCount, chapterCount };
    });
}
