// Chapters with the topics that they carry.
import type { Chapter, ChapterOrigin } from '../../domain/chapter.js';
import type { EditedChapter } from '../../domain/edit.js';
import type { EpisodeRef } from '../../domain/episode.js';
import type { Page, PageRequest } from '../../domain/page.js';
import type { TopicRef } from '../../domain/topic.js';
import type { Timing } from '../../domain/transcript.js';
import type { Connection } from './connection.js';
import { decodeCursor, pageOf } from './cursor.js';
import { NEWEST_FIRST, ORDER_COLUMNS, type OrderRow } from './episode-order.js';
import { EPISODE_REF_COLUMNS, type EpisodeRefRow, episodeRefOf, findEpisodeKey } from './episodes.js';
import { SHOWN_TOPIC } from './filter.js';

interface ChapterRow {
  readonly index: number;
  readonly title: string;
  readonly derivedTitle: string | null;
  readonly summary: string;
  readonly origin: ChapterOrigin;
  readonly startTurn: number;
  readonly startOffset: number;
  readonly endTurn: number;
  readonly endOffset: number;
  readonly startTime: number | null;
  readonly endTime: number | null;
  readonly timing: Timing;
  readonly topics: string;
}

type TopicChapterRow = ChapterRow & EpisodeRefRow & OrderRow;

const COLUMNS = `c.chapter_index AS "index", c.title, c.derived_title AS derivedTitle, c.summary, c.origin, c.start_turn AS startTurn,
  c.start_offset AS startOffset, c.end_turn AS endTurn, c.end_offset AS endOffset, c.start_time AS startTime,
  c.end_time AS endTime, c.timing,
  (SELECT json_group_array(json_object('slug', t.slug, 'label', t.label) ORDER BY ct.position)
    FROM chapter_topics ct JOIN topics t ON t.slug = ct.topic WHERE ct.chapter_key = c.key) AS topics`;

/** What they show of their topics is to be worked out after that: `showTopics`. */
export function insertChapters(connection: Connection, episodeKey: number, chapters: readonly Chapter[]): void {
  for (const { index, title, summary, origin, start, end, startTime, endTime, timing, topics } of chapters) {
    const { lastInsertRowid: chapterKey } = connection.run(
      `INSERT INTO chapters (episode_key, chapter_index, title, summary, origin, start_turn, start_offset, end_turn,
         end_offset, start_time, end_time, timing)
       VALUES (@episodeKey, @index, @title, @summary, @origin, @startTurn, @startOffset, @endTurn,
         @endOffset, @startTime, @endTime, @timing)`,
      {
        ...{ episodeKey, index, title, summary, origin, startTime, endTime, timing },
        ...{ startTurn: start.turn, startOffset: start.offset, endTurn: end.turn, endOffset: end.offset },
      },
    );
    topics.forEach((topic, position) => {
      connection.run(
        'INSERT INTO chapter_topics (chapter_key, position, derived_topic) VALUES (@chapterKey, @position, @topic)',
        { chapterKey, position, topic: topic.slug },
      );
    });
  }
}

export function findChapters(connection: Connection, episodeId: string): Chapter[] | null {
  const episodeKey = findEpisodeKey(connection, episodeId);
  if (episodeKey === null) return null;
  return connection
    .all<ChapterRow>(`SELECT ${COLUMNS} FROM chapters c WHERE c.episode_key = @episodeKey ORDER BY c.chapter_index`, {
      episodeKey,
    })
    .map(chapterOf);
}

/** Without what people edited. */
export function findChaptersAsSaved(connection: Connection, episodeKey: number): Chapter[] {
  return connection
    .all<ChapterRow>(`SELECT ${COLUMNS} FROM chapters c WHERE c.episode_key = @episodeKey ORDER BY c.chapter_index`, {
      episodeKey,
    })
    .map((row) => chapterOf({ ...row, title: row.derivedTitle ?? row.title, derivedTitle: null }));
}

/** `null` when there is no such episode or chapter. */
export function findEditedChapter(connection: Connection, episodeId: string, index: number): EditedChapter | null {
  const row = connection.get<ChapterRow>(
    `SELECT ${COLUMNS} FROM chapters c JOIN episodes e ON e.key = c.episode_key
     WHERE e.id = @episodeId AND c.chapter_index = @index`,
    { episodeId, index },
  );
  return row ? { ...chapterOf(row), derivedTitle: row.derivedTitle ?? row.title } : null;
}

/** Newest episode first, in an episode by index. */
export function findChaptersOfTopic(
  connection: Connection,
  topic: string,
  { show = null, ...page }: PageRequest & { readonly show?: string | null | undefined },
): Page<Chapter & { readonly episode: EpisodeRef }> {
  const identity = { list: 'newest-chapters-of-topic', narrowedBy: [topic, show] };
  const after = decodeCursor(identity, page, ['', '', '', 0]);
  const [afterDate = null, afterSlug = null, afterId = null, afterIndex = null] = after ?? [];
  const rows = connection.all<TopicChapterRow>(
    `SELECT ${COLUMNS}, ${EPISODE_REF_COLUMNS}, ${ORDER_COLUMNS}
     FROM chapters c JOIN episodes e ON e.key = c.episode_key
     WHERE c.key IN (SELECT chapter_key FROM chapter_topics WHERE topic = ${SHOWN_TOPIC})
       AND e.show = coalesce(@show, e.show)
       ${after ? `AND ${CHAPTER_COMES_AFTER}` : ''}
     ORDER BY ${NEWEST_FIRST}, c.chapter_index LIMIT @rows`,
    { topic, show, afterDate, afterSlug, afterId, afterIndex, rows: page.limit + 1 },
  );
  return pageOf(rows, page, {
    identity,
    keysOf: (row) => [row.publishedKey, row.slugKey, row.episodeId, row.index],
    itemOf: (row) => ({ ...chapterOf(row), episode: episodeRefOf(row) }),
  });
}

const CHAPTER_COMES_AFTER = `(e.published_key < @afterDate OR (e.published_key = @afterDate
  AND (e.slug_key, e.id, c.chapter_index) > (@afterSlug, @afterId, @afterIndex)))`;

function chapterOf(row: ChapterRow): Chapter {
  const { index, title, summary, origin, startTime, endTime, timing } = row;
  return {
    ...(row.derivedTitle !== null && { titleEdited: true }),
    ...{ index, title, summary, origin, startTime, endTime, timing },
    start: { turn: row.startTurn, offset: row.startOffset },
    end: { turn: row.endTurn, offset: row.endOffset },
    topics: JSON.parse(row.topics) as TopicRef[],
  };
}
