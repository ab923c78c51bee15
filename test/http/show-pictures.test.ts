// Pictures of shows over the API, and where pages and feeds show them.
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.js';
import { createApp } from '../../src/http/app.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import type { Store } from '../../src/store/store.js';
import { anEpisodeRecord } from '../fixtures/builders.js';
import { createFakeServices } from '../fixtures/fake-services.js';

const url = '/v1/shows/ship-it/picture';
const draw = (red: number) =>
  sharp({ create: { width: 700, height: 700, channels: 3, background: { r: red, g: 0, b: 0 } } })
    .png()
    .toBuffer();

let store: Store;
let app: FastifyInstance;
beforeEach(async () => {
  store = openSqliteStore({ path: ':memory:', migrationsPath: join(import.meta.dirname, '../../migrations') });
  const episode = { show: 'ship-it', slug: 'one', title: 'One' };
  await store.saveEpisode(anEpisodeRecord({ episode, showTitle: 'Ship It!' }));
  const services = { ...createFakeServices(), reader: store, shows: store };
  app = createApp({ services, config: parseConfig({ LOG_LEVEL: 'silent' }) });
});
afterEach(async () => {
  await app.close();
  await store.close();
});

const put = (payload: Buffer | string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'PUT', url, payload, headers: { 'content-type': 'image/png', ...headers } });
const show = async () => (await app.inject('/v1/shows/ship-it')).json();

describe('the picture of a show', () => {
  it('is put, read and removed', async () => {
    expect((await app.inject(url)).json()).toMatchObject({ status: 404, code: 'unknown-picture' });
    const saved = await put(await draw(200));
    expect(saved.statusCode, saved.body).toBe(200);
    expect(saved.json()).toEqual(await show());
    const { picture, edited } = await show();
    expect(edited).toEqual(['picture']);
    expect(picture).toMatchObject({
      full: { width: 600, height: 600 },
      thumbnails: [{ width: 96 }, { width: 192 }, { width: 384 }],
    });
    const read = await app.inject(url);
    expect(read.headers).toMatchObject({ 'content-type': 'image/jpeg', etag: saved.headers.etag });
    expect(await sharp(read.rawPayload).metadata()).toMatchObject({ format: 'jpeg', width: 600 });
    const thumbnail = await app.inject(picture.thumbnails[0].url);
    expect(thumbnail.headers).toMatchObject({ 'content-type': 'image/webp' });
    expect(thumbnail.headers['cache-control']).toContain('immutable');
    expect((await app.inject({ method: 'DELETE', url })).statusCode).toBe(204);
    expect((await show()).picture).toBeNull();
    expect((await app.inject(picture.full.url)).statusCode).toBe(404);
    expect((await app.inject({ method: 'DELETE', url })).json()).toMatchObject({ code: 'unknown-picture' });
  });

  it('stands before the one of its feed, which is there again without it', async () => {
    const { makePicture } = createFakeServices();
    await store.saveToldPicture('ship-it', 'https://feed.example/a.png', await makePicture(await draw(10)));
    const told = await show();
    expect(told).toMatchObject({ edited: [], picture: { full: { width: 600 } } });
    await put(await draw(200));
    expect((await show()).picture.full.url).not.toBe(told.picture.full.url);
    await app.inject({ method: 'DELETE', url });
    expect(await show()).toEqual(told);
  });

  it('is replaced only over what its sender saw', async () => {
    await put(await draw(200));
    const { etag } = (await app.inject(url)).headers;
    expect((await put(await draw(100), { 'if-match': String(etag) })).statusCode).toBe(200);
    expect((await put(await draw(50), { 'if-match': String(etag) })).json()).toMatchObject({
      code: 'precondition-failed',
    });
    const remove = { method: 'DELETE', url, headers: { 'if-match': String(etag) } } as const;
    expect((await app.inject(remove)).statusCode).toBe(412);
    expect((await put(await draw(50), { 'if-none-match': '*' })).statusCode).toBe(412);
  });

  it.each([
    [422, 'malformed-picture', '<svg xmlns="http://www.w3.org/2000/svg"/>', {}],
    [415, 'unsupported-media-type', '<svg/>', { 'content-type': 'image/svg+xml' }],
    [413, 'payload-too-large', Buffer.alloc(10 * 1024 * 1024 + 1), {}],
  ])('is refused with %i %s', async (status, code, payload, headers) => {
    expect((await put(payload, headers)).json()).toMatchObject({ status, code });
    expect((await show()).picture).toBeNull();
  });

  it('belongs to a show that is there', async () => {
    const headers = { 'content-type': 'image/png' };
    const refused = await app.inject({
      method: 'PUT',
      url: '/v1/shows/nobody/picture',
      payload: await draw(1),
      headers,
    });
    expect(refused.json()).toMatchObject({ status: 404, code: 'unknown-show' });
  });

  it('is on its pages from this server alone, in previews, linked data and feeds', async () => {
    await put(await draw(200));
    const { picture } = await show();
    const [small, middle, large] = picture.thumbnails;
    expect((await app.inject('/')).body).toContain(`src="${small.url}"`);
    expect((await app.inject('/ship-it/one')).body).toContain(`src="${middle.url}"`);
    const page = (await app.inject('/ship-it')).body;
    expect(page).toContain(`<img class="cover" src="${large.url}" width="384" height="384" alt="Cover of Ship It!">`);
    expect(page).toMatch(/property="og:image" content="http:\/\/[^"]+\/600\.jpg"/u);
    expect(page).toContain('property="og:image:type" content="image/jpeg"');
    expect(page).toContain(`"image":"http://localhost${picture.full.url}"`);
    expect((await app.inject('/ship-it/one')).body).toContain(`"image":"http://localhost${picture.full.url}"`);
    expect((await app.inject('/ship-it/feed.xml')).body).toContain(
      `<itunes:image href="http://localhost${picture.full.url}"/>`,
    );
  });
});
