// Good answers, redirects, addresses: what comes back, and where no request goes.
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FetchOptions } from '../../../src/feed/fetcher.js';
import { publicOnly } from '../../../src/feed/http/fetch-policy.js';
import { userAgentOf } from '../../../src/feed/http/http-fetcher.js';
import { failureOf, fetcherForTests, serve } from './web-server.js';

const FEED = '<?xml version="1.0"?><rss><channel><title>Räume</title></channel></rss>';
const options: FetchOptions = { wanted: 'feed', maxBytes: 100_000 };

describe('HttpFetcher gives', () => {
  it('the bytes, status, headers and address of an answer', async () => {
    const server = await serve((_, response) => response.setHeader('ETag', '"1"').end(FEED));
    const fetched = await fetcherForTests().fetch(server.url('/rss?a=b#c'), options);
    expect(Buffer.from(fetched.bytes).toString()).toBe(FEED);
    expect(fetched).toMatchObject({ status: 200, notModified: false, finalUrl: server.url('/rss?a=b#c') });
    expect(fetched.headers.etag).toBe('"1"');
    expect(server.requests[0]!.headers).toMatchObject({
      'user-agent': 'Hindcast/test',
      host: `feeds.example:${server.port}`,
    });
    expect(server.requests[0]!.headers.accept).toContain('application/rss+xml');
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['identity', (text: string) => Buffer.from(text)],
  ])('what was packed as %s, unpacked', async (encoding, pack) => {
    const server = await serve((_, response) => response.setHeader('content-encoding', encoding).end(pack(FEED)));
    const { bytes } = await fetcherForTests().fetch(server.url(), options);
    expect(Buffer.from(bytes).toString()).toBe(FEED);
  });

  it('no bytes where the validators still hold', async () => {
    const server = await serve((request, response) => {
      response.statusCode = request.headers['if-none-match'] === '"1"' ? 304 : 200;
      response.end(response.statusCode === 200 ? FEED : undefined);
    });
    const lastModified = 'Mon, 05 Jan 2026 10:00:00 GMT';
    const fetched = await fetcherForTests().fetch(server.url(), { ...options, etag: '"1"', lastModified });
    expect(fetched).toMatchObject({ status: 304, notModified: true });
    expect(fetched.bytes).toHaveLength(0);
    expect(server.requests[0]!.headers['if-modified-since']).toBe(lastModified);
  });

  it('a failure for a 304 that nobody asked for', async () => {
    const server = await serve((_, response) => response.writeHead(304).end());
    expect(await failureOf(fetcherForTests().fetch(server.url(), options))).toMatchObject({ status: 304 });
  });

  it('one connection to a host for many requests', async () => {
    const server = await serve((_, response) => response.end(FEED));
    const fetcher = fetcherForTests();
    await Promise.all([1, 2, 3, 4].map(() => fetcher.fetch(server.url(), options)));
    expect(server.connections()).toBe(1);
  });
});

describe('redirects', () => {
  it('are followed, and a chain of permanent ones from the start names the lasting address', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/moved' }).end();
      else if (request.url === '/moved') response.writeHead(302, { location: 'today' }).end();
      else if (request.url === '/today') response.writeHead(308, { location: '/end' }).end();
      else response.end(FEED);
    });
    const fetched = await fetcherForTests().fetch(server.url('/old'), options);
    expect(fetched).toMatchObject({ finalUrl: server.url('/end'), lastingUrl: server.url('/moved') });
  });

  it('are given up after five, so that a loop ends', async () => {
    const server = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    expect(await failureOf(fetcherForTests().fetch(server.url(), options))).toMatchObject({
      code: 'too-many-redirects',
      temporary: false,
    });
    expect(server.requests).toHaveLength(6);
  });

  it.each([
    ['forbidden-address', 'http://169.254.169.254/latest/meta-data/'],
    ['forbidden-address', 'http://[::1]/'],
    ['forbidden-scheme', 'file:///etc/passwd'],
    ['forbidden-scheme', 'gopher://feeds.example/'],
    ['forbidden-credentials', 'http://a:b@feeds.example/'],
    ['invalid-redirect', 'http://'],
  ])('end with %s at %s', async (code, location) => {
    const server = await serve((_, response) => response.writeHead(302, { location }).end());
    expect(await failureOf(fetcherForTests().fetch(server.url(), options))).toMatchObject({ code });
  });

  it('without a target are a failure', async () => {
    const server = await serve((_, response) => response.writeHead(301).end());
    expect(await failureOf(fetcherForTests().fetch(server.url(), options))).toMatchObject({ code: 'invalid-redirect' });
  });

  it('to a name that resolves to a private address end before a connection', async () => {
    const inner = await serve((_, response) => response.end(FEED));
    const server = await serve((_, response) =>
      response.writeHead(302, { location: inner.url('/', 'inner.example') }).end(),
    );
    const resolve = async (host: string) => [host === 'inner.example' ? '127.0.0.2' : '127.0.0.1'];
    const failure = await failureOf(fetcherForTests({ resolve }).fetch(server.url(), options));
    expect(failure).toMatchObject({
      code: 'forbidden-address',
      message: 'inner.example is not on the public internet',
    });
    expect(inner.connections()).toBe(0);
  });
});

describe('a connection', () => {
  it('is not made to this machine under the rule for all the world, whatever it is called', async () => {
    const server = await serve((_, response) => response.end(FEED));
    const policy = { ...publicOnly, allowsPort: () => true };
    const fetcher = fetcherForTests({ policy });
    for (const host of ['feeds.example', 'localhost', '127.0.0.1', '2130706433', '[::ffff:127.0.0.1]']) {
      const failure = await failureOf(fetcher.fetch(server.url('/', host), options));
      expect(failure, host).toMatchObject({ code: 'forbidden-address', temporary: false });
    }
    expect(server.connections()).toBe(0);
  });

  it('goes to the address that was checked, and a name that changes afterwards is refused the next time', async () => {
    const server = await serve((_, response) => response.setHeader('connection', 'close').end(FEED));
    const answers = [['127.0.0.1'], ['10.0.0.7']];
    let asked = 0;
    const resolve = async () => answers[Math.min(asked++, 1)]!;
    const fetcher = fetcherForTests({ resolve });
    await fetcher.fetch(server.url(), options);
    expect(asked).toBe(1);
    expect(await failureOf(fetcher.fetch(server.url(), options))).toMatchObject({ code: 'forbidden-address' });
    expect(server.connections()).toBe(1);
  });

  it('is made to the public ones of several addresses only', async () => {
    const server = await serve((_, response) => response.end(FEED));
    const fetcher = fetcherForTests({ resolve: async () => ['10.0.0.1', 'fd00::1', '127.0.0.1'] });
    expect((await fetcher.fetch(server.url(), options)).status).toBe(200);
  });
});

describe('userAgentOf', () => {
  it('names the program, its version, and its address where it has one', () => {
    expect(userAgentOf('0.1.0', 'https://notes.example')).toBe('Hindcast/0.1.0 (+https://notes.example)');
    expect(userAgentOf('0.1.0', null)).toBe('Hindcast/0.1.0');
  });
});
