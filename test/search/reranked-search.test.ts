// A search whose first rows are read again by a model: what changes, and what does not when the model is not there.
import { beforeAll, describe, expect, it } from 'vitest';
import type { EmbedderState } from '../../src/embedder/embedder.js';
import type { RerankerState } from '../../src/reranker/reranker.js';
import { createSearch } from '../../src/search/hybrid-search.js';
import type { Hit, SearchRequest } from '../../src/search/search.js';
import { type MemoryArchive, memoryArchive } from '../fixtures/memory-search-index.js';
import { sampleEpisodes } from '../fixtures/sample-archive.js';
import { wordEmbedder } from '../fixtures/word-embedder.js';

const embedder = wordEmbedder();
const ready: EmbedderState = { status: 'ready', embedder };
const base: SearchRequest = {
  q: 'restore backup',
  mode: 'hybrid',
  in: 'passages',
  filter: {},
  limit: 10,
  explain: true,
};

/** Likes what speaks of glass, whatever was asked. */
const glazier: RerankerState = {
  status: 'ready',
  reranker: {
    model: 'glazier',
    fingerprint: 'g',
    score: async (_, texts) => texts.map((text) => (/glass/iu.test(text) ? 6 : -6)),
  },
};

let archive: MemoryArchive;
beforeAll(async () => {
  archive = await memoryArchive(sampleEpisodes, embedder);
});

function searchWith(state: RerankerState | undefined, request: Partial<SearchRequest> = {}) {
  const reranker = state && { state: () => state, budgetMs: 1_000 };
  return createSearch({ index: archive, reader: archive, embedder: () => ready, reranker }).search({
    ...base,
    ...request,
  });
}

const places = (hits: readonly Hit[]) => hits.map(({ episode, startTurn }) => `${episode.slug} ${startTurn}`);

describe('a search with a reranker', () => {
  it('puts first what the model likes, and explains it to the last bit', async () => {
    const [once, again] = [await searchWith(undefined), await searchWith(glazier)];
    expect(once.hits[0]?.text).not.toMatch(/glass/iu);
    expect(again.hits[0]?.text).toMatch(/glass/iu);
    expect(again).toMatchObject({ degraded: false });
    for (const { explanation, score } of again.hits) {
      expect(explanation?.parts?.at(-1)?.label).toBe('reranker');
      expect(explanation?.parts?.reduce((sum, part) => sum + part.value, 0)).toBe(score);
    }
  });

  it('goes through its pages in one order', async () => {
    const whole = await searchWith(glazier);
    const first = await searchWith(glazier, { limit: 2 });
    const second = await searchWith(glazier, { limit: 2, cursor: first.nextCursor! });
    expect([...places(first.hits), ...places(second.hits)]).toEqual(places(whole.hits).slice(0, 4));
  });

  it('reads lessons too', async () => {
    const { hits } = await searchWith(glazier, { in: 'lessons', q: 'backup that nobody restored' });
    expect(hits[0]?.explanation?.parts?.at(-1)?.label).toBe('reranker');
  });

  it('leaves keyword search as it is', async () => {
    const keyword = { mode: 'keyword' } as const;
    expect(await searchWith(glazier, keyword)).toEqual(await searchWith(undefined, keyword));
  });

  it('answers as without one and says why when the model is not there', async () => {
    const missing = await searchWith({ status: 'unavailable', reason: 'no such folder' });
    const once = await searchWith(undefined);
    expect(missing.hits).toEqual(once.hits);
    expect(missing).toMatchObject({
      degraded: true,
      retrievers: once.retrievers,
      reason: 'ranked once only: the reranker is not available: no such folder',
    });
  });
});
