// What a save and an edit read and write, however much the archive holds beside.
import { describe, expect, it } from 'vitest';
import { type Connection, openConnection } from '../../../src/store/sqlite/connection.js';
import { editLesson } from '../../../src/store/sqlite/edits-episodes.js';
import { migrate } from '../../../src/store/sqlite/migrate.js';
import { deleteEpisode, prepareRecord, saveEpisode } from '../../../src/store/sqlite/save-episode.js';
import { aChapter, aLesson, anEpisodeRecord, aTopic } from '../../fixtures/builders.js';
import { migrationsPath } from './temporary-folder.js';

const RARE_EACH = 5;

function anArchive(): Connection {
  const connection = openConnection({ path: ':memory:' });
  migrate(connection, migrationsPath);
  return connection;
}

/** Finds some names that no other episode does, and the shared ones. */
function finding(...shared: readonly string[]) {
  const foundTopics = [...shared.map((label) => aTopic(label)), ...Array.from({ length: RARE_EACH }, () => aTopic())];
  return anEpisodeRecord({
    foundTopics,
    chapters: [aChapter({ topics: foundTopics })],
    lessons: [aLesson({ topics: foundTopics })],
  });
}

const save = (connection: Connection, record = finding()) => saveEpisode(connection, prepareRecord(record));

/** What SQLite says of how it runs all the statements of some work. */
function plansOf(connection: Connection, work: (watched: Connection) => unknown): string[] {
  const plans: string[] = [];
  const explain = (sql: string, parameters: object = {}) => {
    const steps = connection.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, { ...parameters });
    plans.push(...steps.map(({ detail }) => detail));
  };
  const watch =
    <Result>(method: (sql: string, parameters?: Parameters<Connection['run']>[1]) => Result) =>
    (sql: string, parameters?: Parameters<Connection['run']>[1]) => {
      explain(sql, parameters);
      return method(sql, parameters);
    };
  const { run, get, all, column } = connection;
  work({
    ...connection,
    ...{ run: watch(run), get: watch(get) as Connection['get'] },
    ...{ all: watch(all) as Connection['all'], column: watch(column) as Connection['column'] },
  });
  return plans;
}

const GROWING = /^SCAN (?:topics|found_names|chapter_topics|lesson_topics|episode_topics|chapters|lessons)\b/u;

describe('a save in which a found topic recurs', () => {
  it('goes through no table of topics, chapters or lessons from end to end', () => {
    const connection = anArchive();
    for (let i = 0; i < 4; i += 1) save(connection);
    save(connection, finding('Riak'));
    const record = finding('Riak');
    const plans = plansOf(connection, (watched) => {
      save(watched, record);
      expect(connection.get('SELECT recurs FROM topics WHERE slug = @slug', { slug: 'riak' })).toEqual({ recurs: 1 });
      save(watched, { ...record, derivation: 'test-2' });
      deleteEpisode(watched, record.episode.id);
    });
    expect(plans.length).toBeGreaterThan(100);
    expect(plans.filter((detail) => GROWING.test(detail))).toEqual([]);
    connection.db.close();
  });
});

describe('an edit of a lesson', () => {
  it('indexes no passage again', () => {
    const connection = anArchive();
    const record = finding();
    save(connection, record);
    const statements: string[] = [];
    const run: Connection['run'] = (sql, parameters) => {
      statements.push(sql);
      return connection.run(sql, parameters);
    };
    editLesson({ ...connection, run }, record.lessons[0]!.id, { statement: 'Count the boats.' });
    expect(statements.filter((sql) => sql.includes('lessons_fts'))).not.toEqual([]);
    expect(statements.filter((sql) => /passages_fts|passage_words/u.test(sql))).toEqual([]);
    connection.db.close();
  });
});
