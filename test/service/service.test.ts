// The whole thing as a user starts it: the built command, a process of its own, a fresh database, our samples.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServer } from '../../scripts/server-process.js';
import { readSampleQuestions, sampleShow } from '../fixtures/samples.js';

const folder = mkdtempSync(join(tmpdir(), 'hindcast-service-'));
const settings = { HINDCAST_DB: join(folder, 'service.db'), LOG_LEVEL: 'error' };
let server: ServerProcess;

beforeAll(async () => {
  server = await startServer(settings, ['--with-samples']);
}, 60_000);

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

async function get<T>(path: string): Promise<T> {
  const response = await fetch(new URL(path, server.url));
  expect(response.status, path).toBe(200);
  return (await response.json()) as T;
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(path, server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

interface EpisodeList {
  items: { id: string; slug: string; chapterCount: number; lessonCount: number; topics: unknown[] }[];
}

describe('a first start', () => {
  it('holds the sample show with everything derived', async () => {
    const { items } = await get<EpisodeList>('/v1/episodes?limit=100');
    expect(items.map(({ slug }) => slug).toSorted()).toEqual(sampleShow.episodes.map(({ slug }) => slug).toSorted());
    for (const episode of items) {
      expect(episode.chapterCount, episode.slug).toBeGreaterThan(2);
      expect(episode.lessonCount, episode.slug).toBeGreaterThan(2);
      expect(episode.topics.length, episode.slug).toBeGreaterThan(0);
    }
  });

  it('is ready, healthy and measured', async () => {
    await get('/healthz');
    await get('/readyz');
    expect(await (await fetch(new URL('/metrics', server.url))).text()).toContain('process_cpu');
  });

  it('names speakers in every format', async () => {
    const { items } = await get<EpisodeList>('/v1/episodes?limit=100');
    for (const { id, slug } of items) {
      const { turns } = await get<{ turns: { speaker: string | null }[] }>(`/v1/episodes/${id}/transcript`);
      const people = sampleShow.episodes.find((episode) => episode.slug === slug)?.people.map(({ name }) => name);
      expect([...new Set(turns.map(({ speaker }) => speaker))].toSorted(), slug).toEqual(people?.toSorted());
    }
  });

  it('quotes every lesson verbatim from its turn', async () => {
    const { items } = await get<EpisodeList>('/v1/episodes?limit=100');
    let checked = 0;
    for (const { id } of items) {
      const { turns } = await get<{ turns: { text: string }[] }>(`/v1/episodes/${id}/transcript`);
      const { lessons } = await get<{ lessons: { quote: string; turn: number; startOffset: number }[] }>(
        `/v1/episodes/${id}/lessons`,
      );
      for (const { quote, turn, startOffset } of lessons) {
        expect(turns[turn]?.text.slice(startOffset, startOffset + quote.length)).toBe(quote);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(20);
  });
});

describe('questions about the samples', () => {
  it('get answers that quote, or a no without citations', async () => {
    for (const { q } of readSampleQuestions()) {
      const response = await post('/v1/ask', { question: q });
      expect(response.status, q).toBe(200);
      const answer = (await response.json()) as { answered: boolean; citations: unknown[] };
      expect(answer.citations.length > 0, q).toBe(answer.answered);
    }
  });
});

describe('a transcript over the API', () => {
  const text = `Ada: ${'What did you learn from the outage? '.repeat(3)}\n\nBob: ${'You have to restore a backup before you may call it one. '.repeat(12)}`;
  const request = { show: 'service-test', slug: 'one', title: 'One', transcript: { text } };

  it('is created, then unchanged, then searched, then gone', async () => {
    const created = await post('/v1/episodes', request);
    expect(created.status).toBe(201);
    const { episode } = (await created.json()) as { episode: { id: string } };
    expect((await post('/v1/episodes', request)).status).toBe(200);
    const { hits } = await get<{ hits: { episode: { id: string } }[] }>(
      '/v1/search?q=restore+a+backup&show=service-test',
    );
    expect(hits[0]?.episode.id).toBe(episode.id);
    const removed = await fetch(new URL(`/v1/episodes/${episode.id}`, server.url), { method: 'DELETE' });
    expect(removed.status).toBe(204);
    expect((await fetch(new URL(`/v1/episodes/${episode.id}`, server.url))).status).toBe(404);
  });

  it('leaves nothing behind when it is bad', async () => {
    const bad = { ...request, slug: 'bad', transcript: { text: '   ' } };
    const response = await post('/v1/episodes', bad);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'empty-transcript' });
    expect((await get<EpisodeList>('/v1/episodes?show=service-test')).items).toEqual([]);
  });

  it('is taken as a job that ends with the episode', async () => {
    const response = await post('/v1/episodes', { ...request, slug: 'two' }, { prefer: 'respond-async' });
    expect(response.status).toBe(202);
    const { job } = (await response.json()) as { job: { id: string } };
    await expect
      .poll(async () => (await get<{ state: string }>(`/v1/jobs/${job.id}`)).state, { timeout: 10_000 })
      .toBe('succeeded');
    expect((await get<EpisodeList>('/v1/episodes?show=service-test')).items.map(({ slug }) => slug)).toEqual(['two']);
  });
});

describe('what people edit', () => {
  async function patch(path: string, change: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(new URL(path, server.url), { method: 'PATCH', headers, body: JSON.stringify(change) });
    expect(response.status, path).toBe(200);
  }

  it('outlives SIGKILL and a new transcript, and is found by search', { timeout: 60_000 }, async () => {
    const [{ id, slug, show }] = (
      await get<{ items: [{ id: string; slug: string; show: string }] }>('/v1/episodes?limit=1')
    ).items;
    type Lessons = { lessons: { id: string; quote: string }[] };
    const [first, second] = (await get<Lessons>(`/v1/episodes/${id}/lessons`)).lessons;
    await patch(`/v1/lessons/${first!.id}`, { hidden: true });
    await patch(`/v1/lessons/${second!.id}`, { statement: 'Zebras teach patience.' });
    await patch(`/v1/episodes/${id}/chapters/1`, { title: 'Zebra crossing' });
    server.process.kill('SIGKILL');
    await once(server.process, 'exit');
    server = await startServer(settings, ['--with-samples']);

    const text = await (await fetch(new URL(`/v1/episodes/${id}/transcript?format=text`, server.url))).text();
    const longer = text.replace('\n', ' This was recorded on a cold and rainy Monday.\n');
    expect((await post('/v1/episodes', { show, slug, transcript: { text: longer } })).status).toBe(200);
    const quotes = (await get<Lessons>(`/v1/episodes/${id}/lessons`)).lessons.map(({ quote }) => quote);
    expect(quotes).not.toContain(first!.quote);
    expect(quotes).toContain(second!.quote);
    const { hits } = await get<{ hits: { lesson: { statement: string } }[] }>(
      '/v1/search?q=zebras+patience&in=lessons',
    );
    expect(hits[0]!.lesson.statement).toBe('Zebras teach patience.');
    const { chapters } = await get<{ chapters: { title: string }[] }>(`/v1/episodes/${id}/chapters`);
    expect(chapters.map(({ title }) => title)).toContain('Zebra crossing');
    const { items } = await get<{ items: { state: string }[] }>('/v1/edits');
    expect(items.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied']);
  });
});

describe('a restart', () => {
  it('keeps everything after SIGKILL and ends cleanly on SIGTERM', async () => {
    const before = await get<EpisodeList>('/v1/episodes?limit=100');
    server.process.kill('SIGKILL');
    await once(server.process, 'exit');
    server = await startServer(settings, ['--with-samples']);
    expect((await get<EpisodeList>('/v1/episodes?limit=100')).items.map(({ id }) => id)).toEqual(
      before.items.map(({ id }) => id),
    );
    await server.stop();
    expect(server.process.exitCode).toBe(0);
  });
});
