// Changing the model of an archive: nothing serves half, nothing is left out, nothing is done twice.
import { beforeEach, describe, expect, it } from 'vitest';
import { createDeterministicEmbedder } from '../../src/embedder/deterministic.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { type Reindexing, type ReindexOptions, reindex } from '../../src/ingest/reindex.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import type { Store } from '../../src/store/store.js';
import { aLesson, anEpisodeRecord, aPassage } from '../fixtures/builders.js';

const migrationsPath = new URL('../../migrations', import.meta.url).pathname;
const OLD = createDeterministicEmbedder({ dimension: 32 });
const NEW = createDeterministicEmbedder({ dimension: 96 });
const chosen = { model: 'new', dtype: 'auto', fingerprint: NEW.fingerprint };
const EPISODES = 12;

let store: Store;

/** An episode with two passages and a lesson, embedded as an ingest would. */
async function save(embedder: Embedder): Promise<void> {
  const passages = [0, 1].map((index) => aPassage({ index, text: `passage ${index} of something` }));
  const record = anEpisodeRecord({ passages, lessons: [aLesson()] });
  const [ofPassages, ofLessons] = [
    await embedder.embedBatch(
      passages.map(({ text }) => text),
      'passage',
    ),
    await embedder.embedBatch(['lesson'], 'passage'),
  ];
  const { fingerprint, model, dimension } = embedder;
  await store.saveEpisode({
    ...record,
    vectors: { fingerprint, model, dimension, passages: ofPassages, lessons: ofLessons },
  });
}

/** The new model, with something that happens before each of its runs. */
function newModel(before: (run: number) => unknown): Embedder & { readonly texts: string[] } {
  let run = 0;
  const texts: string[] = [];
  return {
    ...NEW,
    texts,
    embedBatch: async (batch, purpose) => {
      await before(run++);
      texts.push(...batch);
      return NEW.embedBatch(batch, purpose);
    },
  };
}

function run(changes: Partial<Reindexing & ReindexOptions> = {}): Promise<void> {
  const { store: other = store, embedder = NEW, chosen: choice = chosen, ...options } = changes;
  return reindex({ store: other, embedder, chosen: choice }, { keep: false, graceMs: 0, ...options });
}

const embedded = async ({ fingerprint }: Embedder): Promise<number> =>
  (await store.vectorCoverage(fingerprint)).embedded;

beforeEach(async () => {
  store = openSqliteStore({ path: ':memory:', migrationsPath });
  for (let i = 0; i < EPISODES; i++) await save(OLD);
});

describe('reindex', () => {
  it('embeds every passage and lesson, switches, and drops the old vectors', async () => {
    const heard: number[] = [];
    let switched = 0;
    await run({ onProgress: (coverage) => heard.push(coverage.embedded), onSwitched: () => switched++ });
    expect(await store.findServingModel()).toEqual(chosen);
    expect(await store.findComingModel()).toBeNull();
    expect([await embedded(OLD), await embedded(NEW)]).toEqual([0, 2 * EPISODES]);
    expect(await store.findUnembedded(NEW.fingerprint, 1)).toEqual([]);
    expect(heard[0]).toBe(0);
    expect(heard.at(-1)).toBe(2 * EPISODES);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(switched).toBe(1);
  });

  it('keeps the old vectors when told to', async () => {
    await run({ keep: true });
    expect([await embedded(OLD), await embedded(NEW)]).toEqual([2 * EPISODES, 2 * EPISODES]);
  });

  it('leaves the old model serving, whole, until the new one is', async () => {
    const embedder = newModel(async () => {
      expect(await store.findServingModel()).toBeNull();
      expect(await embedded(OLD)).toBe(2 * EPISODES);
      expect(await store.findComingModel()).toEqual(chosen);
    });
    await run({ embedder });
    expect(embedder.texts).toHaveLength(3 * EPISODES);
  });

  it('stops after the episode in hand, and a second run does only the rest', async () => {
    const stop = new AbortController();
    const first = newModel((n) => n === 9 && stop.abort(new Error('stopped')));
    await expect(run({ embedder: first, signal: stop.signal })).rejects.toThrow('stopped');
    expect(await store.findServingModel()).toBeNull();
    expect([await embedded(OLD), await embedded(NEW)]).toEqual([2 * EPISODES, 2 * 5]);
    const second = newModel(() => {});
    await run({ embedder: second });
    expect(first.texts.length + second.texts.length).toBe(3 * EPISODES);
    expect(await store.findServingModel()).toEqual(chosen);
  });

  it('leaves everything as it was when the model fails', async () => {
    const embedder = newModel(() => Promise.reject(new Error('out of memory')));
    await expect(run({ embedder })).rejects.toThrow('out of memory');
    expect(await store.findServingModel()).toBeNull();
    expect(await embedded(OLD)).toBe(2 * EPISODES);
  });

  it('embeds what comes in meanwhile before it switches', async () => {
    await run({ embedder: newModel(async (n) => n === 3 && (await save(OLD))) });
    expect(await embedded(NEW)).toBe(2 * (EPISODES + 1));
  });

  it('goes on when something comes in just before the switch', async () => {
    let late = 2;
    const other: Store = {
      ...store,
      serveComingModel: async (fingerprint) => {
        if (late-- > 0) await save(OLD);
        return store.serveComingModel(fingerprint);
      },
    };
    await run({ store: other });
    expect(await embedded(NEW)).toBe(2 * (EPISODES + 2));
    expect(await store.findServingModel()).toEqual(chosen);
  });

  it('gives way to one that has begun after it', async () => {
    const newer = { ...chosen, model: 'newer', fingerprint: 'newer' };
    const embedder = newModel((n) => (n === 3 ? store.saveComingModel(newer) : undefined));
    await expect(run({ embedder })).rejects.toThrow('Another reindexing has begun');
    expect([await store.findServingModel(), await store.findComingModel()]).toEqual([null, newer]);
    expect(await embedded(OLD)).toBe(2 * EPISODES);
  });

  it('has nothing to embed when the model serves already, and still drops what is left of others', async () => {
    await run({ keep: true });
    const embedder = newModel(() => {});
    await run({ embedder });
    expect(embedder.texts).toEqual([]);
    expect(await embedded(OLD)).toBe(0);
  });

  it('gives services time before the old vectors go', async () => {
    const stop = new AbortController();
    const running = run({
      graceMs: 60_000,
      signal: stop.signal,
      onSwitched: () => setTimeout(() => stop.abort(new Error('stopped')), 20),
    });
    await expect(running).rejects.toThrow('stopped');
    expect(await store.findServingModel()).toEqual(chosen);
    expect(await embedded(OLD)).toBe(2 * EPISODES);
  });

  it('switches an empty archive at once', async () => {
    store = openSqliteStore({ path: ':memory:', migrationsPath });
    await run();
    expect(await store.findServingModel()).toEqual(chosen);
  });
});
