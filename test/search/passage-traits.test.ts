import { beforeAll, describe, expect, test } from 'vitest';
import { rememberTraits, warmTraits } from '../../src/search/passage-traits.js';
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

  test('can be read ahead, until told to stop', async () => {
    read = [];
    const traitsOf = rememberTraits(archive, neighbours);
    await warmTraits(archive, traitsOf, AbortSignal.abort());
    expect(read).toEqual([]);
    await warmTraits(archive, traitsOf, new AbortController().signal);
    const ahead = read.length;
    expect(ahead).toBeGreaterThan(5);
    await traitsOf([0, 1, 2]);
    expect(read).toHaveLength(ahead);
  });
});
