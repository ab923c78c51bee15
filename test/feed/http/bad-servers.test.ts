// Servers that are slow, broken, hostile or busy: each has its failure, in bounded time and memory.
import { createServer, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { FetchError, type FetchOptions } from '../../../src/feed/fetcher.js';
import { FakeClock, failureOf, fetcherForTests, serve } from './web-server.js';

const FEED = '<rss><channel><title>A</title></channel></rss>';
const options: FetchOptions = { wanted: 'feed', maxBytes: 100_000 };
const once = { retry: { tries: 1, baseMs: 1, maxWaitMs: 30_000 } };
const quick = { ...once, limits: { connectMs: 200, headersMs: 150, totalMs: 400 } };

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server below HTTP: what it writes is up to the test. */
async function serveRaw(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.once('data', () => onConnection(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://feeds.example:${(server.address() as { port: number }).port}/`;
}

/** Writes a little again and again until nobody listens any more. */
function drip(socket: Socket, text: string, everyMs: number): void {
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(text)), everyMs);
  socket.on('close', () => clearInterval(timer));
}

describe('limits of time', () => {
  it('end a server that never answers', async () => {
    const server = await serve(() => {});
    expect(await failureOf(fetcherForTests(quick).fetch(server.url(), options))).toMatchObject({
      code: 'timed-out',
      temporary: true,
      message: 'feeds.example did not answer in time',
    });
  });

  it('end a body that comes drop by drop', async () => {
    const server = await serve((_, response) => {
      response.write('<rss>');
      drip(response.socket!, '1\r\na\r\n', 20);
    });
    const started = Date.now();
    expect(await failureOf(fetcherForTests(quick).fetch(server.url(), options))).toMatchObject({ code: 'timed-out' });
    expect(Date.now() - started).toBeLessThan(3_000);
  });

  it('end headers that come drop by drop', async () => {
    const url = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      drip(socket, 'x: y\r\n', 20);
    });
    expect(await failureOf(fetcherForTests(quick).fetch(url, options))).toMatchObject({ code: 'timed-out' });
  });

  it('end an interim answer that is repeated without end', async () => {
    const url = await serveRaw((socket) => drip(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n', 5));
    expect(await failureOf(fetcherForTests(quick).fetch(url, options))).toMatchObject({ code: 'timed-out' });
  });

  it('end a name that is never resolved', async () => {
    const fetcher = fetcherForTests({ ...quick, resolve: () => new Promise(() => {}) });
    expect(await failureOf(fetcher.fetch('http://feeds.example/', options))).toMatchObject({ code: 'timed-out' });
  });
});

describe('limits of size', () => {
  const BOMB = Buffer.alloc(20_000_000, ' ');
  const limited = { ...options, maxBytes: 100_000 };

  it.each([
    ['gzip', gzipSync(BOMB)],
    ['br', brotliCompressSync(BOMB)],
  ])('end a small %s body that unpacks to 20 MB', async (encoding, packed) => {
    expect(packed.length).toBeLessThan(limited.maxBytes);
    const server = await serve((_, response) => response.setHeader('content-encoding', encoding).end(packed));
    expect(await failureOf(fetcherForTests().fetch(server.url(), limited))).toMatchObject({
      code: 'too-large',
      temporary: false,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('end a body that never ends', async () => {
    const url = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const more = (): void => void (socket.destroyed || socket.write(' '.repeat(50_000), more));
      more();
    });
    expect(await failureOf(fetcherForTests(once).fetch(url, limited))).toMatchObject({ code: 'too-large' });
  });

  it('end an announced length before a byte of it is read', async () => {
    const server = await serve((_, response) =>
      response.writeHead(200, { 'content-length': '5000000' }).write('<rss>'),
    );
    expect(await failureOf(fetcherForTests(once).fetch(server.url(), limited))).toMatchObject({ code: 'too-large' });
  });

  it('end headers without end', async () => {
    const url = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const more = (): void => void (socket.destroyed || socket.write(`x: ${'y'.repeat(8_000)}\r\n`, more));
      more();
    });
    expect(await failureOf(fetcherForTests(once).fetch(url, options))).toMatchObject({ code: 'headers-too-large' });
  });

  it('let a body of exactly the limit through', async () => {
    const body = FEED.padEnd(100_000);
    const server = await serve((_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(body)));
    expect((await fetcherForTests().fetch(server.url(), limited)).bytes).toHaveLength(100_000);
  });
});

describe('what is broken', () => {
  it.each([
    ['connection-lost', true, 'a connection that is reset', (socket: Socket) => socket.resetAndDestroy()],
    ['connection-lost', true, 'a connection closed without a word', (socket: Socket) => socket.end()],
    [
      ...(['connection-lost', true, 'a body that ends too early'] as const),
      (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n<rss>'),
    ],
    [
      ...(['connection-lost', true, 'a chunk that ends too early'] as const),
      (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n50\r\n<rss>'),
    ],
    ['connection-lost', true, 'what is no HTTP', (socket: Socket) => socket.end('220 ftp ready\r\n')],
  ] as const)('is %s (temporary: %s): %s', async (code, temporary, _, act) => {
    const url = await serveRaw(act);
    expect(await failureOf(fetcherForTests(once).fetch(url, options))).toMatchObject({ code, temporary });
  });

  it('is a packed body cut short, which may come whole the next time', async () => {
    const cut = gzipSync(FEED).subarray(0, 30);
    const server = await serve((_, response) => response.setHeader('content-encoding', 'gzip').end(cut));
    expect(await failureOf(fetcherForTests(once).fetch(server.url(), options))).toMatchObject({
      code: 'connection-lost',
    });
  });

  it.each(['gzip', 'br', 'zstd', 'gzip, gzip', 'constructor'])(
    'is a body that is not %s as it says',
    async (encoding) => {
      const server = await serve((_, response) => response.setHeader('content-encoding', encoding).end(FEED));
      expect(await failureOf(fetcherForTests().fetch(server.url(), options))).toMatchObject({
        code: 'broken-encoding',
      });
      expect(server.requests).toHaveLength(1);
    },
  );

  it('is a host that takes no connection, or that there is not', async () => {
    const fetcher = fetcherForTests(once);
    expect(await failureOf(fetcher.fetch('http://feeds.example:1/', options))).toMatchObject({
      code: 'connect-failed',
    });
    const missing = fetcherForTests({
      resolve: async () => {
        throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
      },
    });
    expect(await failureOf(missing.fetch('http://gone.example/', options))).toMatchObject({
      ...{ code: 'unknown-host', temporary: false, message: 'There is no host gone.example' },
    });
  });

  it('is TLS that is none', async () => {
    const server = await serve((_, response) => response.end(FEED));
    const url = server.url().replace('http:', 'https:');
    expect(await failureOf(fetcherForTests(once).fetch(url, options))).toMatchObject({ code: 'tls-failed' });
  });
});

describe('content that was not wanted', () => {
  it.each([
    ['feed', '<!DOCTYPE html><html><body>Not found</body></html>'],
    ['feed', ' \n<html lang="en">'],
    ['feed', '<?xml version="1.0"?>\n<!-- x --><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x">'],
    ['feed', '{"error":"no"}'],
    ['feed', 'ID3\x04\x00\x00\x00'],
    ['text', '<!doctype html><title>Log in</title>'],
    ['text', '\xff\xfb\x90\x44\x00\x00'],
    ['json', '<html></html>'],
    ['page', '%PDF-1.7'],
  ] as const)('is refused: not %s but %j', async (wanted, body) => {
    const server = await serve((_, response) => response.end(Buffer.from(body, 'latin1')));
    expect(await failureOf(fetcherForTests().fetch(server.url(), { ...options, wanted }))).toMatchObject({
      code: 'wrong-content',
    });
  });

  it.each([
    ['feed', '\ufeff<?xml version="1.0"?><!DOCTYPE rss><rss/>'],
    ['feed', '<opml version="2.0"/>'],
    ['text', 'WEBVTT\n'],
    ['text', '<cite>Ada:</cite><p>Hello</p>'],
    ['page', '<!doctype html><p>Hello</p>'],
    ['json', '{"version":"1.2.0"}'],
    ['text', ''],
  ] as const)('is not %s %j', async (wanted, body) => {
    const server = await serve((_, response) => response.end(body));
    expect((await fetcherForTests().fetch(server.url(), { ...options, wanted })).status).toBe(200);
  });

  it('is not a caption file in UTF-16', async () => {
    const bytes = Buffer.from('\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\n一丁丂七\r\n', 'utf16le');
    const server = await serve((_, response) => response.end(bytes));
    expect((await fetcherForTests().fetch(server.url(), { ...options, wanted: 'text' })).status).toBe(200);
  });
});

describe('trying again', () => {
  it('goes on after trouble of the server, waiting longer each time', async () => {
    let count = 0;
    const server = await serve((request, response) => {
      count++;
      if (count === 1) response.writeHead(503).end();
      else if (count === 2) request.socket.destroy();
      else response.end(FEED);
    });
    const clock = new FakeClock();
    const fetched = await fetcherForTests({ clock, gapMs: 0 }).fetch(server.url(), options);
    expect(fetched.status).toBe(200);
    expect(clock.slept).toEqual([500, 1_000]);
  });

  it('ends after the fourth time with the last failure', async () => {
    const server = await serve((_, response) => response.writeHead(500).end());
    const clock = new FakeClock();
    const failure = await failureOf(fetcherForTests({ clock, gapMs: 0, random: () => 1 }).fetch(server.url(), options));
    expect(failure).toBeInstanceOf(FetchError);
    expect(failure).toMatchObject({ code: 'http-status', status: 500, temporary: true, retryAfterMs: null });
    expect(server.requests).toHaveLength(4);
    expect(clock.slept).toEqual([1_000, 2_000, 4_000]);
  });

  it.each([400, 401, 403, 404, 410, 501])('does not happen after %d', async (status) => {
    const server = await serve((_, response) => response.writeHead(status).end('x'.repeat(100_000)));
    expect(await failureOf(fetcherForTests().fetch(server.url(), options))).toMatchObject({ status, temporary: false });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['20', 20_000],
    ['Mon, 05 Jan 2026 12:00:25 GMT', 25_000],
    ['Mon, 05 Jan 2026 11:00:00 GMT', 500],
    ['soon', 500],
    ['-5', 500],
  ])('waits as long as Retry-After says: %s', async (header, waited) => {
    let count = 0;
    const server = await serve((_, response) => {
      if (count++ === 0) response.writeHead(429, { 'retry-after': header }).end();
      else response.end(FEED);
    });
    const clock = new FakeClock();
    await fetcherForTests({ clock, gapMs: 0 }).fetch(server.url(), options);
    expect(clock.slept).toEqual([waited]);
  });

  it('is left to the caller where Retry-After is long, and nobody else asks that host meanwhile', async () => {
    const server = await serve((_, response) => response.writeHead(503, { 'retry-after': '999999999' }).end());
    const clock = new FakeClock();
    const fetcher = fetcherForTests({ clock });
    const day = 24 * 60 * 60 * 1000;
    const failure = await failureOf(fetcher.fetch(server.url(), options));
    expect(failure).toMatchObject({ code: 'http-status', status: 503, temporary: true, retryAfterMs: day });
    const next = await failureOf(fetcher.fetch(server.url('/other'), options));
    expect(next).toMatchObject({ code: 'host-paused', temporary: true, retryAfterMs: day });
    expect(server.requests).toHaveLength(1);
    expect(clock.slept).toEqual([]);
  });
});

describe('a caller that goes away', () => {
  it('ends the request with its own reason', async () => {
    const server = await serve(() => {});
    const controller = new AbortController();
    const fetching = fetcherForTests().fetch(server.url(), { ...options, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('The job was cancelled')), 50);
    expect(await failureOf(fetching)).toMatchObject({ message: 'The job was cancelled' });
  });
});
