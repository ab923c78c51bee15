// The learned ranking as search runs it: over the sample archive, with a small table of neighbours.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSearch } from '../../src/search/hybrid-search.js';
import { passageFeatures } from '../../src/search/passage-features.js';
import type { RankerWeights } from '../../src/search/passage-ranker.js';
import type { SearchRequest, SearchResult } from '../../src/search/search.js';
import { parseWordNeighbours } from '../../src/search/word-neighbours.js';
import { type MemoryArchive, memoryArchive } from '../fixtures/memory-search-index.js';
import { sampleEpisodes } from '../fixtures/sample-archive.js';
import { wordEmbedder } from '../fixtures/word-embedder.js';
import { encodeWordNeighbours } from '../fixtures/word-neighbours.js';

const embedder = wordEmbedder({});
const neighbours = parseWordNeighbours(
  encodeWordNeighbours({ hearsay: { rumour: 0.7 }, rumour: { hearsay: 0.7 }, lamps: {}, bulbs: { lamps: 0.8 } }),
);
let archive: MemoryArchive;

beforeAll(async () => {
  archive = await memoryArchive(sampleEpisodes, embedder);
});

/** Features that are not given weigh nothing. */
function weigh(some: Partial<RankerWeights>): RankerWeights {
  return { ...(Object.fromEntries(passageFeatures.map((name) => [name, 0])) as RankerWeights), ...some };
}

function searchBy(some: Partial<RankerWeights>, request: Partial<SearchRequest>, index = archive) {
  const ranking = { neighbours, weights: weigh(some) };
  const { search } = createSearch({
    ...{ index, reader: index, embedder: () => ({ status: 'ready', embedder }), ranking },
  });
  return search({ q: '', mode: 'hybrid', in: 'passages', filter: {}, limit: 10, explain: false, ...request });
}

describe('the learned ranking', () => {
  test('finds a moment by near words alone', async () => {
    const { hits } = await searchBy({ alignment: 1 }, { q: 'hearsay' });
    expect(hits[0]?.text).toContain('only a rumour');
  });

  test('prefers what the person named says', async () => {
    const q = 'Tom on backups and orders';
    const { hits } = await searchBy({ alignment: 0.5, speaker: 0.5 }, { q });
    expect(hits[0]?.speakers).toEqual(['Tom Halvorsen']);
    const explained = await searchBy({ speaker: 1 }, { q, explain: true });
    expect(explained.hits[0]?.explanation?.parts).toEqual([{ label: 'speaker', value: 1, detail: 'weight 1 × 1.000' }]);
  });

  test('looks among the passages of the person named, unless a speaker is asked for', async () => {
    archive.calls.length = 0;
    await searchBy({ vector: 1 }, { q: 'Mira on light' });
    expect(archive.calls.map(({ filter }) => filter.speakers)).toContainEqual(['Mira Castellanos']);
    archive.calls.length = 0;
    await searchBy({ vector: 1 }, { q: 'Mira on light speaker:ines' });
    expect(new Set(archive.calls.map(({ filter }) => filter.speakers?.join()))).toEqual(new Set(['Ines Okafor']));
  });

  test('puts promotion and openings below what is said otherwise', async () => {
    const advert = 'Our sponsors sell lamps, use the code GLASS for ten percent off at lamps dot com slash glass.';
    const turns = ['Hello.', 'Hello to you.', 'Here we are.', advert, 'Lamps cost more than the seeds.'];
    const index = await memoryArchive(
      [{ show: 'ads', slug: 'one', title: 'One', turns: turns.map((text) => ['Ann', text] as const) }],
      embedder,
    );
    const startsOf = async (weights: Partial<RankerWeights>) =>
      (await searchBy(weights, { q: 'lamps' }, index)).hits.map(({ startTurn }) => startTurn);
    expect((await startsOf({ alignment: 1 })).slice(0, 2)).toEqual([3, 4]);
    expect((await startsOf({ alignment: 1, promotion: -0.2 })).slice(0, 2)).toEqual([4, 3]);
    expect((await startsOf({ opening: -1 })).slice(0, 2)).toEqual([3, 4]);
  });

  test('explains every hit of every query to the last bit, whatever was learned', async () => {
    const words = fc.constantFrom(
      'backup',
      'Tom',
      'restore',
      'hearsay',
      'light',
      '"nine days"',
      '-rumour',
      'zigbee',
      'of',
    );
    const learned = fc.record(
      Object.fromEntries(passageFeatures.map((name) => [name, fc.double({ min: -1, max: 1, noNaN: true })])),
    ) as unknown as fc.Arbitrary<RankerWeights>;
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 5 }), learned, async (query, weights) => {
        const { hits } = await searchBy(weights, { q: query.join(' '), explain: true });
        for (const { score, explanation } of hits) {
          expect(explanation?.value).toBe(score);
          expect(explanation?.parts?.reduce((sum, part) => sum + part.value, 0)).toBe(score);
        }
      }),
    );
  });

  test('is not asked in the other modes, nor where a model is missing', async () => {
    const labelsOf = ({ hits }: SearchResult) =>
      hits.map(({ explanation }) => explanation?.parts?.map((part) => part.label));
    const request = { q: 'backup', explain: true };
    const asked = labelsOf(await searchBy({ vector: 0.5, alignment: 0.5 }, request));
    expect(asked.flat()).toContain('alignment');
    const state = { status: 'ready', embedder } as const;
    const withoutRanking = createSearch({ index: archive, reader: archive, embedder: () => state });
    const ranking = { neighbours, weights: weigh({ alignment: 1 }) };
    const loading = { status: 'loading' } as const;
    const withoutEmbedder = createSearch({ index: archive, reader: archive, embedder: () => loading, ranking });
    const whole = { mode: 'hybrid', in: 'passages', filter: {}, limit: 10, ...request } as const;
    const results = {
      keyword: await searchBy({ alignment: 1 }, { ...request, mode: 'keyword' }),
      vector: await searchBy({ alignment: 1 }, { ...request, mode: 'vector' }),
      withoutRanking: await withoutRanking.search(whole),
      withoutEmbedder: await withoutEmbedder.search(whole),
    };
    for (const [name, result] of Object.entries(results)) {
      expect(result.hits[0]?.text, name).toContain('backup');
      expect(labelsOf(result).flat(), name).not.toContain('alignment');
    }
    expect(results.withoutEmbedder).toMatchObject({ degraded: true, retrievers: ['keyword', 'episode'] });
  });

  test('binds every hit by phrases and filters', async () => {
    const { hits } = await searchBy({ vector: 0.5, alignment: 0.5 }, { q: '"nine days" -rumour' });
    expect(hits.map(({ startTurn }) => startTurn)).toEqual([3]);
    const filtered = await searchBy({ vector: 1 }, { q: 'light', filter: { show: 'long-wire' } });
    expect(new Set(filtered.hits.map(({ episode }) => episode.show))).toEqual(new Set(['long-wire']));
  });
});
