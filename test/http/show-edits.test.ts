// What people say of a show, over the API and on pages, with a store of production behind it.
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.js';
import { createApp } from '../../src/http/app.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import type { Store } from '../../src/store/store.js';
import { anEpisodeRecord, bareShow } from '../fixtures/builders.js';
import { createFakeServices } from '../fixtures/fake-services.js';

let store: Store;
let app: FastifyInstance;
beforeEach(async () => {
  store = openSqliteStore({ path: ':memory:', migrationsPath: join(import.meta.dirname, '../../migrations') });
  const episode = { show: 'ship-it', slug: 'one', title: 'One' };
  await store.saveEpisode(anEpisodeRecord({ episode, showTitle: 'ship-it' }));
  const services = { ...createFakeServices(), reader: store, shows: store };
  app = createApp({ services, config: parseConfig({ LOG_LEVEL: 'silent' }) });
});
afterEach(async () => {
  await app.close();
  await store.close();
});

const patch = (payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'PATCH', url: '/v1/shows/ship-it', payload, headers });

describe('PATCH /v1/shows/{show}', () => {
  it('says what a show is, and GET says the same with the same tag', async () => {
    const changed = await patch({
      title: 'Ship It!',
      language: 'en',
      subscribe: [{ label: 'RSS', url: 'https://s.example/rss' }],
    });
    expect(changed.statusCode, changed.body).toBe(200);
    expect(changed.json()).toMatchObject({
      ...{ ...bareShow, title: 'Ship It!', language: 'en', edited: ['title', 'subscribe', 'language'] },
      subscribe: [{ label: 'RSS', url: 'https://s.example/rss' }],
    });
    const read = await app.inject('/v1/shows/ship-it');
    expect(read.json()).toEqual(changed.json());
    expect(read.headers.etag).toBe(changed.headers.etag);
  });

  it('takes back what is null', async () => {
    await patch({ title: 'Ship It!', description: 'All of it.' });
    expect((await patch({ title: null })).json()).toMatchObject({
      ...{ title: 'ship-it', description: 'All of it.', edited: ['description'] },
    });
  });

  it('goes on only over what its sender saw', async () => {
    const { etag } = (await app.inject('/v1/shows/ship-it')).headers;
    expect((await patch({ title: 'A' }, { 'if-match': String(etag) })).statusCode).toBe(200);
    const late = await patch({ title: 'B' }, { 'if-match': String(etag) });
    expect(late.statusCode).toBe(412);
    expect(late.json()).toMatchObject({ code: 'precondition-failed' });
  });

  it.each([
    ['/siteUrl', { siteUrl: 'javascript:alert(1)' }],
    ['/feedUrl', { feedUrl: 'https://ada:secret@feeds.example/' }],
    ['/subscribe/0/url', { subscribe: [{ label: 'A', url: 'data:text/html,<script>' }] }],
    ['/subscribe/0/label', { subscribe: [{ label: '', url: 'https://a.example/' }] }],
    ['/language', { language: 'the language of the show' }],
    ['/title', { title: 'Two\nlines' }],
  ])('refuses what is no %s', async (field, change) => {
    const refused = await patch(change);
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({ code: 'invalid-request', errors: [{ field }] });
  });

  it('knows only shows that are there', async () => {
    const refused = await app.inject({ method: 'PATCH', url: '/v1/shows/nobody', payload: { title: 'A' } });
    expect(refused.json()).toMatchObject({ status: 404, code: 'unknown-show' });
  });
});
