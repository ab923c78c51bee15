// Several processes on one file, and processes that die: with the real operating system.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.js';
import { anEpisodeRecord } from '../../fixtures/builders.js';
import { migrationsPath, temporaryFolder } from './temporary-folder.js';

const script = join(import.meta.dirname, 'processes/save-episodes.ts');

interface Saver {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<unknown[]>;
}

function startSaver(path: string, name: string, count?: number): Saver {
  const values = [path, migrationsPath, name, ...(count === undefined ? [] : [String(count)])];
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...values], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  return { process: child, output: () => output, ended: once(child, 'close') };
}

/** Ids on the complete lines that start with the word. */
function acknowledged(output: string, word: 'episode' | 'edited' | 'job'): string[] {
  return [...output.matchAll(new RegExp(`^${word} (\\S+)\\n`, 'gmu'))].map((match) => match[1]!);
}

function integrity(path: string): unknown {
  const db = new Database(path, { readonly: true });
  const result = [db.pragma('integrity_check', { simple: true }), db.pragma('foreign_key_check')];
  db.close();
  return result;
}

describe('processes that start at once', { timeout: 60_000 }, () => {
  it('migrate once and all save', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const savers = ['a', 'b', 'c'].map((name) => startSaver(path, name, 8));
    for (const saver of savers) expect([await saver.ended, saver.output()]).toEqual([[0, null], expect.any(String)]);
    const store = openSqliteStore({ path, migrationsPath });
    const { items } = await store.findEpisodes({}, { limit: 100 });
    const saved = savers.flatMap((saver) => acknowledged(saver.output(), 'episode'));
    expect(saved).toHaveLength(24);
    expect(items.map((episode) => episode.id).toSorted()).toEqual(saved.toSorted());
    await store.close();
    expect(integrity(path)).toEqual(['ok', []]);
  });

  it('take each job once', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const stores = [1, 2].map(() => openSqliteStore({ path, migrationsPath }));
    for (let i = 0; i < 20; i++) await stores[i % 2]!.enqueueJob('ingest', i);
    const claims = await Promise.all(Array.from({ length: 20 }, (_, i) => stores[i % 2]!.claimJob({ ingest: 20 })));
    expect(claims.map((claim) => claim?.payload)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    for (const store of stores) await store.close();
  });
});

describe('a process that is killed while it saves', { timeout: 120_000 }, () => {
  it('has lost nothing that it acknowledged and left nothing half-saved', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const episodes: string[] = [];
    const edited: string[] = [];
    const jobs: string[] = [];
    for (let round = 0; round < 4; round++) {
      const saver = startSaver(path, `round${round}`);
      while (!saver.output().includes('job') && saver.process.exitCode === null) await sleep(5);
      await sleep(20 + Math.random() * 100);
      saver.process.kill('SIGKILL');
      await saver.ended;
      episodes.push(...acknowledged(saver.output(), 'episode'));
      edited.push(...acknowledged(saver.output(), 'edited'));
      jobs.push(...acknowledged(saver.output(), 'job'));
      expect(integrity(path)).toEqual(['ok', []]);
    }
    const store = openSqliteStore({ path, migrationsPath });
    expect(episodes.length).toBeGreaterThanOrEqual(4);
    const stored = (await store.findEpisodes({}, { limit: 10_000 })).items;
    expect(stored.map((episode) => episode.id)).toEqual(expect.arrayContaining(episodes));
    for (const { id } of stored) expect((await store.findTranscript(id))?.turns).toHaveLength(40);
    expect(await store.vectorCoverage('test-space')).toEqual({
      ...{ passages: stored.length * 40, embedded: stored.length * 40 },
    });
    for (const id of edited) {
      const { slug, lessonCount } = (await store.findEpisode(id))!;
      const [round, number] = slug.split('-');
      expect(await store.findChapters(id)).toMatchObject([{ title: `${round} ${number}`, titleEdited: true }]);
      expect(lessonCount).toBe(Number(number) % 2);
    }
    const [label] = (await store.findTopics(undefined, { limit: 1 })).items.map((topic) => topic.label);
    expect(label).toMatch(/^round\d \d+$/u);
    for (const id of jobs) expect(await store.findJob(id)).toMatchObject({ state: 'queued' });
    await store.close();
  });
});

describe('a second connection', () => {
  it('sees what the first committed, at once', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const [server, cli] = [openSqliteStore({ path, migrationsPath }), openSqliteStore({ path, migrationsPath })];
    const record = anEpisodeRecord();
    const before = await server.indexRevision();
    await cli.saveEpisode(record);
    expect(await server.findEpisode(record.episode.id)).toMatchObject(record.episode);
    expect(await server.indexRevision()).not.toBe(before);
    await server.deleteEpisode(record.episode.id);
    expect(await cli.findEpisode(record.episode.id)).toBeNull();
    await server.close();
    await cli.close();
  });
});
