import { copyFileSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Connection, openConnection } from '../../../src/store/sqlite/connection.js';
import { assertMigrated, migrate } from '../../../src/store/sqlite/migrate.js';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.js';
import { aFullRecord } from '../../contract/store/full-record.js';
import { anEpisodeRecord, aPassage, aSource, aTurn, someVectors } from '../../fixtures/builders.js';
import { migrationsPath, temporaryFolder } from './temporary-folder.js';

function connect(path = ':memory:'): Connection {
  const connection = openConnection({ path });
  onTestFinished(() => {
    connection.db.close();
  });
  return connection;
}

/** A copy of the migrations to change. */
function copyMigrations(): string {
  const folder = join(temporaryFolder(), 'migrations');
  mkdirSync(folder);
  for (const name of readdirSync(migrationsPath)) copyFileSync(join(migrationsPath, name), join(folder, name));
  return folder;
}

function nextName(folder: string, words: string): string {
  return `${String(readdirSync(folder).length + 1).padStart(4, '0')}_${words}.sql`;
}

function tablesOf({ db }: Connection): unknown[] {
  return db.prepare("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all();
}

/** The schema before recordings had a length. */
const WITHOUT_LENGTHS = `ALTER TABLE episodes DROP COLUMN length; DELETE FROM migrations WHERE name >= '0024';`;

/** The schema before undated episodes were listed by their numbers. */
const WITHOUT_NUMBERS = `${WITHOUT_LENGTHS} DROP TABLE show_picture_files; DROP TABLE show_pictures; DROP INDEX episodes_newest; ALTER TABLE episodes DROP COLUMN slug_key;
  CREATE INDEX episodes_newest ON episodes (published_key DESC, slug, id); DELETE FROM migrations WHERE name >= '0022';`;

/** The schema before feeds were followed. */
const WITHOUT_FEEDS = `${WITHOUT_NUMBERS} DROP TABLE show_details; ALTER TABLE shows DROP COLUMN told_title; DROP INDEX lessons_by_place; DROP TABLE show_templates; DROP TABLE lost_lessons; ALTER TABLE episodes DROP COLUMN given; ALTER TABLE episodes DROP COLUMN publication; DROP TABLE feed_items; DROP TABLE feeds;`;

/** The schema before the people of a show were worked out. */
const WITHOUT_PEOPLE = `${WITHOUT_FEEDS} DROP TRIGGER people_after_insert; DROP TRIGGER people_after_update; DROP TRIGGER people_after_delete;
  DROP TABLE people_doubts; DROP TABLE people_names; DROP TABLE people; DROP TABLE people_stale; DROP TABLE people_rules;
  DROP INDEX edits_of_people; DROP INDEX edits_keeping_apart; DELETE FROM migrations WHERE name >= '0013';`;

/** The schema before revisions were kept. */
const WITHOUT_REVISIONS = `${WITHOUT_PEOPLE} ALTER TABLE sources ADD COLUMN bytes BLOB;
  UPDATE sources SET bytes = (SELECT b.bytes FROM source_bytes b WHERE b.hash = sources.hash);
  CREATE TABLE sources_before (episode_key INTEGER PRIMARY KEY REFERENCES episodes (key) ON DELETE CASCADE,
    hash TEXT NOT NULL, bytes BLOB NOT NULL, declared_format TEXT, origin TEXT);
  INSERT INTO sources_before SELECT episode_key, hash, bytes, declared_format, origin FROM sources; DROP TABLE sources;
  ALTER TABLE sources_before RENAME TO sources;
  DROP TABLE revisions; DROP TABLE source_bytes; DROP TABLE kept_lessons; DROP TABLE idempotency_keys;
  DROP TABLE job_turns; DELETE FROM migrations WHERE name >= '0011';`;

/** The schema before people could edit. */
const WITHOUT_EDITS = `${WITHOUT_REVISIONS} ALTER TABLE episodes DROP COLUMN questions; DROP TABLE found_names; ALTER TABLE topics DROP COLUMN recurs;
  DROP TABLE edits; DROP INDEX lessons_hidden; DROP INDEX lessons_by_id; DROP INDEX topics_by_shown;
  DROP INDEX chapter_topics_by_derived; DROP INDEX lesson_topics_by_derived;
  ALTER TABLE chapter_topics DROP COLUMN derived_topic; ALTER TABLE lesson_topics DROP COLUMN derived_topic;
  ALTER TABLE chapters DROP COLUMN derived_title; ALTER TABLE lessons DROP COLUMN derived_statement;
  ALTER TABLE lessons DROP COLUMN hidden; ALTER TABLE lessons DROP COLUMN evidence; ALTER TABLE topics DROP COLUMN derived_label;
  ALTER TABLE topics DROP COLUMN shown_as;
  DELETE FROM migrations WHERE name >= '0007';`;

describe('migrate', () => {
  it('brings an empty database to the newest schema and records every file', () => {
    const connection = connect();
    const names = readdirSync(migrationsPath).toSorted();
    expect(migrate(connection, migrationsPath)).toEqual(names);
    expect(connection.db.prepare('SELECT name FROM migrations ORDER BY name').pluck().all()).toEqual(names);
    expect(tablesOf(connection)).toContain('passages_fts');
  });

  it('does nothing the second time', () => {
    const connection = connect();
    migrate(connection, migrationsPath);
    const before = tablesOf(connection);
    expect(migrate(connection, migrationsPath)).toEqual([]);
    expect(tablesOf(connection)).toEqual(before);
  });

  it('applies a new migration to a database with rows and keeps them', async () => {
    const [path, folder] = [join(temporaryFolder(), 'archive.db'), copyMigrations()];
    const record = anEpisodeRecord();
    const store = openSqliteStore({ path, migrationsPath: folder });
    await store.saveEpisode(record);
    await store.close();
    const name = nextName(folder, 'add_rating');
    writeFileSync(join(folder, name), 'ALTER TABLE episodes ADD COLUMN rating INTEGER;');
    const migrated = openSqliteStore({ path, migrationsPath: folder });
    expect(await migrated.findEpisode(record.episode.id)).toMatchObject(record.episode);
    await migrated.close();
    expect(connect(path).db.prepare('SELECT rating FROM episodes').pluck().all()).toEqual([null]);
  });

  it('lists undated episodes of before by their numbers, as those that come after', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const slugs = ['part-10', 'part-9', '007-b', 'a', 'a-00', 'a-0', 'a-1', '20-30', '1-2-3x', '9'.repeat(100), 'part'];
    const store = openSqliteStore({ path, migrationsPath });
    for (const slug of slugs) await store.saveEpisode(anEpisodeRecord({ episode: { slug, publishedAt: null } }));
    await store.close();
    const keys = () => connect(path).db.prepare('SELECT slug, slug_key FROM episodes ORDER BY slug').all();
    const saved = keys();
    connect(path).db.exec(WITHOUT_NUMBERS);
    await openSqliteStore({ path, migrationsPath }).close();
    expect(keys()).toEqual(saved);
  });

  it('knows the length of recordings whose last words end', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const store = openSqliteStore({ path, migrationsPath });
    const ends = [60, null];
    for (const [i, endTime] of ends.entries()) {
      const turns = [0, 1].map((index) => aTurn({ index, startTime: index * 20, endTime: index === 0 ? 20 : endTime }));
      await store.saveEpisode(anEpisodeRecord({ episode: { show: 'lengths', slug: `part-${i}` }, turns }));
    }
    await store.close();
    connect(path).db.exec(WITHOUT_LENGTHS);
    const migrated = openSqliteStore({ path, migrationsPath });
    const { items } = await migrated.findEpisodes({}, { limit: 9 });
    await migrated.close();
    expect(items.map(({ slug, duration, length }) => [slug, duration, length]).sort()).toEqual([
      ['part-0', 60, 60],
      ['part-1', 20, null],
    ]);
  });

  it('collects the words of an archive from before they were collected', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const store = openSqliteStore({ path, migrationsPath });
    await store.saveEpisode(anEpisodeRecord({ passages: [aPassage({ text: 'Café zebra', speakers: ['Zoë'] })] }));
    const words = await store.vocabulary();
    await store.close();
    const { db } = connect(path);
    db.exec(`${WITHOUT_EDITS} DROP TABLE index_models; DROP TABLE passage_vocabulary; DROP TABLE passage_words;
      DELETE FROM migrations WHERE name >= '0004'`);
    const migrated = openSqliteStore({ path, migrationsPath });
    expect(await migrated.vocabulary()).toEqual(words);
    await migrated.close();
  });

  it('keeps the vectors of an archive whose keys were given twice, and gives none twice after it', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const store = openSqliteStore({ path, migrationsPath });
    const record = anEpisodeRecord();
    const vectors = someVectors(record);
    await store.saveEpisode({ ...record, vectors });
    await store.close();
    const { db } = connect(path);
    const keyOf = () => db.prepare('SELECT key FROM passage_vectors').pluck().get();
    const key = keyOf();
    db.exec(`${WITHOUT_EDITS} DELETE FROM sqlite_sequence WHERE name = 'passage_vectors';
      DELETE FROM migrations WHERE name >= '0006'`);
    const migrated = openSqliteStore({ path, migrationsPath });
    expect((await migrated.vectorPassages(vectors.passages[0]!, 'test-space', {}, 1))[0]!.score).toBeGreaterThan(0.99);
    expect(keyOf()).toBe(key);
    await migrated.deleteEpisode(record.episode.id);
    await migrated.saveEpisode({ ...record, vectors });
    expect(keyOf()).not.toBe(key);
    await migrated.close();
  });

  it('shows the topics of an archive from before people could edit, and takes edits of them', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const store = openSqliteStore({ path, migrationsPath });
    const full = aFullRecord();
    const record = { ...full, lessons: full.lessons.map((lesson) => ({ ...lesson, evidence: [] })) };
    const { id } = record.episode;
    await store.saveEpisode(record);
    const before = [await store.findChapters(id), await store.findLessonsOfEpisode(id), await store.findEpisode(id)];
    await store.close();
    connect(path).db.exec(WITHOUT_EDITS);
    const migrated = openSqliteStore({ path, migrationsPath });
    expect([await migrated.findChapters(id), await migrated.findLessonsOfEpisode(id)]).toEqual(before.slice(0, 2));
    expect(await migrated.findEpisode(id)).toEqual(before[2]);
    await migrated.editTopic('backups', { hidden: true });
    expect((await migrated.findEpisode(id))?.topics.map(({ slug }) => slug)).toEqual(['recovery-over-prevention']);
    await migrated.close();
  });

  it('works out the people of an archive from before they were, and keeps its edits', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const store = openSqliteStore({ path, migrationsPath });
    const record = aFullRecord();
    await store.saveEpisode(record);
    await store.editTopic('backups', { hidden: true });
    const read = (from: typeof store) =>
      Promise.all([from.findPeople(record.episode.show, { limit: 100 }), from.findEdits({}, { limit: 100 })]);
    const before = await read(store);
    expect(before[0]?.items.length).toBeGreaterThan(0);
    await store.close();
    connect(path).db.exec(WITHOUT_PEOPLE);
    const migrated = openSqliteStore({ path, migrationsPath });
    expect(await read(migrated)).toEqual(before);
    await migrated.close();
  });

  it('keeps the jobs of before there were turns, with their payloads', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const store = openSqliteStore({ path, migrationsPath });
    const failed = await store.enqueueJob('ingest', { show: 'a', text: 'kept' });
    await store.claimJob({ ingest: 1 });
    await store.failJob(failed.id, { code: 'no-speech', message: 'Only music', details: [] });
    const queued = await store.enqueueJob('ingest', { show: 'b' });
    await store.close();
    connect(path).db.exec(WITHOUT_REVISIONS);
    const migrated = openSqliteStore({ path, migrationsPath });
    expect(await migrated.findJob(failed.id)).toMatchObject({
      show: 'a',
      state: 'failed',
      error: { code: 'no-speech' },
    });
    await migrated.reviveJob(failed.id);
    const limits = { ingest: 9 };
    expect(await migrated.claimJob(limits)).toMatchObject({ job: { show: 'a' }, payload: { show: 'a', text: 'kept' } });
    expect(await migrated.claimJob(limits)).toMatchObject({
      job: { id: queued.id, show: 'b' },
      payload: { show: 'b' },
    });
    await migrated.close();
  });

  it('makes what was received before revisions were kept the first one, with its size', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const store = openSqliteStore({ path, migrationsPath });
    const record = anEpisodeRecord({ source: aSource('Ada: Restore it. '.repeat(5_000)) });
    const { id } = record.episode;
    for (const each of [record, anEpisodeRecord()]) await store.saveEpisode(each);
    const before = await store.findRevision(id);
    await store.close();
    connect(path).db.exec(WITHOUT_REVISIONS);
    const migrated = openSqliteStore({ path, migrationsPath });
    expect(before).toMatchObject({ number: 1, bytes: 85_000, changes: null, diff: null });
    const { updatedAt } = (await migrated.findEpisode(id))!;
    expect(await migrated.findRevision(id)).toEqual({ ...before, createdAt: updatedAt });
    expect(await migrated.findSource(id)).toEqual(record.source);
    expect(await migrated.findRevisionSource(id, 1)).toEqual(record.source);
    await migrated.close();
  });

  it('undoes a migration that fails half-way and can be run again', () => {
    const [connection, folder] = [connect(), copyMigrations()];
    const path = join(folder, nextName(folder, 'breaks'));
    writeFileSync(path, 'CREATE TABLE half (x); CREATE TABLE broken (;');
    expect(() => migrate(connection, folder)).toThrow(/syntax error/u);
    expect(tablesOf(connection)).not.toContain('half');
    writeFileSync(path, 'CREATE TABLE half (x);');
    expect(migrate(connection, folder)).toHaveLength(1);
    expect(tablesOf(connection)).toContain('half');
  });

  it('refuses a database of a newer version and leaves it as it is', () => {
    const connection = connect();
    migrate(connection, migrationsPath);
    connection.db.prepare("INSERT INTO migrations VALUES ('0999_future.sql', '2030-01-01')").run();
    expect(() => migrate(connection, migrationsPath)).toThrow(/newer version: 0999_future\.sql/u);
  });

  it('refuses a renamed migration', () => {
    const [connection, folder] = [connect(), copyMigrations()];
    const [first] = readdirSync(folder).toSorted();
    migrate(connection, folder);
    renameSync(join(folder, first!), join(folder, '0001_renamed.sql'));
    expect(() => migrate(connection, folder)).toThrow(/0001_renamed\.sql/u);
  });

  it.each(['0999_gap.sql', '2_short.sql', '0002-dash.sql'])('refuses a folder with %s', (name) => {
    const folder = copyMigrations();
    writeFileSync(join(folder, name), '');
    expect(() => migrate(connect(), folder)).toThrow(name);
  });
});

describe('assertMigrated', () => {
  it('names the migration that a read-only connection lacks', () => {
    const folder = copyMigrations();
    const connection = connect();
    migrate(connection, folder);
    expect(() => assertMigrated(connection, folder)).not.toThrow();
    const name = nextName(folder, 'later');
    writeFileSync(join(folder, name), 'SELECT 1;');
    expect(() => assertMigrated(connection, folder)).toThrow(name);
  });
});
