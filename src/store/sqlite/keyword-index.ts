// BM25 over FTS5: what the three indexes hold, and how words become a query that FTS5 cannot misread.
import type { EpisodeRecord, Filter, KeywordQuery, Scored, ScoredEpisode } from '../store.js';
import type { Connection } from './connection.js';
import { episodeKeys, filterParameters, lessonKeys, passageKeys } from './filter.js';
import { indexVocabulary, unindexVocabulary } from './vocabulary.js';

/** How much a word counts where it stands, in the order of the FTS5 table's columns. */
const PASSAGE_WEIGHTS = { text: 1, context: 0.3 };
const LESSON_WEIGHTS = { statement: 1, quote: 0.6, topics: 1 };
const EPISODE_WEIGHTS = { title: 4, speakers: 2, text: 1 };

/** Indexes everything of a saved episode, once its rows are there. */
export function indexWords(connection: Connection, record: EpisodeRecord, episodeKey: number): void {
  const { episode, turns } = record;
  indexPassages(connection, episodeKey);
  indexLessons(connection, lessonKeysOf(connection, episodeKey));
  const names = new Set([...turns.map((turn) => turn.speaker ?? ''), ...episode.people.map((person) => person.name)]);
  connection.run('INSERT INTO episodes_fts (rowid, title, speakers, text) VALUES (@key, @title, @speakers, @text)', {
    key: episodeKey,
    title: episode.title,
    speakers: [...names].join('\n'),
    text: turns.map((turn) => turn.text).join('\n'),
  });
}

/** Indexes the words of an episode's passages as they are now, titles of chapters among them. */
export function indexPassages(connection: Connection, episodeKey: number): void {
  unindexPassages(connection, episodeKey);
  const rows = connection.all<{ key: number; text: string; context: string }>(
    `SELECT p.key, p.text, concat_ws(char(10),
       (SELECT group_concat(value, char(10)) FROM json_each(p.speakers)), c.title, e.title) AS context
     FROM passages p JOIN episodes e ON e.key = p.episode_key
       LEFT JOIN chapters c ON c.episode_key = p.episode_key AND c.chapter_index = p.chapter
     WHERE p.episode_key = @episodeKey ORDER BY p.key`,
    { episodeKey },
  );
  for (const { key, text, context } of rows) {
    connection.run('INSERT INTO passages_fts (rowid, text, context) VALUES (@key, @text, @context)', {
      key,
      text,
      context,
    });
    indexVocabulary(connection, key, `${text}\n${context}`);
  }
}

/** Indexes the words of lessons as they are now, labels of their topics among them; hidden ones have none. */
export function indexLessons(connection: Connection, keys: readonly number[]): void {
  const chosen = { keys: JSON.stringify(keys) };
  connection.run('DELETE FROM lessons_fts WHERE rowid IN (SELECT value FROM json_each(@keys))', chosen);
  connection.run(
    `INSERT INTO lessons_fts (rowid, statement, quote, topics)
     SELECT l.key, l.statement, l.quote, (SELECT group_concat(t.label, char(10)) FROM lesson_topics lt
       JOIN topics t ON t.slug = lt.topic WHERE lt.lesson_key = l.key)
     FROM lessons l WHERE NOT l.hidden AND l.key IN (SELECT value FROM json_each(@keys)) ORDER BY l.key`,
    chosen,
  );
}

export function lessonKeysOf(connection: Connection, episodeKey: number): number[] {
  return connection.column<number>('SELECT key FROM lessons WHERE episode_key = @episodeKey', { episodeKey });
}

/** Has to be called while the episode's rows are still there. */
export function unindexWords(connection: Connection, episodeKey: number): void {
  const key = { episodeKey };
  unindexPassages(connection, episodeKey);
  connection.run(
    'DELETE FROM lessons_fts WHERE rowid IN (SELECT key FROM lessons WHERE episode_key = @episodeKey)',
    key,
  );
  connection.run('DELETE FROM episodes_fts WHERE rowid = @episodeKey', key);
}

function unindexPassages(connection: Connection, episodeKey: number): void {
  unindexVocabulary(connection, episodeKey);
  connection.run('DELETE FROM passages_fts WHERE rowid IN (SELECT key FROM passages WHERE episode_key = @episodeKey)', {
    episodeKey,
  });
}

export interface KeywordSearch {
  readonly query: KeywordQuery;
  readonly filter: Filter;
  readonly limit: number;
}

export function findPassagesByWords(connection: Connection, search: KeywordSearch): Scored[] {
  return connection.all(
    ...ranking(search, { table: 'passages_fts', weights: PASSAGE_WEIGHTS, keys: passageKeys(search.filter) }),
  );
}

export function findLessonsByWords(connection: Connection, search: KeywordSearch): Scored[] {
  return connection.all(
    ...ranking(search, { table: 'lessons_fts', weights: LESSON_WEIGHTS, keys: lessonKeys(search.filter) }),
  );
}

export function findEpisodesByWords(connection: Connection, search: KeywordSearch): ScoredEpisode[] {
  const [sql, parameters] = ranking(search, {
    table: 'episodes_fts',
    weights: EPISODE_WEIGHTS,
    keys: episodeKeys(search.filter),
  });
  return connection.all(
    `SELECT e.id AS episodeId, found.score FROM (${sql}) found CROSS JOIN episodes e ON e.key = found.id
     ORDER BY found.score DESC, found.id`,
    parameters,
  );
}

/**
 * The query in FTS5's syntax; `null` when it has no word to find. Every term stands in quotes, in which FTS5 knows no
 * syntax. With phrases, which all have to be there, the terms only rank.
 */
function matchExpression({ terms, phrases, excluded }: KeywordQuery): string | null {
  const anyTerm = quoteAll(terms);
  const everyPhrase = allOf(phrases);
  const wanted = everyPhrase
    ? `(${everyPhrase}) AND (${[everyPhrase, ...anyTerm].join(' OR ')})`
    : anyTerm.join(' OR ');
  if (!wanted) return null;
  const unwanted = anyOf(excluded);
  return unwanted ? `(${wanted}) NOT (${unwanted})` : wanted;
}

function ranking(
  { query, filter, limit }: KeywordSearch,
  { table, weights, keys }: { table: string; weights: Record<string, number>; keys: string | null },
): [sql: string, parameters: Record<string, string | number | null>] {
  // The unary plus keeps SQLite from running the whole word query once for every key that the filter lets through.
  const condition = keys === null ? '' : `AND +rowid IN (${keys})`;
  const sql = `SELECT rowid AS id, -bm25(${table}, ${Object.values(weights).join(', ')}) AS score FROM ${table}
    WHERE ${table} MATCH @match ${condition} ORDER BY score DESC, id LIMIT @limit`;
  // No row has the empty phrase.
  return [sql, { ...filterParameters(filter), match: matchExpression(query) ?? '""', limit }];
}

/** Any of the words and phrases, in FTS5's syntax; `null` where none has a word. */
export function anyOf(words: readonly string[]): string | null {
  return quoteAll(words).join(' OR ') || null;
}

/** All of the words and phrases, in FTS5's syntax; `null` where none has a word. */
export function allOf(words: readonly string[]): string | null {
  return quoteAll(words).join(' AND ') || null;
}

function quoteAll(words: readonly string[]): string[] {
  const quoted = words.filter(hasWord).map((word) => `"${word.replaceAll('\0', ' ').replaceAll('"', '""')}"`);
  return [...new Set(quoted)];
}

/** FTS5's tokenizer sees letters and digits only. */
function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
