// Editing over the API, with a store of production behind it.
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Config, parseConfig } from '../../src/config.js';
import { lessonIdOf } from '../../src/domain/lesson.js';
import { createApp } from '../../src/http/app.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import type { Store } from '../../src/store/store.js';
import { aChapter, aLesson, anEpisode, anEpisodeRecord, aTopic, someTurns } from '../fixtures/builders.js';
import { createFakeServices } from '../fixtures/fake-services.js';

const QUOTE = 'A backup that nobody has restored is only a rumour.';
const key = 'first-key-0123456789';
const [backups, drills] = [aTopic('Backups'), aTopic('Restore drills')];
const episode = anEpisode({ show: 'night-shift', slug: 'rumours', title: 'Rumours' });
const lessonId = lessonIdOf(episode.id, QUOTE);
const chapter = `/v1/episodes/${episode.id}/chapters/0`;

let store: Store;
let app: FastifyInstance;
beforeEach(async () => {
  const migrationsPath = join(import.meta.dirname, '../../migrations');
  store = openSqliteStore({ path: ':memory:', migrationsPath });
  await store.saveEpisode(
    anEpisodeRecord({
      episode,
      turns: someTurns(['Ada', QUOTE], ['Rui', 'And who restores them?']),
      chapters: [aChapter({ title: 'Part 1', end: { turn: 1, offset: 22 }, topics: [backups] })],
      lessons: [aLesson({ id: lessonId, quote: QUOTE, statement: 'Restore it.', topics: [backups] })],
    }),
  );
  await store.saveEpisode(anEpisodeRecord({ lessons: [aLesson({ topics: [drills] })] }));
  app = start();
});
afterEach(async () => {
  await app.close();
  await store.close();
});

function start(changes: Partial<Config> = {}): FastifyInstance {
  const fake = createFakeServices();
  const services = { ...fake, reader: store, ingest: Object.assign(fake.ingest, { edits: store }) };
  return createApp({ services, config: { ...parseConfig({ LOG_LEVEL: 'silent' }), ...changes } });
}

async function get(url: string) {
  const response = await app.inject(url);
  expect(response.statusCode, response.body).toBe(200);
  return response.json();
}

async function patch(url: string, payload: object, status = 200) {
  const response = await app.inject({ method: 'PATCH', url, payload });
  expect(response.statusCode, response.body).toBe(status);
  return response.json();
}

const textOf = async (url: string) => (await app.inject(url)).body;

describe('PATCH /v1/topics/{slug}', () => {
  it('gives a topic another label, everywhere', async () => {
    expect(await patch('/v1/topics/backups', { label: '  Safety copies ' })).toMatchObject({
      ...{ slug: 'backups', label: 'Safety copies', derivedLabel: 'Backups', hidden: false, mergedInto: null },
      ...{ lessonCount: 1, chapterCount: 1, episodeCount: 1, url: '/topics/backups' },
    });
    const urls = [
      ...['/v1/topics', '/v1/topics/backups', '/v1/episodes', '/v1/lessons', `/v1/episodes/${episode.id}/chapters`],
      ...[`/v1/episodes/${episode.id}/show-notes`, '/', '/topics', '/topics/backups', '/night-shift/rumours'],
    ];
    for (const url of urls) {
      const body = await textOf(url);
      expect(body, url).toContain('Safety copies');
      expect(body, url).not.toContain('Backups');
    }
  });

  it('changes the ETag of what shows it', async () => {
    const { etag } = (await app.inject('/v1/topics/backups')).headers;
    await patch('/v1/topics/backups', { label: 'Safety copies' });
    const again = await app.inject({ url: '/v1/topics/backups', headers: { 'if-none-match': etag as string } });
    expect(again.statusCode).toBe(200);
    expect(again.headers.etag).not.toBe(etag);
  });

  it('hides a topic: 404, and on no page', async () => {
    expect(await patch('/v1/topics/backups', { hidden: true })).toMatchObject({ hidden: true, episodeCount: 0 });
    for (const url of ['/v1/topics/backups', '/topics/backups']) expect((await app.inject(url)).statusCode).toBe(404);
    expect((await get('/v1/topics')).items.map(({ slug }: { slug: string }) => slug)).toEqual(['restore-drills']);
    expect(await textOf('/night-shift/rumours')).not.toContain('Backups');
    expect((await get('/v1/lessons?topic=backups')).items).toEqual([]);
  });

  it('merges a topic: its slug answers with the other one, and its page leads there', async () => {
    expect(await patch('/v1/topics/backups', { mergedInto: 'restore-drills' })).toMatchObject({
      mergedInto: 'restore-drills',
    });
    const merged = await app.inject('/v1/topics/backups');
    expect(merged.json()).toMatchObject({ slug: 'restore-drills', episodeCount: 2 });
    expect(merged.json().lessons).toHaveLength(2);
    expect(merged.json().chapters).toHaveLength(1);
    expect(merged.headers['content-location']).toBe('/v1/topics/restore-drills');
    const page = await app.inject('/topics/backups');
    expect([page.statusCode, page.headers.location]).toEqual([302, '/topics/restore-drills']);
    expect((await get('/v1/lessons?topic=backups')).items).toHaveLength(2);
    expect((await get('/v1/episodes?topic=backups')).items).toHaveLength(2);
  });

  it.each([
    [{ mergedInto: 'backups' }, 409, 'merge-circle', '/mergedInto'],
    [{ mergedInto: 'none' }, 404, 'unknown-topic', '/mergedInto'],
    [{ label: 'restore DRILLS' }, 409, 'label-taken', '/label'],
  ])('refuses %j with %i', async (change, status, code, field) => {
    expect(await patch('/v1/topics/backups', change, status)).toMatchObject({ code, errors: [{ field }] });
    expect((await get('/v1/edits')).items).toEqual([]);
  });
});

describe('what refuses an edit', () => {
  it('says of a circle of two topics that it would be one', async () => {
    await patch('/v1/topics/backups', { mergedInto: 'restore-drills' });
    const problem = await patch('/v1/topics/restore-drills', { mergedInto: 'backups' }, 409);
    expect(problem).toMatchObject({ code: 'merge-circle', title: 'The merge would close a circle' });
    expect(problem.detail).toBe('"backups" is merged into "restore-drills"');
  });

  it('says of a long body that the body is too long', async () => {
    const problem = await patch('/v1/topics/backups', { label: 'a'.repeat(70_000) }, 413);
    expect(problem).toMatchObject({ code: 'payload-too-large', title: 'The body is over the size limit' });
  });
});

describe('GET /v1/lessons/{id}', () => {
  it('gives the state that an edit answers with, also of a hidden lesson', async () => {
    const derived = await get(`/v1/lessons/${lessonId}`);
    expect(derived).toMatchObject({
      ...{ id: lessonId, statement: 'Restore it.', derivedStatement: 'Restore it.', quote: QUOTE, hidden: false },
      ...{ chapter: 0, episode: { slug: 'rumours' }, url: '/night-shift/rumours?revision=1#turn-0' },
    });
    const edited = await patch(`/v1/lessons/${lessonId}`, { statement: 'Restore a backup first.', hidden: true });
    expect(await get(`/v1/lessons/${lessonId}`)).toEqual(edited);
    expect(edited).toMatchObject({ statementOrigin: 'edited', hidden: true });
  });

  it('404 for a lesson that is not there', async () => {
    const response = await app.inject('/v1/lessons/ls_0000000000000000');
    expect([response.statusCode, response.json().code]).toEqual([404, 'unknown-lesson']);
  });
});

describe('PATCH /v1/lessons/{id}', () => {
  it('gives a lesson another statement, marked as edited, beside the same quote', async () => {
    const statement = 'Restore a backup before you trust it.';
    expect(await patch(`/v1/lessons/${lessonId}`, { statement })).toMatchObject({
      ...{ id: lessonId, statement, statementOrigin: 'edited', derivedStatement: 'Restore it.', quote: QUOTE },
      ...{ hidden: false, chapter: 0, episode: { slug: 'rumours' }, url: '/night-shift/rumours?revision=1#turn-0' },
    });
    const [lesson] = (await get(`/v1/episodes/${episode.id}/lessons`)).lessons;
    expect(lesson).toMatchObject({ statement, statementOrigin: 'edited', quote: QUOTE });
    expect(lesson).not.toHaveProperty('statementEdited');
    for (const url of ['/night-shift/rumours', `/v1/episodes/${episode.id}/show-notes`]) {
      expect(await textOf(url)).toContain(statement);
    }
  });

  it('hides a lesson and shows it again', async () => {
    expect(await patch(`/v1/lessons/${lessonId}`, { hidden: true })).toMatchObject({ hidden: true });
    expect((await get(`/v1/episodes/${episode.id}/lessons`)).lessons).toEqual([]);
    expect(await get(`/v1/episodes/${episode.id}`)).toMatchObject({ lessonCount: 0 });
    expect(await textOf(`/v1/episodes/${episode.id}/show-notes`)).not.toContain('Restore it');
    expect(await patch(`/v1/lessons/${lessonId}`, { hidden: false })).toMatchObject({ hidden: false });
    expect((await get(`/v1/episodes/${episode.id}/lessons`)).lessons).toHaveLength(1);
  });
});

describe('PATCH /v1/episodes/{id}/chapters/{index}', () => {
  it('gives a chapter another title, marked as edited, and the old one back', async () => {
    expect(await patch(chapter, { title: 'Rumours & tapes' })).toMatchObject({
      ...{ index: 0, title: 'Rumours & tapes', titleOrigin: 'edited', derivedTitle: 'Part 1', origin: 'computed' },
    });
    const [found] = (await get(`/v1/episodes/${episode.id}/chapters`)).chapters;
    expect(found).toMatchObject({ title: 'Rumours & tapes', titleOrigin: 'edited' });
    expect(found).not.toHaveProperty('titleEdited');
    expect(await textOf('/night-shift/rumours')).toContain('Rumours &amp; tapes');
    expect(await textOf(`/v1/episodes/${episode.id}/show-notes`)).toContain('Rumours');
    expect(await patch(chapter, { title: null })).toMatchObject({ title: 'Part 1', titleOrigin: 'computed' });
  });

  it.each(['1', '-1', '0.5', 'first', '9999999999'])('404 for the chapter %s', async (index) => {
    const url = `/v1/episodes/${episode.id}/chapters/${index}`;
    expect(await patch(url, { title: 'None' }, 404)).toMatchObject({ code: 'unknown-chapter' });
  });
});

describe('GET /v1/edits and DELETE /v1/edits/{id}', () => {
  it('list what people edited, and take it back', async () => {
    await patch('/v1/topics/backups', { label: 'Safety copies' });
    await patch(`/v1/lessons/${lessonId}`, { hidden: true });
    await patch(chapter, { title: 'Rumours & tapes' });
    const { items } = await get('/v1/edits');
    const ref = { id: episode.id, slug: 'rumours', show: 'night-shift', title: 'Rumours' };
    expect(items).toMatchObject([
      {
        ...{ kind: 'chapter-title', state: 'applied', value: 'Rumours & tapes' },
        subject: { type: 'chapter', episode: ref, index: 0, words: `${QUOTE} And who restores them?` },
      },
      { kind: 'lesson-hidden', value: null, subject: { type: 'lesson', episode: ref, id: lessonId, quote: QUOTE } },
      { kind: 'topic-label', value: 'Safety copies', subject: { type: 'topic', slug: 'backups' } },
    ]);
    for (const { id } of items) {
      expect((await app.inject({ method: 'DELETE', url: `/v1/edits/${id}` })).statusCode).toBe(204);
      expect((await app.inject({ method: 'DELETE', url: `/v1/edits/${id}` })).statusCode).toBe(404);
    }
    expect((await get('/v1/edits')).items).toEqual([]);
    expect(await get('/v1/topics/backups')).toMatchObject({ label: 'Backups', lessonCount: 1 });
    expect((await get(`/v1/episodes/${episode.id}/chapters`)).chapters[0]).toMatchObject({ title: 'Part 1' });
  });
});

describe('with API keys', () => {
  const writes = [
    ['PATCH', '/v1/topics/backups', { hidden: true }],
    ['PATCH', `/v1/lessons/${lessonId}`, { hidden: true }],
    ['PATCH', chapter, { title: 'Mine' }],
    ['DELETE', '/v1/edits/none', undefined],
  ] as const;

  it.each(writes)('%s %s needs one', async (method, url, payload) => {
    await app.close();
    app = start({ apiKeys: [key] });
    const wish = { method, url, ...(payload && { payload }) };
    expect((await app.inject(wish)).statusCode).toBe(401);
    expect((await get('/v1/edits')).items).toEqual([]);
    const allowed = await app.inject({ ...wish, headers: { authorization: `Bearer ${key}` } });
    expect(allowed.statusCode).toBe(payload ? 200 : 404);
  });

  it.each(writes)('%s %s is not taken from pages of other sites', async (method, url, payload) => {
    const headers = { origin: 'https://evil.example' };
    expect((await app.inject({ method, url, headers, ...(payload && { payload }) })).statusCode).toBe(403);
  });
});
