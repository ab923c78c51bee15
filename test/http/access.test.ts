// Who may do what: keys for writing, and a guard against other sites' pages.
import { afterEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.js';
import { newEpisode, seed, type TestApp, testApp } from './helpers.js';

let test: TestApp;
afterEach(() => test.app.close());

const keys = ['first-key-0123456789', 'second-key-0123456789'];
const absent = '/v1/episodes/ep_0000000000000000';

function start(changes: Partial<Config>): void {
  test = testApp(changes);
}

function write(headers: Record<string, string> = {}) {
  return test.app.inject({ method: 'POST', url: '/v1/episodes', payload: newEpisode(), headers });
}

describe('with API keys', () => {
  it.each(keys)('%s may write', async (key) => {
    start({ apiKeys: keys });
    expect((await write({ authorization: `Bearer ${key}` })).statusCode).toBe(201);
  });

  it.each([
    ['no key', undefined],
    ['a wrong key', 'Bearer wrong-key-0123456789'],
    ['the start of a key', `Bearer ${keys[0]!.slice(0, -1)}`],
    ['a key with more', `Bearer ${keys[0]}0`],
    ['another scheme', `Basic ${keys[0]}`],
    ['two keys', `Bearer ${keys[0]} ${keys[1]}`],
  ])('401 for %s, before the body is read', async (_name, authorization) => {
    start({ apiKeys: keys });
    const response = await write(authorization ? { authorization } : {});
    expect(response.statusCode).toBe(401);
    expect(response.json()).toMatchObject({ code: 'unauthorized' });
    expect(response.headers['www-authenticate']).toMatch(/^Bearer/u);
    expect((await test.app.inject({ method: 'DELETE', url: absent })).statusCode).toBe(401);
    expect(test.services.archive.list()).toEqual([]);
  });

  it('reading and asking are open', async () => {
    start({ apiKeys: keys });
    for (const url of ['/v1/shows', '/v1/search?q=a', '/', '/healthz', '/metrics', '/openapi.yaml']) {
      expect((await test.app.inject(url)).statusCode).toBe(200);
    }
    const ask = await test.app.inject({ method: 'POST', url: '/v1/ask', payload: { question: 'why?' } });
    expect(ask.statusCode).toBe(200);
  });
});

describe('a path that is not there', () => {
  it('is 404 for whoever writes without a key', async () => {
    start({ apiKeys: keys });
    expect((await test.app.inject({ method: 'POST', url: '/v1/nope' })).statusCode).toBe(404);
  });
});

describe('bound to loopback', () => {
  it.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '127.1.2.3', '[::1]:3000', 'LOCALHOST'])(
    'serves the host %s',
    async (host) => {
      start({ host: '127.0.0.1' });
      expect((await test.app.inject({ url: '/v1/shows', headers: { host } })).statusCode).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.1.2',
    '[::2]',
  ])('421 for the host %s: it was pointed here by DNS', async (host) => {
    start({ host: '::1' });
    const response = await test.app.inject({ url: '/v1/shows', headers: { host } });
    expect(response.statusCode).toBe(421);
    expect(response.json()).toMatchObject({ code: 'foreign-host' });
  });

  it('serves its public name behind a proxy', async () => {
    start({ host: '127.0.0.1', publicUrl: 'https://podcasts.example' });
    const headers = { host: 'podcasts.example' };
    expect((await test.app.inject({ url: '/v1/shows', headers })).statusCode).toBe(200);
  });
});

describe('bound to every address', () => {
  it('serves any host', async () => {
    start({ host: '0.0.0.0' });
    expect((await test.app.inject({ url: '/', headers: { host: 'podcasts.example' } })).statusCode).toBe(200);
  });
});

describe('a write that a browser sends', () => {
  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:3001', host: 'localhost:3000' },
    { 'sec-fetch-site': 'cross-site' },
  ])('403 from another site: %j', async (headers) => {
    start({});
    const response = await write(headers);
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ code: 'foreign-origin' });
    expect(test.services.archive.list()).toEqual([]);
  });

  it.each<Record<string, string>>([
    { origin: 'http://localhost:3000', host: 'localhost:3000' },
    { origin: 'https://podcasts.example' },
    { 'sec-fetch-site': 'same-origin' },
  ])('is taken from our own pages: %j', async (headers) => {
    start({ publicUrl: 'https://podcasts.example' });
    expect((await write(headers)).statusCode).toBe(201);
  });
});

describe('a page of another site that reads', () => {
  const reads = [
    { method: 'GET', url: '/v1/shows' },
    { method: 'POST', url: '/v1/ask', payload: { question: 'why?' } },
  ] as const;
  const near = 'http://localhost:5173';
  const far = 'https://reader.example';

  function preflight(url: string, method: string, origin: string) {
    const headers = { origin, 'access-control-request-method': method };
    return test.app.inject({ method: 'OPTIONS', url, headers });
  }

  it.each(reads)('may $method $url from the same machine while bound to loopback', async (read) => {
    start({});
    const response = await test.app.inject({ ...read, headers: { origin: near } });
    expect(response.statusCode).toBe(200);
    expect(response.headers['access-control-allow-origin']).toBe(near);
    expect(response.headers.vary).toMatch(/Origin/u);
    const allowed = await preflight(read.url, read.method, near);
    expect(allowed.statusCode).toBe(204);
    expect(allowed.headers['access-control-allow-origin']).toBe(near);
    expect(allowed.headers['access-control-allow-methods']).toContain(read.method);
    expect(allowed.headers['access-control-allow-headers']).toContain('content-type');
  });

  it.each(reads)('is not shown $method $url from elsewhere while bound to loopback', async (read) => {
    start({});
    const response = await test.app.inject({ ...read, headers: { origin: far } });
    expect(response.headers).not.toHaveProperty('access-control-allow-origin');
    expect(response.headers.vary).toMatch(/Origin/u);
    expect((await preflight(read.url, read.method, far)).headers).not.toHaveProperty('access-control-allow-origin');
  });

  it.each([{ publicUrl: 'https://podcasts.example' }, { host: '0.0.0.0' }])(
    'may from anywhere with %j',
    async (open) => {
      start(open);
      for (const read of reads) {
        const response = await test.app.inject({ ...read, headers: { origin: far } });
        expect(response.statusCode).toBe(200);
        expect(response.headers['access-control-allow-origin']).toBe('*');
        expect((await preflight(read.url, read.method, far)).headers['access-control-allow-origin']).toBe('*');
      }
    },
  );

  it.each([
    ['/v1/episodes', 'POST'],
    [absent, 'DELETE'],
    ['/v1/nope', 'GET'],
  ])('gets no leave for %s %s', async (url, method) => {
    start({ host: '0.0.0.0' });
    const response = await preflight(url, method, far);
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.headers).not.toHaveProperty('access-control-allow-methods');
  });

  it('keeps Vary: Origin where the answer depends on Accept too', async () => {
    start({});
    const id = await seed(test);
    for (const part of ['transcript', 'show-notes']) {
      const { headers } = await test.app.inject({ url: `/v1/episodes/${id}/${part}`, headers: { origin: near } });
      expect(headers.vary).toBe('Origin, Accept, Accept-Encoding');
    }
  });
});
