import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.js';
import { createApp } from '../../src/http/app.js';
import type { Services } from '../../src/http/services.js';
import { createFakeServices } from '../fixtures/fake-services.js';
import { newEpisode, type TestApp, testApp, text } from './helpers.js';

let test: TestApp;
beforeEach(() => {
  test = testApp();
});
afterEach(() => test.app.close());

function post(payload: unknown, headers: Record<string, string> = {}) {
  return test.app.inject({ method: 'POST', url: '/v1/episodes', payload: payload as object, headers });
}

function postRaw(query: string, payload: string | Buffer, type = 'text/plain') {
  return test.app.inject({
    method: 'POST',
    url: `/v1/episodes?${query}`,
    payload,
    headers: { 'content-type': type },
  });
}

describe('POST /v1/episodes', () => {
  it('201 with the episode and its Location when it is new', async () => {
    const response = await post(newEpisode({ publishedAt: '2024-05-14', people: [{ name: 'Ada', role: 'host' }] }));
    expect(response.statusCode).toBe(201);
    const { episode, outcome, findings } = response.json();
    expect(outcome).toBe('created');
    expect(findings).toEqual([]);
    expect(response.headers.location).toBe(`/v1/episodes/${episode.id}`);
    expect(episode).toMatchObject({
      slug: 'the-backup-that-was-not-there',
      show: 'night-shift',
      publishedAt: '2024-05-14',
      people: [{ name: 'Ada', role: 'host' }],
      turnCount: 3,
    });
    expect((await test.app.inject(response.headers.location as string)).json()).toEqual(episode);
  });

  it('200 unchanged when the same bytes are already there', async () => {
    await post(newEpisode());
    const response = await post(newEpisode());
    expect(response.statusCode).toBe(200);
    expect(response.json().outcome).toBe('unchanged');
    expect(response.headers.location).toBeUndefined();
  });

  it('409 when the slug of the title is taken by another transcript, which stays as it was', async () => {
    await post(newEpisode());
    const response = await post(newEpisode({ transcript: { text: 'Ada: Something else.' } }));
    expect(response.statusCode).toBe(409);
    expect(response.json()).toMatchObject({ code: 'episode-exists' });
    expect(response.json().detail).toContain('`slug`');
    expect(test.services.archive.list()[0]?.turns).toHaveLength(3);
  });

  it('200 updated when the slug is given: it is replaced', async () => {
    await post(newEpisode());
    const response = await post(
      newEpisode({ slug: 'the-backup-that-was-not-there', transcript: { text: 'Ada: Something else.' } }),
    );
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ outcome: 'updated', episode: { turnCount: 1 } });
  });

  it('takes title and slug from the transcript where neither is sent', async () => {
    const written = `---\ntitle: Nobody tried the restore\ndate: 2026-05-04\n---\n\n${text}`;
    const raw = await postRaw('show=night-shift', written, 'text/markdown');
    expect(raw.statusCode).toBe(201);
    expect(raw.json().episode).toMatchObject({ slug: 'nobody-tried-the-restore' });
    const again = await post({ show: 'night-shift', title: null, transcript: { text: written, format: 'markdown' } });
    expect([again.statusCode, again.json().outcome]).toEqual([200, 'unchanged']);
    const other = await postRaw('show=night-shift', `${written}\nAda: One more thing about backups.`, 'text/markdown');
    expect(other.json()).toMatchObject({ status: 409, code: 'episode-exists' });
  });

  it('asks for a title where the transcript has none either, and says first what is wrong with it', async () => {
    const untitled = await postRaw('show=night-shift', text);
    expect(untitled.json()).toMatchObject({ status: 400, code: 'invalid-request', errors: [{ field: '/title' }] });
    expect((await postRaw('show=night-shift', 'No words of anybody.')).json()).toMatchObject({ code: 'no-speech' });
  });

  it('cuts the slug of a very long title', async () => {
    const response = await post(newEpisode({ title: `${'word '.repeat(80)}end` }));
    expect(response.statusCode).toBe(201);
    const { slug } = response.json().episode;
    expect(slug.length).toBeLessThanOrEqual(100);
    expect(slug).toMatch(/^word(?:-word)*$/u);
  });

  it('takes null for what is not known', async () => {
    const response = await post(newEpisode({ publishedAt: null, audioUrl: null, people: null, slug: null }));
    expect(response.statusCode).toBe(201);
  });
});

describe('POST /v1/episodes with a transcript as the body', () => {
  it('takes the bytes as they are', async () => {
    const response = await postRaw('show=night-shift&title=Backups&publishedAt=2024-05-14', text);
    expect(response.statusCode).toBe(201);
    expect(response.json().episode).toMatchObject({ slug: 'backups', title: 'Backups', publishedAt: '2024-05-14' });
    expect(test.services.archive.list()[0]?.turns).toHaveLength(3);
  });

  it.each([
    ['text/plain', 'text'],
    ['text/plain; charset=utf-8', 'text'],
    ['text/markdown', 'markdown'],
    ['text/vtt', 'vtt'],
    ['application/x-subrip', 'srt'],
    ['application/srt', 'srt'],
    ['application/json+podcast', 'podcast-json'],
  ])('%s declares the format %s', async (type, format) => {
    const response = await postRaw('show=night-shift&slug=one', text, type);
    expect(response.statusCode).toBe(201);
    expect(response.json().episode.format).toBe(format);
  });

  it('keeps bytes that are not UTF-8 for the parser to judge', async () => {
    const latin1 = Buffer.from('Zoë: Café.', 'latin1');
    await postRaw('show=night-shift&slug=latin', latin1);
    const [episode] = test.services.archive.list();
    expect(episode?.summary.transcriptHash).toMatch(/^[0-9a-f]{64}$/u);
    expect(episode?.summary.transcriptHash).not.toBe(
      (await postRaw('show=night-shift&slug=utf', Buffer.from('Zoë: Café.'))).json().episode.transcriptHash,
    );
  });
});

describe('the size limit', () => {
  const limit = 1000;
  beforeEach(async () => {
    await test.app.close();
    test = testApp({ maxTranscriptBytes: limit });
  });

  it('takes a transcript of exactly the limit, whatever JSON adds', async () => {
    const exact = 'A: "b"\n'.repeat(200).slice(0, limit);
    expect((await post(newEpisode({ transcript: { text: exact } }))).statusCode).toBe(201);
    expect((await postRaw('show=a&slug=raw', exact)).statusCode).toBe(201);
  });

  it.each([limit + 1, limit * 3])('413 for %d bytes', async (bytes) => {
    const tooLong = 'é'.repeat(bytes / 2 + 1);
    for (const response of [
      await post(newEpisode({ transcript: { text: tooLong } })),
      await postRaw('show=a&slug=raw', tooLong),
    ]) {
      expect(response.statusCode).toBe(413);
      expect(response.json()).toMatchObject({ code: 'payload-too-large' });
    }
    expect(test.services.archive.list()).toEqual([]);
  });
});

describe('Prefer: respond-async', () => {
  it.each(['respond-async', 'wait=10, Respond-Async; x=1'])('202 with a job for "%s"', async (prefer) => {
    const response = await post(newEpisode(), { prefer });
    expect(response.statusCode).toBe(202);
    const { job } = response.json();
    expect(job).toMatchObject({ kind: 'ingest', state: 'queued', progress: 0, episodeId: null, error: null });
    expect(response.headers.location).toBe(`/v1/jobs/${job.id}`);
    expect(response.headers['preference-applied']).toBe('respond-async');
    test.services.runNextJob();
    const done = (await test.app.inject(`/v1/jobs/${job.id}`)).json();
    expect(done).toMatchObject({ state: 'succeeded', progress: 1 });
    expect((await test.app.inject(`/v1/episodes/${done.episodeId}`)).statusCode).toBe(200);
  });

  it('other preferences wait', async () => {
    expect((await post(newEpisode(), { prefer: 'return=minimal' })).statusCode).toBe(201);
  });
});

describe('DELETE /v1/episodes/{id}', () => {
  it('204, then 404', async () => {
    const { id } = (await post(newEpisode())).json().episode;
    const first = await test.app.inject({ method: 'DELETE', url: `/v1/episodes/${id}` });
    expect(first.statusCode).toBe(204);
    expect(first.body).toBe('');
    expect((await test.app.inject({ method: 'DELETE', url: `/v1/episodes/${id}` })).statusCode).toBe(404);
    expect((await test.app.inject(`/v1/episodes/${id}`)).statusCode).toBe(404);
  });
});

describe('the size limit of a transcript', () => {
  const limit = 200_000;
  const long = `Ada: ${'word '.repeat(39_990)}`;
  const escaped = (each: string): string =>
    each.replace(/./gsu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const postJson = (transcript: string) => {
    const payload = `{"show": "a", "slug": "b", "transcript": {"text": "${escaped(transcript)}"}}`;
    return test.app.inject({ ...{ method: 'POST', url: '/v1/episodes', payload }, headers: asJson });
  };
  const asJson = { 'content-type': 'application/json' };

  it('counts the bytes of the transcript, however JSON escapes them', async () => {
    await test.app.close();
    test = testApp({ maxTranscriptBytes: limit });
    expect(Buffer.byteLength(long)).toBeGreaterThan(limit - 100);
    expect((await postJson(long)).statusCode).toBe(201);
    const over = await postJson(`${long}${'x'.repeat(100)}`);
    expect(over.statusCode).toBe(413);
    expect(over.json().detail).toContain('200055 bytes');
    expect((await postRaw('show=a&slug=c', 'x'.repeat(limit + 1))).statusCode).toBe(413);
  });
});

describe('findings', () => {
  it('come by line, with those about the whole transcript first', async () => {
    const { ingest, ...services } = createFakeServices();
    const findings = [7, null, 30, 4].map((line) => ({ line, message: 'left out' }));
    const run: typeof ingest.run = async (request) => ({ ...(await ingest.run(request)), findings });
    const told = { ...services, ingest: { ...ingest, run } };
    const app = createApp({ services: told as Services, config: parseConfig({ LOG_LEVEL: 'silent' }) });
    const response = await app.inject({ method: 'POST', url: '/v1/episodes', payload: newEpisode() });
    await app.close();
    expect(response.json().findings.map(({ line }: { line: number | null }) => line)).toEqual([null, 4, 7, 30]);
  });
});
