// Episodes as lists and pages show them: one query a list, whatever its length.
import type { EpisodeRef, EpisodeSummary, GivenFields, Person } from '../../domain/episode.js';
import type { Page, PageRequest } from '../../domain/page.js';
import type { Publication } from '../../domain/publication.js';
import type { SuggestedQuestion } from '../../domain/suggested-question.js';
import type { TopicRef } from '../../domain/topic.js';
import type { Filter } from '../store.js';
import type { Connection, Parameters } from './connection.js';
import { decodeCursor, pageOf } from './cursor.js';
import { afterParameters, EPISODE_COMES_AFTER, NEWEST_FIRST, ORDER_COLUMNS, type OrderRow } from './episode-order.js';
import { episodeCondition, filterParameters } from './filter.js';

type EpisodeRow = Omit<EpisodeSummary, 'people' | 'publication' | 'speakers' | 'topics'> &
  OrderRow & {
    readonly people: string;
    readonly publication: string | null;
    readonly speakers: string;
    readonly topics: string;
  };

/** An episode names what it is mostly about, where a chapter counts as two lessons. */
const MOST_TOPICS = 10;

const SUMMARY = `
  SELECT e.id, e.show, e.slug, e.title, e.published_at AS publishedAt, ${ORDER_COLUMNS},
    e.audio_url AS audioUrl, e.page_url AS pageUrl, e.people, e.publication, e.format, e.turn_count AS turnCount,
    e.word_count AS wordCount, e.duration, e.length, e.chapter_count AS chapterCount, e.lesson_count AS lessonCount,
    e.created_at AS createdAt, e.updated_at AS updatedAt, s.hash AS transcriptHash,
    (SELECT json_group_array(sp.name ORDER BY sp.position) FROM episode_speakers sp
      WHERE sp.episode_key = e.key) AS speakers,
    (SELECT json_group_array(json_object('slug', slug, 'label', label)) FROM (
      SELECT t.slug, t.label FROM episode_topics et JOIN topics t ON t.slug = et.topic WHERE et.episode_key = e.key
      ORDER BY et.lesson_count + 2 * et.chapter_count DESC, t.label, t.slug LIMIT ${MOST_TOPICS})) AS topics
  FROM episodes e JOIN sources s ON s.episode_key = e.key`;

/** The columns of an EpisodeRef; see `episodeRefOf`. */
export const EPISODE_REF_COLUMNS = `e.id AS episodeId, e.slug AS episodeSlug, e.title AS episodeTitle, e.show AS episodeShow,
  (SELECT max(r.number) FROM revisions r WHERE r.episode_id = e.id) AS episodeRevision`;

export interface EpisodeRefRow {
  readonly episodeId: string;
  readonly episodeSlug: string;
  readonly episodeTitle: string;
  readonly episodeShow: string;
  readonly episodeRevision: number;
}

export function episodeRefOf(row: EpisodeRefRow): EpisodeRef {
  const { episodeId: id, episodeSlug: slug, episodeTitle: title, episodeShow: show, episodeRevision: revision } = row;
  return { id, slug, title, show, revision };
}

/** By the database's own keys. */
export function findEpisodeRefs(connection: Connection, keys: Iterable<number>): Map<number, EpisodeRef> {
  const rows = connection.all<EpisodeRefRow & { readonly key: number }>(
    `SELECT e.key, ${EPISODE_REF_COLUMNS} FROM episodes e WHERE e.key IN (SELECT value FROM json_each(@keys))`,
    { keys: JSON.stringify([...keys]) },
  );
  return new Map(rows.map((row) => [row.key, episodeRefOf(row)]));
}

/** Newest first; without a date last, by the slug's numbers from the highest. */
export function findEpisodes(connection: Connection, filter: Filter, page: PageRequest): Page<EpisodeSummary> {
  const identity = { list: 'newest-episodes', narrowedBy: filterParameters(filter) };
  const after = decodeCursor(identity, page, ['', '', '']);
  const rows = connection.all<EpisodeRow>(
    `${SUMMARY} WHERE ${episodeCondition(filter)} ${after ? `AND ${EPISODE_COMES_AFTER}` : ''}
     ORDER BY ${NEWEST_FIRST} LIMIT @rows`,
    { ...filterParameters(filter), ...afterParameters(after), rows: page.limit + 1 },
  );
  return pageOf(rows, page, {
    identity,
    keysOf: (row) => [row.publishedKey, row.slugKey, row.id],
    itemOf: summaryOf,
  });
}

export function findEpisode(connection: Connection, id: string): EpisodeSummary | null {
  return findOne(connection, 'e.id = @id', { id });
}

export function findEpisodeBySlug(connection: Connection, show: string, slug: string): EpisodeSummary | null {
  return findOne(connection, 'e.show = @show AND e.slug = @slug', { show, slug });
}

/** What its sender gave; of before that was noted, all that is there. */
export function findGiven(connection: Connection, id: string): GivenFields | null {
  const row = connection.get<{ given: string | null }>('SELECT given FROM episodes WHERE id = @id', { id });
  const episode = row && findEpisode(connection, id);
  if (!episode) return null;
  const { slug, title, publishedAt, audioUrl, pageUrl, people, publication } = episode;
  if (row.given !== null) return { ...(JSON.parse(row.given) as GivenFields), publication };
  return {
    title: title === slug ? undefined : title,
    publishedAt: publishedAt ?? undefined,
    audioUrl: audioUrl ?? undefined,
    pageUrl: pageUrl ?? undefined,
    people: people.length > 0 ? people : undefined,
    publication,
  };
}

/** By episode id; unknown ids are left out. */
export function findQuestions(connection: Connection, ids: readonly string[]): Map<string, SuggestedQuestion[]> {
  const rows = connection.all<{ id: string; questions: string }>(
    'SELECT id, questions FROM episodes WHERE id IN (SELECT value FROM json_each(@ids))',
    { ids: JSON.stringify(ids) },
  );
  return new Map(rows.map(({ id, questions }) => [id, JSON.parse(questions) as SuggestedQuestion[]]));
}

/** The database's own key of an episode, or `null` when there is none of this id. */
export function findEpisodeKey(connection: Connection, id: string): number | null {
  return connection.get<{ key: number }>('SELECT key FROM episodes WHERE id = @id', { id })?.key ?? null;
}

function findOne(connection: Connection, condition: string, parameters: Parameters): EpisodeSummary | null {
  const row = connection.get<EpisodeRow>(`${SUMMARY} WHERE ${condition}`, parameters);
  return row ? summaryOf(row) : null;
}

function summaryOf({ publishedKey: _, slugKey: __, publication, ...row }: EpisodeRow): EpisodeSummary {
  return {
    ...row,
    ...(publication !== null && { publication: JSON.parse(publication) as Publication }),
    people: JSON.parse(row.people) as Person[],
    speakers: JSON.parse(row.speakers) as string[],
    topics: JSON.parse(row.topics) as TopicRef[],
  };
}
