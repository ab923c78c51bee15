// What a search counts, and when it does.
import { beforeAll, describe, expect, test } from 'vitest';
import { createSearch } from '../../src/search/hybrid-search.js';
import type { SearchRequest } from '../../src/search/search.js';
import type { FacetCounter, FacetValues, FoundRows } from '../../src/store/store.js';
import { type MemoryArchive, memoryArchive } from '../fixtures/memory-search-index.js';
import { sampleEpisodes } from '../fixtures/sample-archive.js';
import { wordEmbedder } from '../fixtures/word-embedder.js';

const embedder = wordEmbedder({});
const base: SearchRequest = { q: 'backup', mode: 'hybrid', in: 'passages', filter: {}, limit: 2, explain: false };
let archive: MemoryArchive;
beforeAll(async () => {
  archive = await memoryArchive(sampleEpisodes, embedder);
});

const values: FacetValues = { shows: [{ value: 'a', label: 'A', count: 1 }], speakers: [], topics: [], years: [] };

function counting() {
  const asked: FoundRows[] = [];
  const facets: FacetCounter = {
    countFacets: async (rows) => {
      asked.push(rows);
      return values;
    },
  };
  const { search } = createSearch({
    ...{ index: archive, reader: archive, facets },
    embedder: () => ({ status: 'ready', embedder }),
  });
  return { asked, search: (request: Partial<SearchRequest>) => search({ ...base, facets: true, ...request }) };
}

describe('facets', () => {
  test('are counted over all pages, the same on each', async () => {
    const { asked, search } = counting();
    const first = await search({});
    const second = await search({ cursor: first.nextCursor! });
    const all = await search({ limit: 100 });
    expect(first.facets).toEqual({ counted: all.hits.length, ...values });
    expect(all.hits.length).toBeGreaterThan(4);
    expect(second.facets).toEqual(first.facets);
    expect(asked.map(({ kind, ids }) => [kind, ids])).toEqual(Array(3).fill(['passages', asked[0]!.ids]));
  });

  test.each(['lessons', 'chapters', 'episodes'] as const)('count %s once each', async (target) => {
    const { asked, search } = counting();
    const { facets, hits } = await search({ in: target, limit: 100 });
    expect(facets?.counted).toBe(hits.length);
    expect(asked).toEqual([
      {
        kind: target === 'lessons' ? 'lessons' : 'passages',
        ids: expect.toSatisfy((ids) => ids.length === hits.length),
      },
    ]);
  });

  test('count what a strict limit of an episode leaves out', async () => {
    const { search } = counting();
    const { facets, hits } = await search({ perEpisode: 1, limit: 100 });
    expect(facets!.counted).toBeGreaterThan(hits.length);
  });

  test('are empty where nothing is found, and missing where they are not asked for', async () => {
    const { asked, search } = counting();
    const none = { counted: 0, shows: [], speakers: [], topics: [], years: [] };
    expect((await search({ q: 'speaker:nobody backup' })).facets).toEqual(none);
    expect(await search({ facets: false })).not.toHaveProperty('facets');
    expect(asked).toEqual([]);
  });
});
