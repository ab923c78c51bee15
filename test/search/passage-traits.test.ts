import { beforeAll, describe, expect, test } from 'vitest';
import { rememberTraits } from '../../src/search/passage-traits.js';
import { keepTraitsWarm } from '../../src/search/warm-traits.js';
import { parseWordNeighbours } from '../../src/search/word-neighbours.js';
import { type MemoryArchive, memoryArchive } from '../fixtures/memory-search-index.js';
import { sampleEpisodes } from '../fixtures/sample-archive.js';
import { wordEmbedder } from '../fixtures/word-embedder.js';
import { encodeWordNeighbours } from '../fixtures/word-neighbours.js';

const neighbours = parseWordNeighbours(encodeWordNeighbours({ tapes: {} }));
let archive: MemoryArchive;
let read: number[];

beforeAll(async () => {
  const index = await memoryArchive(sampleEpisodes, wordEmbedder({}));
  archive = {
    ...index,
    findPassages: (ids) => {
      read.push(...ids);
      return index.findPassages(ids);
    },
  };
});

describe('traits of passages', () => {
  test('are read once and come in the order asked', async () => {
    read = [];
    const traitsOf = rememberTraits(archive, neighbours);
    expect((await traitsOf([2, 0, 999])).map(({ id }) => id)).toEqual([2, 0]);
    expect((await traitsOf([0, 1, 2])).map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(read).toEqual([2, 0, 999, 1]);
  });

  test('hold the words that were spoken, apart from who spoke them', async () => {
    read = [];
    const [traits] = await rememberTraits(archive, neighbours)([2]);
    expect(traits).toMatchObject({ speakers: ['Tom Halvorsen'], promotion: 0, opening: 1 });
    expect(traits!.words).toContain(neighbours.numberOf('tapes'));
    expect(traits!.words).not.toContain(neighbours.numberOf('halvorsen'));
  });

  test('are read again when somebody is shown under another name', async () => {
    let [revision, names, shown] = ['1', 'a', 'Tom Halvorsen'];
    const renaming = {
      findPassages: async (ids: readonly number[]) =>
        (await archive.findPassages(ids)).map((passage) => ({ ...passage, speakers: [shown] })),
      indexRevision: async () => revision,
      namesRevision: async () => names,
    };
    const traitsOf = rememberTraits(renaming, neighbours);
    const speakers = async () => (await traitsOf([2])).flatMap((traits) => traits.speakers);
    expect(await speakers()).toEqual(['Tom Halvorsen']);
    [revision, shown] = ['2', 'T. Halvorsen'];
    expect(await speakers()).toEqual(['Tom Halvorsen']);
    [revision, names] = ['3', 'b'];
    expect(await speakers()).toEqual(['T. Halvorsen']);
  });

  test('are read ahead, again when the index has changed, until told to stop', async () => {
    read = [];
    const traitsOf = rememberTraits(archive, neighbours);
    const stop = new AbortController();
    let revisions = 0;
    const changing = { ...archive, indexRevision: async () => String(Math.floor(++revisions / 2)) };
    const warming = keepTraitsWarm(changing, traitsOf, { signal: stop.signal, pollMs: 1 });
    await expect.poll(() => revisions).toBeGreaterThan(2);
    stop.abort();
    await warming;
    const ahead = read.length;
    expect(new Set(read).size).toBe(ahead);
    await traitsOf([0, 1, 2]);
    expect(read).toHaveLength(ahead);
    await keepTraitsWarm(archive, rememberTraits(archive, neighbours), { signal: AbortSignal.abort(), pollMs: 1 });
    expect(read).toHaveLength(ahead);
  });
});
