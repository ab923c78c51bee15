import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.js';
import type { EpisodeRecord } from '../../../src/store/store.js';
import {
  aChapter,
  aLesson,
  anEpisodeRecord,
  aPassage,
  aSource,
  aTopic,
  aTurn,
  someVectors,
} from '../../fixtures/builders.js';
import { migrationsPath, temporaryFolder } from './temporary-folder.js';

/** Tables that do not belong to episodes. */
const LASTING = [
  'migrations',
  'milestones',
  'index_state',
  'embeddings',
  'people_rules',
  'show_templates',
  'sqlite_sequence',
];

/** Rows of every table of the file, FTS5's own tables left out but their documents counted. */
function countRows(path: string): Record<string, number> {
  const db = new Database(path, { readonly: true });
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
       UNION SELECT name FROM pragma_table_list WHERE name LIKE '%_docsize'`,
    )
    .pluck()
    .all();
  const counts = tables
    .filter((name) => !LASTING.includes(name) && !name.startsWith('sqlite_schema'))
    .map((name) => [name, db.prepare<[], number>(`SELECT count(*) FROM "${name}"`).pluck().get() ?? 0] as const);
  db.close();
  return Object.fromEntries(counts);
}

function aRecord(): EpisodeRecord {
  const topics = [aTopic(), aTopic()];
  const record = anEpisodeRecord({
    turns: [aTurn(), aTurn({ index: 1, speaker: 'Grace' })],
    marks: [{ kind: 'break', label: 'Music', at: { turn: 1, offset: 0 }, time: null }],
    chapters: [aChapter({ topics })],
    lessons: [aLesson({ topics }), aLesson({ topics })],
    passages: [aPassage(), aPassage({ index: 1, speakers: ['Ada', 'Grace'] })],
    foundTopics: topics,
  });
  return { ...record, vectors: someVectors(record) };
}

describe('the rows of an episode', () => {
  it('are in every table while it is there and in none after its deletion', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const store = openSqliteStore({ path, migrationsPath });
    const record = aRecord();
    const first = aLesson({ quote: 'A backup that nobody has restored is only a rumour.' });
    await store.saveEpisode({ ...record, lessons: [first, ...record.lessons], source: aSource(), vectors: null });
    const corrected = aLesson({ quote: 'A backup that nobody ever restored is only a rumour.' });
    await store.saveEpisode({ ...record, lessons: [corrected, ...record.lessons], vectors: null });
    await store.saveEpisode({ ...record, source: aSource('Ada: Yet another.') });
    await store.editLesson(record.lessons[0]!.id, { hidden: true, statement: 'Hide it.' });
    await store.editChapter({ episodeId: record.episode.id, index: 0 }, { title: 'Renamed' });
    const filled = countRows(path);
    const untouched = Object.keys(filled).filter((table) => filled[table] === 0);
    expect(untouched).toEqual([
      ...['feed_items', 'feeds'],
      ...['idempotency_keys', 'index_models', 'job_payloads', 'job_turns', 'jobs', 'people_doubts', 'people_stale'],
      ...['show_details', 'show_picture_files', 'show_pictures'],
    ]);
    expect(filled).toMatchObject({
      passages_fts_docsize: 2,
      passage_words_docsize: 2,
      lessons_fts_docsize: 1,
      ...{ edits: 3, revisions: 3, source_bytes: 3, kept_lessons: 1 },
      episodes_fts_docsize: 1,
    });
    await store.deleteEpisode(record.episode.id);
    const left = countRows(path);
    expect(Object.keys(left).filter((table) => left[table] !== 0)).toEqual([]);
    await store.close();
  });

  it('do not grow in number when it is saved again', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const store = openSqliteStore({ path, migrationsPath });
    const record = aRecord();
    await store.saveEpisode(record);
    const before = countRows(path);
    for (const derivation of ['a', 'b', 'c']) await store.saveEpisode({ ...record, derivation });
    expect(countRows(path)).toEqual(before);
    await store.close();
  });
});
