// What search finds where the machine has no memory left for vectors: the same, by a scan of the table.
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.js';
import { anEpisodeRecord, aPassage, aVector, someVectors } from '../../fixtures/builders.js';
import { migrationsPath, temporaryFolder } from './temporary-folder.js';

const DIMENSION = 1024;
/** More than the MiB that one growth gives. */
const PASSAGES = 1_500;
const SPACE = { fingerprint: 'one-space', dimension: DIMENSION };

interface Memory {
  grow(pages: number): number;
}
const { prototype } = (globalThis as unknown as { WebAssembly: { Memory: { prototype: Memory } } }).WebAssembly.Memory;

const { grow } = prototype;

/** All memories together grow so many times from now on; tells how often one did and how often one was refused. */
function allowGrowths(count: number): { granted: number; refused: number } {
  const seen = { granted: 0, refused: 0 };
  prototype.grow = function (this: Memory, pages) {
    if (seen.granted < count) {
      seen.granted += 1;
      return grow.call(this, pages);
    }
    seen.refused += 1;
    throw new RangeError('WebAssembly.Memory.grow(): Unable to grow instance memory');
  };
  onTestFinished(() => {
    prototype.grow = grow;
  });
  return seen;
}

async function openArchive() {
  const store = openSqliteStore({ path: join(temporaryFolder(), 'archive.db'), migrationsPath });
  onTestFinished(() => store.close());
  const passages = Array.from({ length: PASSAGES }, (_, index) => aPassage({ index, text: `passage ${index}` }));
  const vectors = {
    ...someVectors({ passages: [], lessons: [] }, SPACE),
    passages: passages.map((_, i) => aVector(i, DIMENSION)),
  };
  await store.saveEpisode({ ...anEpisodeRecord({ lessons: [] }), passages, vectors });
  return store;
}

describe.each([0, 1])('a machine that has memory for vectors %d times', (growths) => {
  it('finds what any other finds, asks for memory once, and again after a change', async () => {
    const store = await openArchive();
    const query = aVector(77, DIMENSION);
    const search = async () => {
      const nearest = await store.vectorPassages(query, SPACE.fingerprint, {}, 5);
      const ids = nearest.map(({ id }) => id);
      return { nearest, similar: await store.similarities(query, SPACE.fingerprint, ids) };
    };
    const seen = allowGrowths(growths);
    const scanned = await search();
    expect(scanned.nearest[0]?.score).toBeCloseTo(1, 3);
    expect(await search()).toEqual(scanned);
    expect(seen).toEqual({ granted: growths, refused: 1 });
    const later = allowGrowths(Number.POSITIVE_INFINITY);
    await store.saveEpisode(anEpisodeRecord({ lessons: [] }));
    const { nearest } = await search();
    expect(nearest.map(({ id }) => id)).toEqual(scanned.nearest.map(({ id }) => id));
    expect(later).toEqual({ granted: 2, refused: 0 });
  });
});
