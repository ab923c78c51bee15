// hindcast reindex as a process of its own, on a model folder of a few kilobytes.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeServices, reindexArchive } from '../../src/compose.js';
import { parseConfig } from '../../src/config.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import type { Store } from '../../src/store/store.js';
import { anEpisodeRecord, aPassage } from '../fixtures/builders.js';
import { writeTinyModel } from '../fixtures/tiny-models.js';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const migrationsPath = fileURLToPath(new URL('../../migrations', import.meta.url));
const PASSAGES = 30;

describe('hindcast reindex', { timeout: 60_000 }, () => {
  let folder: string;
  let path: string;
  let model: string;
  let store: Store;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hindcast-reindex-'));
    path = join(folder, 'archive.db');
    model = join(folder, 'bge-tiny-en');
    writeTinyModel(model, { kind: 'encoder' });
    store = openSqliteStore({ path, migrationsPath });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  async function saveEpisodes(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      const passages = Array.from({ length: PASSAGES }, (_, index) =>
        aPassage({ index, text: `The backup of server ${index} was restored from tape ${i}` }),
      );
      await store.saveEpisode(anEpisodeRecord({ passages }));
    }
  }

  const environment = () => ({ ...process.env, HINDCAST_DB: path, EMBEDDING_CACHE: join(folder, 'cache') });

  function start(...args: string[]): {
    child: ChildProcess;
    ended: Promise<{ code: number; stdout: string; stderr: string }>;
  } {
    const child = spawn(process.execPath, ['--import', 'tsx', main, 'reindex', ...args], { env: environment() });
    const [stdout, stderr]: [string[], string[]] = [[], []];
    child.stdout.on('data', (chunk) => stdout.push(String(chunk)));
    child.stderr.on('data', (chunk) => stderr.push(String(chunk)));
    const ended = once(child, 'close').then(([code]) => ({
      ...{ code: code as number, stdout: stdout.join(''), stderr: stderr.join('') },
    }));
    return { child, ended };
  }

  /** Resolves to how many passages had a vector of the coming model when there were some. */
  async function embeddedSome(child: ChildProcess): Promise<number> {
    while (child.exitCode === null) {
      const coming = await store.findComingModel();
      const embedded = coming ? (await store.vectorCoverage(coming.fingerprint)).embedded : 0;
      if (embedded > 0) return embedded;
      await sleep(2);
    }
    throw new Error('it ended before it could be met');
  }

  it('changes the model; a service that runs meanwhile searches by vectors all the time and takes it up', async () => {
    await saveEpisodes(5);
    const before = join(folder, 'gte-before');
    writeTinyModel(before, { kind: 'encoder' });
    const config = parseConfig({ ...environment(), LOG_LEVEL: 'silent' });
    await reindexArchive(config, { model: before, dtype: 'auto', allowRemote: false, keep: false, graceMs: 0 });
    const services = await composeServices(config);
    const servingModel = () => {
      const state = services.embedderState();
      return state.status === 'ready' ? state.embedder.model : state.status;
    };
    const search = () =>
      services.search.search({
        q: 'restored backup',
        mode: 'vector',
        in: 'passages',
        filter: {},
        limit: 3,
        explain: false,
      });
    expect(servingModel()).toBe('gte-before');
    const { ended } = start('--model', model, '--keep');
    let searches = 0;
    for (const until = Date.now() + 30_000; servingModel() === 'gte-before' && Date.now() < until; searches++) {
      expect(await search()).toMatchObject({ degraded: false, retrievers: ['vector'] });
      await sleep(20);
    }
    expect(await ended).toMatchObject({ code: 0, stdout: `150 passages embedded; search uses ${model} from now on\n` });
    expect(servingModel()).toBe('bge-tiny-en');
    expect(searches).toBeGreaterThan(1);
    expect(await search()).toMatchObject({ degraded: false, retrievers: ['vector'] });
    expect(await store.findServingModel()).toMatchObject({ model, dtype: 'auto' });
    await services.close();
  });

  it('goes on where it was killed', async () => {
    await saveEpisodes(150);
    const { child, ended } = start('--model', model, '--keep');
    await embeddedSome(child);
    child.kill('SIGKILL');
    await ended;
    const coming = await store.findComingModel();
    const { passages, embedded } = await store.vectorCoverage(coming!.fingerprint);
    expect(embedded).toBeGreaterThan(0);
    expect(embedded).toBeLessThan(passages);
    expect(embedded % PASSAGES).toBe(0);
    expect(await store.findServingModel()).toBeNull();
    expect((await start('--model', model, '--keep').ended).code).toBe(0);
    expect(await store.vectorCoverage(coming!.fingerprint)).toEqual({ passages, embedded: passages });
    expect(await store.findServingModel()).toEqual(coming);
  });

  it('ends with 1 on Ctrl-C, says how to go on, and leaves the old model serving', async () => {
    await saveEpisodes(150);
    const { child, ended } = start('--model', model);
    await embeddedSome(child);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('the same command goes on from here'),
    });
    expect(await store.findServingModel()).toBeNull();
  });

  it('says what is wrong with a model and changes nothing', async () => {
    await saveEpisodes(1);
    const missing = await start('--model', 'no/such-model').ended;
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toContain('The model "no/such-model" is no model folder, and downloading is switched off');
    const ranks = join(folder, 'ranks');
    writeTinyModel(ranks, { kind: 'crossEncoder' });
    const request = { model: ranks, dtype: 'auto', allowRemote: false, keep: false, graceMs: 0 };
    await expect(reindexArchive(parseConfig(environment()), request)).rejects.toThrow('could not be loaded');
    expect([await store.findServingModel(), await store.findComingModel()]).toEqual([null, null]);
    expect((await start().ended).code).toBe(2);
  });
});

describe('the model of an archive', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hindcast-model-'));
    for (const name of ['gte-chosen', 'gte-configured']) writeTinyModel(join(folder, name), { kind: 'encoder' });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function modelOf(environment: Record<string, string>): Promise<unknown> {
    const HINDCAST_DB = join(folder, 'archive.db');
    const services = await composeServices(parseConfig({ HINDCAST_DB, ...environment }));
    const state = services.embedderState();
    await services.close();
    return state.status === 'ready' ? state.embedder.model : state;
  }

  it('is the configured one, else the one that it chose, else the built-in one', async () => {
    expect(await modelOf({})).toBe('hindcast-static');
    const config = parseConfig({ HINDCAST_DB: join(folder, 'archive.db') });
    const request = { dtype: 'auto', allowRemote: false, keep: true, graceMs: 0 };
    await reindexArchive(config, { ...request, model: join(folder, 'gte-chosen') });
    expect(await modelOf({})).toBe('gte-chosen');
    const EMBEDDING_MODEL = join(folder, 'gte-configured');
    expect(await modelOf({ EMBEDDING_MODEL })).toBe('gte-configured');
    const configured = parseConfig({ HINDCAST_DB: config.databasePath, EMBEDDING_MODEL });
    await expect(reindexArchive(configured, { ...request, model: 'hindcast-static' })).rejects.toThrow(
      'unset it first',
    );
    await reindexArchive(config, { ...request, model: 'hindcast-static' });
    expect(await modelOf({})).toBe('hindcast-static');
  });
});
