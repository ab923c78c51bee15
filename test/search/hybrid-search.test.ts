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

describe('where a hit was found', () => {
  test('is the sentence of the words that are marked, with its time and its speaker', async () => {
    const { hits } = await search({ q: 'blank tapes' });
    expect(hits[0]).toMatchObject({ startTurn: 2, startOffset: 0, url: '/night-shift/bread-and-backups#turn-2' });
    expect(hits[0]?.found).toMatchObject({
      ...{ by: 'words', turn: 2, startOffset: 104, speaker: 'Tom Halvorsen', timing: 'interpolated' },
      quote: 'In 2019 we lost nine days of orders because the tapes were blank.',
      url: '/night-shift/bread-and-backups#turn-2.104',
    });
    expect(hits[0]!.found!.startTime).toBeGreaterThan(hits[0]!.startTime!);
  });

  test('is the sentence nearest in meaning where no word tells, of every hit of a page', async () => {
    const { hits } = await search({ q: 'rehearse recovery', mode: 'vector' });
    expect(hits.length).toBeGreaterThan(3);
    for (const { found, nearest, snippet } of hits) {
      expect(found?.by).toBe('meaning');
      expect(snippet.slice(nearest?.start, nearest?.end)).not.toBe('');
    }
    expect(hits.find(({ startTurn }) => startTurn === 2)?.found?.quote).toMatch(/restored?\b/);
  });

  test('is told without a model too, and of episodes by their best passage', async () => {
    const keyword = searchWith({ status: 'loading' });
    const { hits } = await keyword({ q: 'blank tapes', in: 'episodes' });
    expect(hits[0]?.found).toMatchObject({ by: 'words', turn: 2, startOffset: 104 });
  });

  test('has no reason where nothing was looked for', async () => {
    const { hits } = await search({ q: 'show:night-shift' });
    expect(hits[0]?.found).toMatchObject({ by: null, turn: 0, startOffset: 0 });
  });

  test('is not looked for where nobody asks, nor of lessons and chapters, which are no passages', async () => {
    expect((await search({ q: 'blank tapes', snippets: false })).hits[0]).not.toHaveProperty('found');
    expect((await search({ q: 'backup', in: 'lessons' })).hits[0]).not.toHaveProperty('found');
    expect((await search({ q: 'backup', in: 'chapters' })).hits[0]).not.toHaveProperty('found');
  });

  test('leaves the order and the scores as they are', async () => {
    const q = 'restore a backup, light a greenhouse or write a decision down';
    const bare = await search({ q, snippets: false });
    expect((await search({ q })).hits.map(({ url, score }) => [url, score])).toEqual(
      bare.hits.map(({ url, score }) => [url, score]),
    );
  });
});

describe('operators in a query', () => {
  test('narrow like the filters of a request, which hold as well', async () => {
    archive.calls.length = 0;
    const filter = { show: 'night-shift', to: '2024-12-31' };
    const q = 'heat light backup speaker:castellanos after:2024-05';
    const { hits, narrowing } = await search({ q, filter });
    expect(new Set(hits.flatMap((hit) => hit.speakers))).toEqual(new Set(['Mira Castellanos']));
    expect(narrowing).toEqual({ speakers: ['Mira Castellanos'], from: '2024-05-01' });
    expect(archive.calls.map((call) => call.filter)).toEqual(
      Array(3).fill({ ...filter, speakers: ['Mira Castellanos'], from: '2024-05-01' }),
    );
  });

  test('find nothing where they cannot hold, and say what they were read as', async () => {
    const nothing = { hits: [], nextCursor: null, retrievers: [], degraded: false };
    expect(await search({ q: 'backup show:long-wire', filter: { show: 'night-shift' } })).toEqual({
      ...nothing,
      narrowing: { show: 'long-wire' },
    });
    expect(await search({ q: 'backup speaker:nobody' })).toEqual({ ...nothing, narrowing: { speakers: [] } });
  });

  test('list what is newest where there is nothing else, in every mode', async () => {
    for (const mode of searchModes) {
      const { hits, retrievers, degraded } = await search({ q: 'show:night-shift -"nine days" before:2025', mode });
      expect(hits.map(({ episode, startTurn }) => `${episode.slug} ${startTurn}`)).toEqual([
        ...['gardens-of-glass 0', 'gardens-of-glass 1', 'gardens-of-glass 2', 'bread-and-backups 0'],
        ...['bread-and-backups 1', 'bread-and-backups 4'],
      ]);
      expect({ retrievers, degraded }).toEqual({ retrievers: [], degraded: false });
    }
  });

  test('list lessons, chapters and episodes too', async () => {
    const lessons = await search({ q: 'show:night-shift', in: 'lessons', explain: true });
    expect(lessons.hits.map(({ lesson }) => lesson?.topics[0]?.slug)).toEqual(['energy', 'backups']);
    expect(lessons.hits[0]).toMatchObject({ score: 0, explanation: { value: 0, parts: [] } });
    const episodes = await search({ q: 'after:2024', in: 'episodes' });
    expect(episodes.hits.map(({ episode }) => episode.slug)).toEqual(['gardens-of-glass', 'bread-and-backups']);
    expect((await search({ q: 'speaker:ruben', in: 'chapters' })).hits).toHaveLength(2);
  });
});

describe('a misspelt query', () => {
  test('finds what was meant and says so', async () => {
    const { hits, corrections } = await search({ q: 'tomatos in the greenhuose' });
    expect(corrections).toEqual([
      { from: 'tomatos', to: 'tomatoes' },
      { from: 'greenhuose', to: 'greenhouse' },
    ]);
    expect(hits[0]?.snippet).toContain('<mark>greenhouse</mark>');
  });

  test('is embedded as it was meant', async () => {
    const { hits } = await search({ q: 'restorre', mode: 'vector' });
    expect(hits[0]?.startTurn).toBe(1);
  });

  test('is left alone in words that are right', async () => {
    const { search: plain } = createSearch({
      ...{ index: archive, reader: archive, embedder: () => ready },
      isWord: (word) => word === 'tomatos',
    });
    expect(await plain({ ...base, q: 'tomatos' })).not.toHaveProperty('corrections');
  });
});

describe('hits of one episode', () => {
  const q = 'restore a backup, light a greenhouse or write a decision down';
  const episodesOf = ({ hits }: { hits: readonly { episode: { slug: string } }[] }) =>
    hits.map(({ episode }) => episode.slug);

  test('are at most as many as asked for, and the result says where there are more', async () => {
    const result = await search({ q, perEpisode: 1 });
    expect(new Set(episodesOf(result)).size).toBe(result.hits.length);
    expect(result.cappedEpisodes).toContain(result.hits[0]?.episode.id);
    expect(result.nextCursor).toBeNull();
  });

  test('are not capped where one episode is searched, by parameter or operator', async () => {
    const id = (await search({ q })).hits[0]!.episode.id;
    const whole = await search({ q, filter: { episode: id } });
    expect(whole.hits.length).toBeGreaterThan(1);
    expect((await search({ q, filter: { episode: id }, perEpisode: 1 })).hits).toEqual(whole.hits);
    expect((await search({ q: `${q} episode:${id}`, perEpisode: 1 })).hits).toEqual(whole.hits);
  });

  test('come after those of others when they are many, and none is lost', async () => {
    const restoring = 'restore a backup of the orders at noon, nine days on duty';
    const all = await search({ q: restoring, limit: 100 });
    const balanced = await search({ q: restoring, limit: 5, perEpisode: 'balanced' });
    expect(episodesOf(all).slice(0, 5)).toEqual(Array(5).fill('bread-and-backups'));
    expect(episodesOf(balanced).filter((slug) => slug === 'bread-and-backups')).toHaveLength(3);
    const rest = await search({ q: restoring, limit: 100, perEpisode: 'balanced', cursor: balanced.nextCursor! });
    const urls = [...balanced.hits, ...rest.hits].map(({ url }) => url);
    expect(urls.toSorted()).toEqual(all.hits.map(({ url }) => url).toSorted());
  });
});

describe('what is said twice', () => {
  test('is one hit that names the other places', async () => {
    const advert = 'This show is brought to you by honest mattresses, which you can send back for a hundred nights.';
    const said = ['one', 'two', 'three'].map((slug) => ({
      ...{
        show: 'ads',
        slug,
        title: slug,
        turns: [
          ['Ann', `${slug} is here.`],
          ['Ann', advert],
        ] as const,
      },
    }));
    const { hits } = await searchWith(ready, await memoryArchive(said, embedder))({ q: 'honest mattresses' });
    const reads = hits.filter(({ text }) => text === advert);
    expect(reads).toHaveLength(1);
    expect(reads[0]).toMatchObject({ similarCount: 2, similar: [{ startTurn: 1 }, { startTurn: 1 }] });
    const places = [reads[0]!.url, ...reads[0]!.similar!.map(({ url }) => url)];
    expect(new Set(places)).toEqual(new Set(['/ads/one#turn-1', '/ads/two#turn-1', '/ads/three#turn-1']));
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
  const words = 'restore a backup, light a greenhouse or write a decision down';
  const lists = searchTargets.flatMap((target) =>
    ([undefined, 2, 'balanced'] as const).flatMap((perEpisode) =>
      [words, 'after:2023'].map((q) => ({ target, perEpisode, q })),
    ),
  );

  test.each(lists)('returns each of the $target once for $q with $perEpisode of an episode', async (list) => {
    const { target, perEpisode, q } = list;
    const search = (request: Partial<SearchRequest>) => searchWith(ready)({ ...request, perEpisode });
    const first = await search({ q, in: target, limit: 2 });
    const rest = first.nextCursor && (await search({ q, in: target, limit: 100, cursor: first.nextCursor }));
    const whole = { hits: [...first.hits, ...(rest ? rest.hits : [])] };
    if (perEpisode !== 'balanced') expect(whole.hits).toEqual((await search({ q, in: target, limit: 100 })).hits);
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
      fc.constantFrom('"', '-"', 'NEAR(a b)', "'; DROP TABLE", 'backup*', '\0', 'speaker:', 'before:2024'),
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
