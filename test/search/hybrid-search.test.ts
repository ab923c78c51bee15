import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Embedder, EmbedderState } from '../../src/embedder/embedder.js';
import { createSearch } from '../../src/search/hybrid-search.js';
import { type SearchRequest, searchModes, searchTargets } from '../../src/search/search.js';
import { type MemoryArchive, memoryArchive } from '../fixtures/memory-search-index.js';
import { sampleEpisodes } from '../fixtures/sample-archive.js';
import { wordEmbedder } from '../fixtures/word-embedder.js';

const embedder = wordEmbedder({ rehearse: 'restore', recovery: 'restored' });
const ready: EmbedderState = { status: 'ready', embedder };
const base: SearchRequest = { q: '', mode: 'hybrid', in: 'passages', filter: {}, limit: 10, explain: false };
let archive: MemoryArchive;

beforeAll(async () => {
  archive = await memoryArchive(sampleEpisodes, embedder);
});

function searchWith(state: EmbedderState, index: MemoryArchive = archive) {
  const { search } = createSearch({ index, reader: index, embedder: () => state });
  return (request: Partial<SearchRequest>) => search({ ...base, ...request });
}

const search = (request: Partial<SearchRequest>) => searchWith(ready)(request);

describe('search', () => {
  test('finds the moment by its words', async () => {
    const { hits, degraded, retrievers } = await search({ q: 'blank tapes' });
    expect(hits[0]).toMatchObject({
      startTurn: 2,
      speakers: ['Tom Halvorsen'],
      url: '/night-shift/bread-and-backups#turn-2',
    });
    expect(hits[0]?.snippet).toContain('<mark>tapes</mark> were <mark>blank</mark>');
    expect({ degraded, retrievers }).toEqual({ degraded: false, retrievers: ['keyword', 'vector', 'episode'] });
  });

  test('finds the moment by its meaning and opens the snippet there', async () => {
    const { hits } = await search({ q: 'rehearse recovery', mode: 'vector' });
    expect(
      hits
        .slice(0, 2)
        .map((hit) => hit.startTurn)
        .sort(),
    ).toEqual([1, 2]);
    expect(hits[0]?.explanation).toBeUndefined();
  });

  test.each(searchModes)('explains a score of mode %s exactly', async (mode) => {
    const { hits } = await search({ q: 'restore a backup every Tuesday', mode, explain: true });
    expect(hits.length).toBeGreaterThan(0);
    for (const hit of hits) {
      expect(hit.explanation?.parts?.reduce((sum, part) => sum + part.value, 0)).toBe(hit.score);
    }
  });

  test('gives no hits for a query without words', async () => {
    expect(await search({ q: ' ?! ' })).toEqual({ hits: [], nextCursor: null, retrievers: [], degraded: false });
    expect((await search({ q: '-backup' })).hits).toEqual([]);
  });

  test('binds every hit by phrases and excluded words, in every mode', async () => {
    for (const mode of searchModes) {
      const { hits } = await search({ q: '"nine days" -rumour', mode });
      expect(hits.map((hit) => hit.startTurn)).toEqual([3]);
    }
  });

  test('looks for the meaning of what is asked, not for the name of whom it is asked of', async () => {
    const embedded: string[] = [];
    const spy: Embedder = {
      ...embedder,
      embedBatch: (texts, purpose) => {
        if (purpose === 'query') embedded.push(...texts);
        return embedder.embedBatch(texts, purpose);
      },
    };
    await searchWith({ status: 'ready', embedder: spy })({ q: 'How does Tom Halvorsen test a backup?' });
    expect(embedded.at(-1)).toBe('How does test a backup');
  });

  test('passes filters to every retriever and returns nothing else', async () => {
    archive.calls.length = 0;
    const filter = { show: 'night-shift', speaker: 'mira castellanos' };
    const { hits } = await search({ q: 'heat light backup', filter });
    expect(new Set(hits.flatMap((hit) => hit.speakers))).toEqual(new Set(['Mira Castellanos']));
    expect(archive.calls.map((call) => call.filter)).toEqual([filter, filter, filter]);
  });
});

describe('search in other targets', () => {
  test('finds lessons with statement and topics', async () => {
    const { hits } = await search({ q: 'is a backup a rumour', in: 'lessons' });
    expect(hits[0]).toMatchObject({ text: 'A backup that nobody has restored is only a rumour.', startTurn: 2 });
    expect(hits[0]?.lesson?.topics).toEqual([{ slug: 'backups', label: 'Backups' }]);
  });

  test('finds each chapter once, at its start', async () => {
    const { hits } = await search({ q: 'restore backup', in: 'chapters' });
    expect(new Set(hits.map((hit) => hit.url)).size).toBe(hits.length);
    expect(hits[0]).toMatchObject({ startOffset: 0, chapterTitle: expect.stringMatching(/^Chapter \d$/) });
  });

  test('finds each episode once, best first', async () => {
    const { hits } = await search({ q: 'tomatoes in the greenhouse', in: 'episodes' });
    expect(hits[0]?.episode.slug).toBe('gardens-of-glass');
    expect(new Set(hits.map((hit) => hit.episode.id)).size).toBe(hits.length);
  });
});

describe('search without all of its parts', () => {
  const broken: Embedder = { ...embedder, embedBatch: () => Promise.reject(new Error('out of memory')) };
  const states: [string, EmbedderState][] = [
    ['loads', { status: 'loading' }],
    ['is unavailable', { status: 'unavailable', reason: 'no such folder', retryAt: new Date(0) }],
    ['fails', { status: 'ready', embedder: broken }],
    ['makes other vectors than the stored ones', { status: 'ready', embedder: { ...embedder, fingerprint: 'other' } }],
  ];

  test.each(states)('answers by keywords and says so while the model %s', async (_, state) => {
    for (const mode of ['hybrid', 'vector'] as const) {
      const result = await searchWith(state)({ q: 'blank tapes', mode });
      expect(result.hits[0]?.startTurn).toBe(2);
      expect(result).toMatchObject({ degraded: true, retrievers: ['keyword', 'episode'] });
      expect(result.reason).toMatch(/^searched by keywords alone: /);
    }
    expect(await searchWith(state)({ q: 'blank tapes', mode: 'keyword' })).toMatchObject({ degraded: false });
  });

  test('answers by keywords and says so when the vectors cannot be searched', async () => {
    const index = await memoryArchive(sampleEpisodes, embedder);
    const failing = { ...index, vectorPassages: () => Promise.reject(new Error('no such table')) };
    const result = await searchWith(ready, failing)({ q: 'blank tapes' });
    expect(result).toMatchObject({ degraded: true, retrievers: ['keyword', 'episode'] });
    expect(result.hits[0]?.startTurn).toBe(2);
  });

  test('fails when the keyword index fails too, rather than finding nothing', async () => {
    const index = await memoryArchive(sampleEpisodes, embedder);
    const failing = { ...index, keywordPassages: () => Promise.reject(new Error('disk I/O error')) };
    await expect(searchWith(ready, failing)({ q: 'blank tapes' })).rejects.toThrow('disk I/O error');
  });

  test('says when only some passages have vectors', async () => {
    const partial = await memoryArchive(sampleEpisodes, embedder, (passage) => passage % 2 === 0);
    const result = await searchWith(ready, partial)({ q: 'blank tapes' });
    expect(result).toMatchObject({ degraded: true, reason: '5 of 10 passages have a vector so far' });
    expect(result.retrievers).toContain('vector');
  });
});

describe('search page by page', () => {
  test.each(searchTargets)('returns each of the %s once', async (target) => {
    const q = 'restore a backup, light a greenhouse or write a decision down';
    const whole = await search({ q, in: target, limit: 100 });
    const paged: (typeof whole.hits)[number][] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await search({ q, in: target, limit: 2, cursor });
      paged.push(...page.hits);
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole.hits);
  });

  test('refuses the cursor of another query', async () => {
    const { nextCursor } = await search({ q: 'backup days', limit: 1 });
    await expect(search({ q: 'light', cursor: nextCursor! })).rejects.toMatchObject({ code: 'invalid-cursor' });
  });

  test('goes on, and says so, when the index changed meanwhile', async () => {
    const index = await memoryArchive(sampleEpisodes, embedder);
    const first = await searchWith(ready, index)({ q: 'backup days', limit: 1 });
    index.revision = '2';
    const second = await searchWith(ready, index)({ q: 'backup days', limit: 1, cursor: first.nextCursor! });
    expect(second.indexChanged).toBe(true);
    expect(second.hits[0]?.url).not.toBe(first.hits[0]?.url);
  });
});

describe('any string', () => {
  test('is answered in every mode and target', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', '-"', 'NEAR(a b)', "'; DROP TABLE", 'backup*', '\0'),
    );
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.constantFrom(...searchModes),
        fc.constantFrom(...searchTargets),
        async (q, mode, target) => {
          const { hits } = await search({ q, mode, in: target });
          expect(hits.length).toBeLessThanOrEqual(10);
        },
      ),
    );
  });
});
