// BM25 over FTS5: what the three indexes hold, and how words become a query that FTS5 cannot misread.
import type { EpisodeRecord, Filter, KeywordQuery, Scored, ScoredEpisode } from '../store.js';
import type { Connection } from './connection.js';
import { episodeKeys, filterParameters, lessonKeys, passageKeys } from './filter.js';
import { indexVocabulary, unindexVocabulary } from './vocabulary.js';

/** How much a word counts where it stands, in the order of the FTS5 table's columns. */
const PASSAGE_WEIGHTS = { text: 1, context: 0.3 };
const LESSON_WEIGHTS = { statement: 1, quote: 0.6, topics: 1 };
const EPISODE_WEIGHTS = { title: 4, speakers: 2, text: 1 };

interface EpisodeKeys {
  readonly episodeKey: number;
  readonly passageKeys: readonly number[];
  readonly lessonKeys: readonly number[];
}

/** Indexes everything of a saved episode. */
export function indexWords(connection: Connection, record: EpisodeRecord, keys: EpisodeKeys): void {
  const { episode, chapters, passages, lessons, turns } = record;
  const titles = new Map(chapters.map((chapter) => [chapter.index, chapter.title]));
  passages.forEach(({ text, speakers, chapter }, position) => {
    const context = [...speakers, titles.get(chapter) ?? '', episode.title].join('\n');
    const key = keys.passageKeys[position]!;
    connection.run('INSERT INTO passages_fts (rowid, text, context) VALUES (@key, @text, @context)', {
      key,
      text,
      context,
    });
    indexVocabulary(connection, key, `${text}\n${context}`);
  });
  lessons.forEach(({ statement, quote, topics }, position) => {
    connection.run(
      'INSERT INTO lessons_fts (rowid, statement, quote, topics) VALUES (@key, @statement, @quote, @topics)',
      { key: keys.lessonKeys[position]!, statement, quote, topics: topics.map((topic) => topic.label).join('\n') },
    );
  });
  const names = new Set([...turns.map((turn) => turn.speaker ?? ''), ...episode.people.map((person) => person.name)]);
  connection.run('INSERT INTO episodes_fts (rowid, title, speakers, text) VALUES (@key, @title, @speakers, @text)', {
    key: keys.episodeKey,
    title: episode.title,
    speakers: [...names].join('\n'),
    text: turns.map((turn) => turn.text).join('\n'),
  });
}

/** Has to be called while the episode's rows are still there. */
export function unindexWords(connection: Connection, episodeKey: number): void {
  const key = { episodeKey };
  unindexVocabulary(connection, episodeKey);
  connection.run(
    'DELETE FROM passages_fts WHERE rowid IN (SELECT key FROM passages WHERE episode_key = @episodeKey)',
    key,
  );
  connection.run(
    'DELETE FROM lessons_fts WHERE rowid IN (SELECT key FROM lessons WHERE episode_key = @episodeKey)',
    key,
  );
  connection.run('DELETE FROM episodes_fts WHERE rowid = @episodeKey', key);
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
export function matchExpression({ terms, phrases, excluded }: KeywordQuery): string | null {
  const anyTerm = quoteAll(terms);
  const everyPhrase = quoteAll(phrases).join(' AND ');
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

function quoteAll(words: readonly string[]): string[] {
  const quoted = words.filter(hasWord).map((word) => `"${word.replaceAll('\0', ' ').replaceAll('"', '""')}"`);
  return [...new Set(quoted)];
}

/** FTS5's tokenizer sees letters and digits only. */
function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
