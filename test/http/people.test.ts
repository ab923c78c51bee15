// The people of a show over the API, with a store of production behind it.
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Config, parseConfig } from '../../src/config.js';
import { createApp } from '../../src/http/app.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import type { Store } from '../../src/store/store.js';
import { aLesson, anEpisode, anEpisodeRecord, someTurns } from '../fixtures/builders.js';
import { createFakeServices } from '../fixtures/fake-services.js';

const people = '/v1/shows/night-shift/people';
const key = 'first-key-0123456789';

let store: Store;
let app: FastifyInstance;
beforeEach(async () => {
  store = openSqliteStore({ path: ':memory:', migrationsPath: join(import.meta.dirname, '../../migrations') });
  await save('one', ['Ada Byron', 'Chris Hiller']);
  await save('two', ['ADA BYRON', 'Dr. Rui Okafor']);
  await save('three', ['Ada Byron', 'Rui Okafor', 'Speaker 2']);
  await save('four', ['Christopher Hiller']);
  app = start();
});
afterEach(async () => {
  await app.close();
  await store.close();
});

async function save(slug: string, names: readonly string[]): Promise<void> {
  const turns = someTurns(...names.map((name) => [name, 'Backups were never restored.'] as const));
  const lessons = [aLesson({ quote: turns[0]!.text, speaker: names[0]!, topics: [] })];
  await store.saveEpisode(anEpisodeRecord({ episode: anEpisode({ show: 'night-shift', slug }), turns, lessons }));
}

function start(changes: Partial<Config> = {}): FastifyInstance {
  const fake = createFakeServices();
  const services = { ...fake, reader: store, ingest: Object.assign(fake.ingest, { edits: store }) };
  return createApp({ services, config: { ...parseConfig({ LOG_LEVEL: 'silent' }), ...changes } });
}

async function get(url: string, status = 200) {
  const response = await app.inject(url);
  expect(response.statusCode, response.body).toBe(status);
  return response.json();
}

async function send(method: 'PATCH' | 'POST', url: string, payload: object, status = 200) {
  const response = await app.inject({ method, url, payload });
  expect(response.statusCode, response.body).toBe(status);
  return response.json();
}

describe('GET /v1/shows/{show}/people', () => {
  it('lists people with role, spellings, episodes, words, first and last', async () => {
    const { items, nextCursor } = await get(people);
    expect(nextCursor).toBeNull();
    expect(items.map(({ slug }: { slug: string }) => slug)).toEqual([
      ...['ada-byron', 'rui-okafor', 'chris-hiller', 'christopher-hiller'],
    ]);
    expect(items[0]).toMatchObject({
      ...{ name: 'Ada Byron', role: 'host', roleSource: 'counted', episodeCount: 3, wordCount: 12, aliases: [] },
      ...{ first: { show: 'night-shift' }, last: { show: 'night-shift' }, edits: [] },
    });
    expect(items[1].aliases).toEqual([{ name: 'Dr. Rui Okafor', reason: 'spelling', episodeCount: 1, wordCount: 4 }]);
  });

  it('goes on by cursor, and is 404 for a show that is not there', async () => {
    const first = await get(`${people}?limit=3`);
    const second = await get(`${people}?limit=3&cursor=${first.nextCursor}`);
    expect([first.items.length, second.items.length]).toEqual([3, 1]);
    expect(await get('/v1/shows/none/people', 404)).toMatchObject({ code: 'unknown-show' });
    expect(await get('/v1/shows/none/people/review', 404)).toMatchObject({ code: 'unknown-show' });
  });
});

describe('GET /v1/shows/{show}/people/{slug}', () => {
  it('finds a person by every spelling, and 404 who is none', async () => {
    expect(await get(`${people}/dr-rui-okafor`)).toMatchObject({ slug: 'rui-okafor' });
    expect(await get(`${people}/speaker-2`, 404)).toMatchObject({ code: 'unknown-person' });
  });
});

describe('PATCH /v1/shows/{show}/people/{slug}', () => {
  it('gives another name and role, shown wherever the person speaks, but not in transcripts', async () => {
    const change = { name: ' Ada Lovelace ', role: 'guest' };
    expect(await send('PATCH', `${people}/ada-byron`, change)).toMatchObject({
      ...{ slug: 'ada-byron', name: 'Ada Lovelace', derivedName: 'Ada Byron', role: 'guest', derivedRole: 'host' },
      edits: [{ kind: 'person-name' }, { kind: 'person-role' }],
    });
    const { items } = await get('/v1/lessons?speaker=Ada%20Lovelace');
    expect(items.map(({ speaker }: { speaker: string }) => speaker)).toEqual(Array(3).fill('Ada Lovelace'));
    const { id } = anEpisode({ show: 'night-shift', slug: 'one' });
    expect((await get(`/v1/episodes/${id}/transcript`)).turns[0].speaker).toBe('Ada Byron');
  });

  it('is undone by DELETE /v1/edits/{id}', async () => {
    await send('PATCH', `${people}/ada-byron`, { name: 'Ada Lovelace' });
    const [edit] = (await get('/v1/edits')).items;
    expect(edit).toMatchObject({
      ...{ kind: 'person-name', state: 'applied', value: 'Ada Lovelace' },
      subject: { type: 'person', show: 'night-shift', slug: 'ada-byron', name: 'Ada Byron' },
    });
    expect((await app.inject({ method: 'DELETE', url: `/v1/edits/${edit.id}` })).statusCode).toBe(204);
    expect(await get(`${people}/ada-byron`)).toMatchObject({ name: 'Ada Byron', edits: [] });
  });

  it.each([[{}], [{ name: '' }], [{ role: 'listener' }], [{ label: 'x' }], [{ name: 'a\nb' }]])(
    'is 400 for %j',
    async (change) => {
      expect(await send('PATCH', `${people}/ada-byron`, change, 400)).toMatchObject({ code: 'invalid-request' });
    },
  );
});

describe('POST /v1/shows/{show}/people/{slug}/merge', () => {
  it('makes two people one, whose episodes are found under both names', async () => {
    const merged = await send('POST', `${people}/chris-hiller/merge`, { into: 'christopher-hiller' });
    expect(merged).toMatchObject({ slug: 'christopher-hiller', aliases: [{ name: 'Chris Hiller', reason: 'edited' }] });
    for (const name of ['Chris Hiller', 'christopher hiller']) {
      expect((await get(`/v1/episodes?speaker=${encodeURIComponent(name)}`)).items).toHaveLength(2);
    }
  });

  it('is 404 for who is not there and 409 for oneself', async () => {
    expect(await send('POST', `${people}/ada-byron/merge`, { into: 'none' }, 404)).toMatchObject({
      ...{ code: 'unknown-person', errors: [{ field: '/into' }] },
    });
    expect(await send('POST', `${people}/ada-byron/merge`, { into: 'ada-byron' }, 409)).toMatchObject({
      code: 'merge-circle',
    });
  });
});

describe('POST /v1/shows/{show}/people/{slug}/separate', () => {
  it('makes one spelling somebody else', async () => {
    expect(await send('POST', `${people}/rui-okafor/separate`, { name: 'Dr. Rui Okafor' })).toMatchObject({
      ...{ slug: 'dr-rui-okafor', episodeCount: 1 },
    });
    expect(await get(`${people}/rui-okafor`)).toMatchObject({ aliases: [], episodeCount: 1 });
  });
});

describe('the review of people', () => {
  it('lists a doubtful pair with where it is said, and takes a yes or a no', async () => {
    const { items } = await get(`${people}/review`);
    expect(items).toMatchObject([{ reason: 'short-form', said: [{ show: 'night-shift' }] }]);
    const url = `${people}/review/${items[0].id}`;
    expect(await send('POST', url, { same: false })).toMatchObject({ edits: [{ kind: 'person-apart' }] });
    expect((await get(`${people}/review`)).items).toEqual([]);
    expect(await send('POST', url, { same: true }, 404)).toMatchObject({ code: 'unknown-doubt' });
  });

  it('folds on a yes', async () => {
    const { items } = await get(`${people}/review`);
    expect(await send('POST', `${people}/review/${items[0].id}`, { same: true })).toMatchObject({ episodeCount: 2 });
  });
});

it('asks for a key to edit people where the server has keys', async () => {
  await app.close();
  app = start({ apiKeys: [key] });
  expect((await app.inject(people)).statusCode).toBe(200);
  const calls = [
    ['PATCH', `${people}/ada-byron`, { name: 'A' }],
    ['POST', `${people}/ada-byron/merge`, { into: 'rui-okafor' }],
    ['POST', `${people}/rui-okafor/separate`, { name: 'Dr. Rui Okafor' }],
    ['POST', `${people}/review/pd_0`, { same: true }],
  ] as const;
  for (const [method, url, payload] of calls) {
    expect((await app.inject({ method, url, payload })).statusCode).toBe(401);
  }
});
