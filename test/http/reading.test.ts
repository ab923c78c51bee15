// What GET answers with when all is well: lists, filters, search, topics.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.js';
import { createApp } from '../../src/http/app.js';
import type { Hit, SearchResult } from '../../src/search/search.js';
import { bareShow } from '../fixtures/builders.js';
import { createFakeServices } from '../fixtures/fake-services.js';
import { seed, type TestApp, testApp } from './helpers.js';

let test: TestApp;
let id: string;
beforeAll(async () => {
  test = testApp();
  id = await seed(test, { slug: 'one', title: 'One', publishedAt: '2024-01-01' });
  await seed(test, { slug: 'two', title: 'Two', publishedAt: '2024-02-01', show: 'day-shift', showTitle: 'Day Shift' });
  await seed(test, { slug: 'three', title: 'Three', publishedAt: '2024-03-01' });
});
afterAll(() => test.app.close());

async function get(url: string) {
  const response = await test.app.inject(url);
  expect(response.statusCode, response.body).toBe(200);
  return response.json();
}

describe('a search result', () => {
  it('keeps every field that search gives', async () => {
    const part = { label: 'keyword', value: 1, detail: 'BM25' };
    const hit: Hit = {
      episode: { id: 'ep_0000000000000000', slug: 'one', title: 'One', show: 'night-shift' },
      ...{ text: 'words', snippet: 'words', startTurn: 0, startOffset: 1, endTurn: 2, endOffset: 3 },
      ...{ startTime: 4, timing: 'interpolated', speakers: ['Ada'], score: 1, url: '/night-shift/one#turn-0' },
      chapterTitle: 'Backups',
      lesson: { id: 'ls_1', statement: 'Check it.', evidence: [], topics: [{ slug: 'a', label: 'A' }] },
      explanation: { label: 'score', value: 1, detail: 'sum', parts: [part] },
      similarCount: 6,
      similar: [{ episodeId: 'ep_0000000000000001', startTurn: 3, url: '/night-shift/two#turn-3' }],
    };
    const result: SearchResult = {
      ...{ hits: [hit], nextCursor: 'next', retrievers: ['keyword'], degraded: true, reason: 'no model' },
      indexChanged: true,
      corrections: [{ from: 'kubernets', to: 'kubernetes' }],
      narrowing: { show: 'a', episode: 'b', topic: 'c', speakers: ['Ada'], from: '2024-01-01', to: '2024-12-31' },
      cappedEpisodes: ['ep_0000000000000000'],
      facets: {
        ...{ counted: 1, shows: [{ value: 'a', label: 'A', count: 1 }] },
        ...{ speakers: [], topics: [], years: [{ value: '2024', label: '2024', count: 1 }] },
      },
    };
    const services = { ...createFakeServices(), search: { search: async () => result } };
    const app = createApp({ services, config: parseConfig({ LOG_LEVEL: 'silent' }) });
    const response = await app.inject('/v1/search?q=a&explain=true');
    await app.close();
    const lesson = { ...hit.lesson, statementOrigin: 'computed' };
    expect(response.json()).toEqual({ ...result, hits: [{ ...hit, lesson }], questions: [] });
  });
});

describe('lists', () => {
  it('are walked by their cursor', async () => {
    const first = await get('/v1/episodes?limit=2');
    expect(first.items).toHaveLength(2);
    const second = await get(`/v1/episodes?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`);
    expect(second).toMatchObject({ nextCursor: null });
    const slugs = [...first.items, ...second.items].map((episode: { slug: string }) => episode.slug);
    expect(new Set(slugs)).toEqual(new Set(['one', 'two', 'three']));
  });

  it('narrow by filters; an unknown show is an empty list', async () => {
    expect((await get('/v1/episodes?show=day-shift')).items).toHaveLength(1);
    expect((await get('/v1/episodes?from=2024-02-01')).items).toHaveLength(2);
    expect(await get('/v1/episodes?show=absent')).toEqual({ items: [], nextCursor: null });
  });

  it('of shows tell their span', async () => {
    const { items } = await get('/v1/shows');
    expect(items).toContainEqual({
      ...bareShow,
      ...{ slug: 'night-shift', title: 'night-shift', episodeCount: 2, url: '/night-shift' },
      ...{ firstPublishedAt: '2024-01-01', lastPublishedAt: '2024-03-01' },
    });
    expect(await get('/v1/shows/day-shift')).toMatchObject({ title: 'Day Shift', episodeCount: 1 });
  });
});

describe('an episode', () => {
  it('has chapters that say where they start and end', async () => {
    const { chapters } = await get(`/v1/episodes/${id}/chapters`);
    expect(chapters).toMatchObject([{ index: 0, startTurn: 0, startOffset: 0, endTurn: 2, startTime: null }]);
    expect(chapters[0]).not.toHaveProperty('start');
  });

  it('has lessons whose quote stands in the turn that they name', async () => {
    const { lessons } = await get(`/v1/episodes/${id}/lessons`);
    const { turns } = await get(`/v1/episodes/${id}/transcript`);
    expect(lessons).toHaveLength(1);
    const [{ quote, turn, startOffset, endOffset, url }] = lessons;
    expect(turns[turn].text.slice(startOffset, endOffset)).toBe(quote);
    expect(url).toBe(`/night-shift/one?revision=1#turn-${turn}`);
  });

  it('leaves inner things of its turns out', async () => {
    const { turns } = await get(`/v1/episodes/${id}/transcript`);
    expect(Object.keys(turns[0]).sort()).toEqual(['endTime', 'index', 'speaker', 'startTime', 'text', 'timing']);
  });
});

describe('lessons across the archive', () => {
  it('come strongest first without a query', async () => {
    const page = await get('/v1/lessons?limit=2');
    expect(page.items).toHaveLength(2);
    expect(page).toMatchObject({ degraded: false });
    expect(page.items[0]).toMatchObject({
      episode: { show: 'night-shift' },
      topics: [{ slug: 'recovery-over-prevention' }],
    });
    expect(page.items[0]).not.toHaveProperty('rowId');
  });

  it('are searched with q, and say when search is degraded', async () => {
    const page = await get('/v1/lessons?q=restore&show=day-shift');
    expect(page).toMatchObject({ degraded: true, reason: 'no model in this test' });
    expect(page.items).toMatchObject([{ episode: { slug: 'two' }, speaker: 'Rui', turn: 1 }]);
    expect(test.services.searches.at(-1)).toMatchObject({ in: 'lessons', filter: { show: 'day-shift' } });
  });

  it('have the same fields with and without a query', async () => {
    const [listed] = (await get('/v1/lessons?show=day-shift')).items;
    const [searched] = (await get('/v1/lessons?q=restore&show=day-shift')).items;
    expect(Object.keys(searched).sort()).toEqual(
      Object.keys(listed)
        .filter((key) => key !== 'chapter')
        .sort(),
    );
  });
});

describe('GET /v1/topics', () => {
  it('lists topics with counts', async () => {
    const { items } = await get('/v1/topics');
    expect(items).toMatchObject([{ slug: 'recovery-over-prevention', lessonCount: 3, episodeCount: 3 }]);
  });

  it('gives one with its lessons, chapters and neighbours', async () => {
    const topic = await get('/v1/topics/recovery-over-prevention?limit=1');
    expect(topic.firstMention).toMatchObject({ turn: topic.lessons[0].turn, url: topic.lessons[0].url });
    expect(topic.lastMention.episode).toMatchObject({ id: topic.episodes[0].id });
    expect(topic.lessons).toHaveLength(1);
    expect(topic.chapters).toMatchObject([{ startTurn: 0, episode: { slug: 'one' } }]);
    expect(topic.related).toEqual([{ slug: 'recovery-over-prevention', label: 'Recovery over prevention' }]);
  });
});

describe('questions that an episode answers', () => {
  const text = ['Ada: Why do backups fail?', 'Rui: Nobody reads their logs.', 'Ada: So it is.'].join('\n');

  it('stand with the episode, each with the moment of its answer', async () => {
    const other = testApp();
    const id = await seed(other, { slug: 'one', transcript: { text } });
    const question = { question: 'Why do backups fail?', turn: 1, startTime: null, timing: null };
    expect((await other.app.inject(`/v1/episodes/${id}`)).json().questions).toEqual([
      { ...question, url: '/night-shift/one?revision=1#turn-1' },
    ]);
    const { questions } = (await other.app.inject('/v1/search?q=logs')).json();
    expect(questions).toEqual([
      {
        ...{ ...question, url: '/night-shift/one#turn-1' },
        episode: { id, slug: 'one', title: expect.any(String), show: 'night-shift' },
      },
    ]);
    await other.app.close();
  });

  it('stand in a search result for its first three episodes only', async () => {
    const other = testApp();
    for (const slug of ['one', 'two', 'three', 'four']) await seed(other, { slug, transcript: { text } });
    const { hits, questions } = (await other.app.inject('/v1/search?q=logs')).json();
    expect(hits).toHaveLength(4);
    expect(questions.map((each: { episode: { slug: string } }) => each.episode.slug)).toEqual(['one', 'two', 'three']);
    await other.app.close();
  });

  it('are none where nothing was asked or found', async () => {
    expect((await get(`/v1/episodes/${id}`)).questions).toEqual([]);
    expect((await get('/v1/search?q=nowhere')).questions).toEqual([]);
  });
});

describe('GET /v1/search', () => {
  it('asks for ten hybrid passages unless told otherwise', async () => {
    await get('/v1/search?q=backup');
    expect(test.services.searches.at(-1)).toEqual({
      ...{ q: 'backup', mode: 'hybrid', in: 'passages', filter: {}, limit: 10, explain: false },
      ...{ facets: false, perEpisode: 'balanced' },
    });
  });

  it('hands every parameter on', async () => {
    await get(
      `/v1/search?q=a&mode=keyword&in=lessons&show=s&topic=t&speaker=Ada&from=2024-01-01&to=2024-01-02&episode=${id}&limit=50&explain=true&facets=true&perEpisode=2`,
    );
    expect(test.services.searches.at(-1)).toEqual({
      ...{ q: 'a', mode: 'keyword', in: 'lessons', limit: 50, explain: true, facets: true, perEpisode: 2 },
      filter: { show: 's', topic: 't', speaker: 'Ada', from: '2024-01-01', to: '2024-01-02', episode: id },
    });
  });

  it('explains when asked', async () => {
    const { hits } = await get('/v1/search?q=backup&explain=true');
    expect(hits[0].explanation).toEqual({ label: 'score', value: 1, parts: [{ label: 'bm25', value: 1 }] });
    expect((await get('/v1/search?q=backup')).hits[0]).not.toHaveProperty('explanation');
  });

  it.each(['"', 'a AND', '(', 'NEAR(', "'; DROP TABLE episodes; --", '*', '-', 'a:b', '🎙️', ' \n x'])(
    'takes %j as words',
    async (q) => {
      expect(await get(`/v1/search?q=${encodeURIComponent(q)}`)).toHaveProperty('hits');
    },
  );
});

describe('every answer that is read', () => {
  it('may be read by pages of this machine only, while the service is for this machine only', async () => {
    const allowed = async (origin: string) =>
      (await test.app.inject({ url: '/v1/shows', headers: { origin } })).headers['access-control-allow-origin'];
    expect(await allowed('http://localhost:5173')).toBe('http://localhost:5173');
    for (const foreign of ['https://evil.example', 'http://localhost.evil.example', 'null']) {
      expect(await allowed(foreign), foreign).toBeUndefined();
    }
  });

  it('may be read by pages of other sites where the service is public, unlike pages', async () => {
    const { app } = testApp({ publicUrl: 'https://podcasts.example' });
    const headers = { host: 'podcasts.example' };
    expect((await app.inject({ url: '/v1/shows', headers })).headers['access-control-allow-origin']).toBe('*');
    expect((await app.inject({ url: '/', headers })).headers).not.toHaveProperty('access-control-allow-origin');
    await app.close();
  });

  it('has a strong ETag; the one that the client has is 304', async () => {
    const { headers } = await test.app.inject('/v1/shows');
    expect(headers.etag).toMatch(/^"[\w-]{27}"$/u);
    for (const known of [headers.etag as string, `"other", W/${headers.etag}`, '*']) {
      const again = await test.app.inject({ url: '/v1/shows', headers: { 'if-none-match': known } });
      expect(again.statusCode).toBe(304);
      expect(again.body).toBe('');
      expect(again.headers.etag).toBe(headers.etag);
    }
    const other = await test.app.inject({ url: '/v1/shows', headers: { 'if-none-match': '"other"' } });
    expect(other.statusCode).toBe(200);
  });

  it('answers HEAD with the same headers and no body', async () => {
    const get = await test.app.inject('/v1/shows');
    const head = await test.app.inject({ method: 'HEAD', url: '/v1/shows' });
    expect(head.statusCode).toBe(200);
    expect(head.body).toBe('');
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  });
});
