// Writes that go on only over what their sender saw (If-Match), and requests that are sent again (Idempotency-Key).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openRealArchive, type RealArchive } from '../fixtures/real-archive.js';

const [first, second] = ['Rui: A backup is a rumour.\n\nAda: Is it?', 'Rui: A backup is a promise.\n\nAda: Is it?'];

let archive: RealArchive;
let ingests: number;
let hold: Promise<unknown>;
beforeEach(() => {
  [ingests, hold] = [0, Promise.resolve()];
  archive = openRealArchive((ingest) => async (request) => {
    ingests++;
    await hold;
    return ingest(request);
  });
});
afterEach(() => archive.close());

function post(text: string, headers: Record<string, string> = {}, { app } = archive, slug = 'rumours') {
  const payload = { show: 'night-shift', slug, title: 'Rumours', transcript: { text } };
  return app.inject({ method: 'POST', url: '/v1/episodes', payload, headers });
}
const patch = (url: string, payload: object, tag: string) =>
  archive.app.inject({ method: 'PATCH', url, payload, headers: { 'if-match': tag } });
const tagOf = async (url: string) => (await archive.app.inject(url)).headers.etag as string;
const problemOf = (response: Awaited<ReturnType<typeof post>>) => [response.statusCode, response.json().code];
const refused = [412, 'precondition-failed'];

describe('If-Match', () => {
  it('lets a new transcript through over the episode that was seen, and once', async () => {
    const tag = (await post(first)).headers.etag as string;
    expect((await post(second, { 'if-match': `"other", ${tag}` })).statusCode).toBe(200);
    expect(problemOf(await post(first, { 'if-match': tag }))).toEqual(refused);
  });

  it('lets one of two at once through', async () => {
    const tag = (await post(first)).headers.etag as string;
    const both = await Promise.all([post(second, { 'if-match': tag }), post(`${second} No.`, { 'if-match': tag })]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
  });

  it('is refused where there is no episode, and by a weak tag', async () => {
    expect(problemOf(await post(first, { 'if-match': '*' }))).toEqual(refused);
    const tag = (await post(first)).headers.etag as string;
    expect(problemOf(await post(second, { 'if-match': `W/${tag}` }))).toEqual(refused);
    expect((await post(second, { 'if-match': '*' })).statusCode).toBe(200);
  });

  it('is seen to when the job is done, not only when it is taken', async () => {
    const tag = (await post(first)).headers.etag as string;
    const { job } = (await post(`${first} Yes.`, { 'if-match': tag, prefer: 'respond-async' })).json();
    await post(second);
    await archive.writer.runNextJob();
    const { state, error } = (await archive.app.inject(`/v1/jobs/${job.id}`)).json();
    expect([state, error?.code]).toEqual(['failed', 'precondition-failed']);
  });

  it('lets a job pass that was cut off once it had saved: what it finds is its own', async () => {
    const tag = (await post(first)).headers.etag as string;
    const { job } = (await post(second, { 'if-match': tag, prefer: 'respond-async' })).json();
    const { completeJob } = archive.store;
    archive.store.completeJob = async () => {
      throw Object.assign(new Error('The disk is full'), { code: 'SQLITE_FULL' });
    };
    await archive.writer.runNextJob();
    archive.store.completeJob = completeJob;
    await archive.writer.retryJob(job.id);
    await archive.writer.runNextJob();
    expect((await archive.app.inject(`/v1/jobs/${job.id}`)).json().state).toBe('succeeded');
  });

  it('guards restoring', async () => {
    const tag = (await post(first)).headers.etag as string;
    const { id } = (await post(second)).json().episode;
    const url = `/v1/episodes/${id}/revisions/1/restore`;
    const restore = (etag: string) => archive.app.inject({ method: 'POST', url, headers: { 'if-match': etag } });
    expect(problemOf(await restore(tag))).toEqual(refused);
    expect((await restore(await tagOf(`/v1/episodes/${id}`))).statusCode).toBe(200);
  });

  it('guards edits of lessons and chapters, and each answer has the next tag', async () => {
    const { id } = (await post(first)).json().episode;
    const [lesson] = (await archive.app.inject(`/v1/episodes/${id}/lessons`)).json().lessons;
    for (const [url, change] of [
      [`/v1/lessons/${lesson.id}`, (n: number) => ({ statement: `Wording ${n}.` })],
      [`/v1/episodes/${id}/chapters/0`, (n: number) => ({ title: `Title ${n}` })],
    ] as const) {
      const tag = await tagOf(url);
      const edited = await patch(url, change(1), tag);
      expect([edited.statusCode, edited.headers.etag]).toEqual([200, await tagOf(url)]);
      expect(problemOf(await patch(url, change(2), tag))).toEqual(refused);
      expect((await patch(url, change(3), edited.headers.etag as string)).statusCode).toBe(200);
    }
  });

  it('guards edits of topics', async () => {
    await archive.store.saveCuratedTopics([
      { slug: 'backups', label: 'Backups', aliases: [], definition: 'Copies.', examples: [] },
    ]);
    const [url, tag] = ['/v1/topics/backups', await tagOf('/v1/topics/backups')];
    const edited = await patch(url, { label: 'Copies' }, tag);
    expect([edited.statusCode, edited.headers.etag]).toEqual([200, await tagOf(url)]);
    expect(problemOf(await patch(url, { label: 'Others' }, tag))).toEqual(refused);
    expect((await archive.app.inject({ url })).json().label).toBe('Copies');
  });
});

describe('If-Match on what removes', () => {
  const remove = (url: string, tag: string) =>
    archive.app.inject({ method: 'DELETE', url, headers: { 'if-match': tag } });

  it('guards an episode', async () => {
    const tag = (await post(first)).headers.etag as string;
    const url = `/v1/episodes/${(await post(second)).json().episode.id}`;
    expect(problemOf(await remove(url, tag))).toEqual(refused);
    expect((await remove(url, await tagOf(url))).statusCode).toBe(204);
  });

  it('guards taking an edit back', async () => {
    const { id } = (await post(first)).json().episode;
    const retitle = (title: string) => patch(`/v1/episodes/${id}/chapters/0`, { title }, '*');
    await retitle('One title');
    const [edit] = (await archive.app.inject('/v1/edits')).json().items;
    const [url, tag] = [`/v1/edits/${edit.id}`, await tagOf(`/v1/edits/${edit.id}`)];
    await retitle('Another title');
    expect(problemOf(await remove(url, tag))).toEqual(refused);
    expect((await remove(url, await tagOf(url))).statusCode).toBe(204);
    expect((await archive.app.inject(url)).json().code).toBe('unknown-edit');
  });
});

describe('If-Match on what is said of people', () => {
  const people = '/v1/shows/night-shift/people';
  const say = (url: string, payload: object, tag: string) =>
    archive.app.inject({ method: 'POST', url, payload, headers: { 'if-match': tag } });

  it('guards names, merging and separating', async () => {
    await post(first);
    const tag = await tagOf(`${people}/rui`);
    const renamed = await patch(`${people}/rui`, { name: 'Rui Okafor' }, tag);
    expect([renamed.statusCode, renamed.headers.etag]).toEqual([200, await tagOf(`${people}/rui`)]);
    expect(problemOf(await patch(`${people}/rui`, { name: 'Somebody' }, tag))).toEqual(refused);
    expect(problemOf(await say(`${people}/rui/merge`, { into: 'ada' }, tag))).toEqual(refused);
    const now = renamed.headers.etag as string;
    expect((await say(`${people}/rui/merge`, { into: 'ada' }, now)).statusCode).toBe(200);
    expect(problemOf(await say(`${people}/ada/separate`, { name: 'Rui' }, now))).toEqual(refused);
    expect((await say(`${people}/ada/separate`, { name: 'Rui' }, await tagOf(`${people}/ada`))).statusCode).toBe(200);
  });

  it('guards decisions', async () => {
    const spelled = (name: string) => `${name}: A backup is a rumour, as everybody knows.\n\nRui: Is it?`;
    await post(spelled('Ida Okafor'));
    await post(spelled('Ida Okafour'), {}, archive, 'another');
    const [pair] = (await archive.app.inject(`${people}/review`)).json().items;
    const url = `${people}/review/${pair.id}`;
    const tag = await tagOf(url);
    expect((await archive.app.inject(url)).json()).toEqual(pair);
    await patch(`${people}/${pair.person.slug}`, { role: 'host' }, '*');
    expect(problemOf(await say(url, { same: false }, tag))).toEqual(refused);
    expect((await say(url, { same: false }, await tagOf(url))).statusCode).toBe(200);
    expect((await archive.app.inject(url)).json().code).toBe('unknown-doubt');
  });
});

describe('If-None-Match', () => {
  it('lets an episode in where there is none, and over none that is there', async () => {
    const fresh = { 'if-none-match': '*' };
    const both = await Promise.all([post(first, fresh), post(second, fresh)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 412]);
    const tag = both.find(({ statusCode }) => statusCode === 201)!.headers.etag as string;
    expect(problemOf(await post(`${second} No.`, fresh))).toEqual(refused);
    expect(problemOf(await post(`${second} No.`, { 'if-none-match': `W/${tag}` }))).toEqual(refused);
    expect((await post(`${second} No.`, { 'if-none-match': '"other"' })).statusCode).toBe(200);
  });
});

describe('Idempotency-Key', () => {
  const key = { 'idempotency-key': '6b1f4c3e-0d4a-4b53-a9f1-6f2a0a3ad001' };

  it('gives the first answer again, without the work', async () => {
    const answered = await post(first, key);
    const again = await post(first, key);
    expect([answered.statusCode, again.statusCode, ingests]).toEqual([201, 201, 1]);
    expect(again.json()).toEqual(answered.json());
    expect([again.headers.location, again.headers.etag]).toEqual([answered.headers.location, answered.headers.etag]);
    expect([answered.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([
      undefined,
      'true',
    ]);
  });

  it('gives it again even when the episode is another one by now', async () => {
    const answered = await post(first, key);
    await post(second);
    expect((await post(first, key)).json()).toEqual(answered.json());
    expect((await archive.app.inject(answered.headers.location as string)).json().transcriptHash).not.toBe(
      answered.json().episode.transcriptHash,
    );
  });

  it('does the work once for two at once, and both get the answer', async () => {
    let letGo = (): void => {};
    hold = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const both = Promise.all([post(first, key), post(first, key)]);
    setTimeout(() => letGo(), 50);
    const [one, other] = await both;
    expect([one.statusCode, other.statusCode, ingests]).toEqual([201, 201, 1]);
    expect(other.json()).toEqual(one.json());
  });

  it('makes one job of two requests for it', async () => {
    const jobs = [];
    for (let i = 0; i < 2; i++) jobs.push(await post(first, { ...key, prefer: 'respond-async' }));
    expect(jobs.map(({ statusCode }) => statusCode)).toEqual([202, 202]);
    expect(jobs[1]!.json()).toEqual(jobs[0]!.json());
    expect(jobs[1]!.headers.location).toBe(jobs[0]!.headers.location);
  });

  it('422 for another request with the key', async () => {
    await post(first, key);
    expect(problemOf(await post(second, key))).toEqual([422, 'idempotency-key-reused']);
    const { id } = (await post(second)).json().episode;
    const restored = await archive.app.inject({
      ...{ method: 'POST', url: `/v1/episodes/${id}/revisions/1/restore`, headers: key },
    });
    expect(problemOf(restored)).toEqual([422, 'idempotency-key-reused']);
  });

  it('is free again when the work failed', async () => {
    const refusedTranscript = await post(' ', key);
    expect(refusedTranscript.statusCode).toBe(422);
    expect((await post(first, key)).statusCode).toBe(201);
  });

  it('restores once', async () => {
    await post(first);
    const { id } = (await post(second)).json().episode;
    const restore = () =>
      archive.app.inject({ method: 'POST', url: `/v1/episodes/${id}/revisions/1/restore`, headers: key });
    const answers = [await restore(), await restore()];
    await post(second);
    expect((await restore()).json()).toEqual(answers[0]!.json());
    expect((await archive.app.inject(`/v1/episodes/${id}/revisions`)).json().items).toHaveLength(4);
  });

  it('outlives the process, and what it had in hand can be done by the next one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hindcast-keys-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'archive.db');
    const before = openRealArchive(undefined, path);
    const answered = await post(first, key, before);
    const cutOff = { key: 'cut-off', owner: 'a process that was killed', request: 'one' };
    await before.store.claimKey(cutOff, { expired: new Date(0), abandoned: new Date(0) });
    await before.close();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const after = openRealArchive(undefined, path);
    expect((await post(first, key, after)).json()).toEqual(answered.json());
    const limits = { expired: new Date(0), abandoned: new Date() };
    expect((await after.store.claimKey({ ...cutOff, owner: 'the next one' }, limits)).state).toBe('claimed');
    await after.close();
  });
});
