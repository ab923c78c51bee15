// What search finds among vectors in memory: always what a look at every stored vector finds, whoever wrote it.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../../../src/store/sqlite/connection.js';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.js';
import { cosineTo } from '../../../src/store/sqlite/vector-codec.js';
import type { Scored, Store } from '../../../src/store/store.js';
import { anEpisodeRecord, aPassage, aVector, nextNumber, someVectors } from '../../fixtures/builders.js';
import { migrationsPath, temporaryFolder } from './temporary-folder.js';

const DIMENSION = 24;
const SPACES = ['one-space', 'other-space'];

/** Few directions, so that many vectors are equal; some have none. */
function someDirections(count: number): Float32Array[] {
  return Array.from({ length: count }, (_, i) =>
    (nextNumber() + i) % 7 === 0 ? new Float32Array(DIMENSION) : aVector((nextNumber() * 31) % 40, DIMENSION),
  );
}

interface Step {
  readonly kind: 'save' | 'embed again' | 'delete' | 'drop' | 'search';
  readonly episode: number;
  readonly passages: number;
  readonly space: string;
  /** Which of the two connections does it. */
  readonly by: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('save', 'save', 'embed again', 'delete', 'drop', 'search', 'search'),
  episode: fc.nat(3),
  passages: fc.integer({ min: 1, max: 40 }),
  space: fc.constantFrom(...SPACES),
  by: fc.nat(1),
});

function vectorsFor(passages: number, fingerprint: string) {
  const directions = someDirections(passages);
  return { ...someVectors({ passages: [], lessons: [] }, { fingerprint, dimension: DIMENSION }), passages: directions };
}

async function write(store: Store, { kind, episode, passages, space }: Step): Promise<void> {
  const base = anEpisodeRecord({ episode: { slug: `property-${episode}` }, lessons: [] });
  const { id } = base.episode;
  if (kind === 'delete') await store.deleteEpisode(id);
  if (kind === 'drop') await store.dropOtherVectors(space, 10_000);
  if (kind === 'embed again') {
    const missing = (await store.findUnembedded(space, 100)).find(({ episodeId }) => episodeId === id);
    if (missing) await store.saveVectors(id, vectorsFor(missing.passages.length, space), missing.revision);
  }
  if (kind === 'save') {
    const rows = Array.from({ length: passages }, (_, index) => aPassage({ index, text: `passage ${index}` }));
    await store.saveEpisode({ ...base, passages: rows, vectors: vectorsFor(passages, space) });
  }
}

function expectSameScores(found: readonly Scored[], expected: readonly Scored[]): void {
  expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  found.forEach(({ score }, place) => {
    expect(score).toBeCloseTo(expected[place]!.score, 9);
  });
}

describe('vectors in memory', { timeout: 60_000 }, () => {
  it('are the stored ones, whatever was saved, replaced and deleted, by this connection or another', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const stores = [1, 2].map(() => openSqliteStore({ path, migrationsPath }));
    const looker = openConnection({ path, readonly: true });
    const everyVector = (space: string) =>
      looker.all<{ id: number; episode: string; vector: Uint8Array | null }>(
        `SELECT v.owner_key AS id, e.id AS episode, v.vector FROM passage_vectors v
           JOIN embeddings m ON m.key = v.embedding_key AND m.fingerprint = @space
           JOIN passages p ON p.key = v.owner_key JOIN episodes e ON e.key = p.episode_key ORDER BY v.owner_key`,
        { space },
      );
    const check = async (store: Store, { space, episode, passages: limit }: Step) => {
      const stored = everyVector(space);
      if (stored.length === 0) return;
      const query = aVector(nextNumber(), DIMENSION);
      const cosine = cosineTo(query);
      const nearest = stored
        .filter(({ vector }) => vector !== null)
        .map((row) => ({ ...row, score: cosine(row.vector) }))
        .sort((a, b) => (Math.abs(b.score - a.score) > 1e-12 ? b.score - a.score : a.id - b.id));
      expectSameScores(await store.vectorPassages(query, space, {}, limit), nearest.slice(0, limit));
      const one = stored[episode % stored.length]!.episode;
      const ofOne = nearest.filter((row) => row.episode === one).slice(0, limit);
      expectSameScores(await store.vectorPassages(query, space, { episode: one }, limit), ofOne);
      const ids = stored.map(({ id }) => id).reverse();
      const all = stored.map(({ id, vector }) => ({ id, score: cosine(vector) })).reverse();
      expectSameScores(await store.similarities(query, space, [...ids, 999_999]), all);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        for (const each of steps) {
          await write(stores[each.by]!, each);
          await check(stores[1 - each.by]!, each);
          if (each.kind === 'search') await check(stores[each.by]!, each);
        }
      }),
      { numRuns: 25 },
    );
    for (const store of stores) await store.close();
    looker.db.close();
  });
});
