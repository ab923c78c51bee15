// Answers are compressed where that is asked for, and stay what they are: tags, 304, streams, HEAD.
import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRealArchive, type RealArchive } from '../fixtures/real-archive.js';
import { seed, type TestApp, testApp } from './helpers.js';

let test: TestApp;
const long = Array.from({ length: 80 }, (_, i) => `Ada: You should check restore number ${i} by its content.`).join(
  '\n',
);
beforeAll(async () => {
  test = testApp();
  await seed(test, { transcript: { text: long } });
});
afterAll(() => test.app.close());

const get = (url: string, headers: Record<string, string> = {}) => test.app.inject({ url, headers });
const page = '/night-shift/the-backup-that-was-not-there';

describe('an answer', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('is sent as %s to who takes that, with a tag of its own', async (coding, unpack) => {
    for (const url of [page, '/v1/lessons?limit=100']) {
      const plain = await get(url);
      const coded = await get(url, { 'accept-encoding': coding });
      expect(coded.headers['content-encoding']).toBe(coding);
      expect(unpack(coded.rawPayload).toString()).toBe(plain.body);
      expect(coded.headers.etag).toBe((plain.headers.etag as string).replace(/"$/u, `.${coding}"`));
      expect(coded.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
    }
  });

  it('says that it depends on what the client takes, also where it is small or known already', async () => {
    const plain = await get(page);
    expect(plain.headers.vary).toMatch(/accept-encoding/iu);
    const again = await get(page, { 'if-none-match': plain.headers.etag as string });
    expect([again.statusCode, again.headers.vary]).toEqual([304, plain.headers.vary]);
    expect((await get('/healthz')).headers.vary).toMatch(/accept-encoding/iu);
  });

  it('is known by the tag of either form, and comes back under the one that was named', async () => {
    const tag = (await get(page, { 'accept-encoding': 'br' })).headers.etag as string;
    const again = await get(page, { 'accept-encoding': 'br', 'if-none-match': `"other", ${tag}` });
    expect([again.statusCode, again.headers.etag, again.body]).toEqual([304, tag, '']);
    expect((await get(page, { 'if-none-match': tag.replace('.br', '') })).statusCode).toBe(304);
    expect((await get(page, { 'if-none-match': '"other.br"' })).statusCode).toBe(200);
  });

  it('has no body for HEAD', async () => {
    const response = await test.app.inject({ method: 'HEAD', url: page, headers: { 'accept-encoding': 'br' } });
    expect([response.statusCode, response.body]).toEqual([200, '']);
    expect(response.headers.etag).toMatch(/^"[\w-]{27}"$/u);
  });

  it('is not compressed where it is packed already', async () => {
    const [font] = /\/assets\/[\w.-]+\.woff2/u.exec((await get('/')).body) ?? [];
    expect((await get(font!, { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });
});

describe('a stream of events', () => {
  it('leaves event by event, uncompressed', async () => {
    const other = testApp();
    await seed(other);
    await other.app.listen({ port: 0 });
    const { port } = other.app.server.address() as AddressInfo;
    const body = JSON.stringify({ question: 'Who keeps the backup?' });
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream', 'accept-encoding': 'br, gzip' };
    const asked = request({ port, path: '/v1/ask', method: 'POST', headers });
    asked.end(body);
    const [response] = await once(asked, 'response');
    expect(response.headers['content-encoding']).toBeUndefined();
    let text = '';
    for await (const chunk of response) text += String(chunk);
    expect(text).toContain('event: ');
    await other.app.close();
  });
});

describe('a write', () => {
  let archive: RealArchive;
  beforeAll(() => {
    archive = openRealArchive();
  });
  afterAll(() => archive.close());

  it('may name what it is to go over by the tag of a compressed answer', async () => {
    const payload = { show: 'night-shift', title: 'One', transcript: { text: long } };
    const created = await archive.app.inject({ method: 'POST', url: '/v1/episodes', payload });
    const { id } = created.json().episode;
    const { items } = (await archive.app.inject(`/v1/lessons?episode=${id}`)).json();
    const url = `/v1/lessons/${items[0].id}`;
    const { etag } = (await archive.app.inject(url)).headers;
    const coded = (etag as string).replace(/"$/u, '.br"');
    const change = (statement: string, tag: string) =>
      archive.app.inject({ method: 'PATCH', url, payload: { statement }, headers: { 'if-match': tag } });
    expect((await change('In other words.', coded)).statusCode).toBe(200);
    expect((await change('In yet other words.', coded)).statusCode).toBe(412);
  });
});
