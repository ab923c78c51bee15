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
      ...{ title: 'Ship It', description: 'All of it.', edited: ['description'] },
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
    ['/subscribe/0/url', { subscribe: [{ label: 'A', url: 'http://a.example/' }] }],
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

describe('what was said of a show', () => {
  const evil = '<img src=x onerror="alert(1)">';
  const said = {
    ...{ title: 'Ship It!', author: `Ada ${evil}`, language: 'de', description: `Said. ${evil}\n\nTwice.` },
    ...{ siteUrl: 'https://ship.example/', feedUrl: 'https://ship.example/feed.xml' },
    subscribe: [{ label: evil, url: 'https://a.example/' }],
  };
  const textOf = async (url: string) => (await app.inject(url)).body;

  it.each(['/', '/ship-it', '/ship-it/one', '/ship-it/feed.xml', '/v1/episodes/{id}/show-notes?format=json'])(
    'is its title on %s',
    async (path) => {
      await patch(said);
      const [{ id }] = (await app.inject('/v1/episodes')).json().items;
      expect(await textOf(path.replace('{id}', id))).toContain('Ship It!');
    },
  );

  it('stands on its page as text, with links that vouch for nobody, and in what machines read', async () => {
    await patch(said);
    const page = await textOf('/ship-it');
    expect(page).not.toContain('<img src=x');
    expect(page).toContain('>Said. &lt;img');
    expect(page).toMatch(/<a href="https:\/\/ship\.example\/" rel="nofollow noopener ugc">Website<\/a>/u);
    const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/su.exec(page)!;
    expect(JSON.parse(json!)).toMatchObject({
      ...{ '@type': 'PodcastSeries', name: 'Ship It!', sameAs: said.siteUrl, webFeed: said.feedUrl, inLanguage: 'de' },
      ...{ description: said.description, author: { '@type': 'Organization', name: said.author } },
    });
    expect(await textOf('/ship-it/one')).toContain('href="https://ship.example/feed.xml"');
    const feed = await textOf('/ship-it/feed.xml');
    expect(feed).toContain('<language>de</language>');
    expect(feed).toContain('<description>Said. &lt;img');
  });
});

describe("a publisher's description of an episode", () => {
  it('stands with its show notes as text, and in the API with the links in it', async () => {
    const description = { text: 'See <b>this</b>.', links: [{ start: 4, end: 7, url: 'https://a.example/' }] };
    const none = { imageUrl: null, season: null, number: null, kind: null, soundbites: [], chapters: [] };
    const episode = { show: 'ship-it', slug: 'two', title: 'Two', publication: { ...none, description } };
    const { episode: saved } = anEpisodeRecord({ episode });
    await store.saveEpisode(anEpisodeRecord({ episode: saved }));
    const page = (await app.inject('/ship-it/two')).body;
    expect(page).toContain(
      '<p>See <a href="https://a.example/" rel="nofollow noopener ugc">&lt;b&gt;</a>this&lt;/b&gt;.</p>',
    );
    expect((await app.inject(`/v1/episodes/${saved.id}`)).json().publication).toMatchObject({ description });
  });
});
