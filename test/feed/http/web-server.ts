// A web server on this machine, whose every answer a test writes; and a fetcher that takes it for a public one.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach } from 'vitest';
import type { Clock } from '../../../src/feed/http/clock.js';
import { isPublicAddress } from '../../../src/feed/http/fetch-policy.js';
import { HttpFetcher, type HttpFetcherOptions } from '../../../src/feed/http/http-fetcher.js';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface WebServer {
  readonly port: number;
  readonly requests: IncomingMessage[];
  /** How many connections were opened. */
  connections(): number;
  url(path?: string, host?: string): string;
}

/** Waits for nothing and remembers how long it should have. */
export class FakeClock implements Clock {
  time = Date.parse('2026-01-05T12:00:00Z');
  readonly slept: number[] = [];

  now(): number {
    return this.time;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(ms);
    this.time += ms;
  }
}

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

export async function serve(handler: Handler): Promise<WebServer> {
  const requests: IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((request, response) => {
    requests.push(request);
    handler(request, response);
  });
  let connections = 0;
  server.on('connection', (socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const url = (path = '/', host = 'feeds.example') => `http://${host}:${port}${path}`;
  return { port, requests, connections: () => connections, url };
}

/** Names end at the test's own server, which is the one address beyond the public ones that is allowed. */
export function fetcherForTests(options: Partial<HttpFetcherOptions> = {}): HttpFetcher {
  const fetcher = new HttpFetcher({
    userAgent: 'Hindcast/test',
    policy: {
      allowsAddress: (address) => address === '127.0.0.1' || isPublicAddress(address),
      allowsPort: () => true,
    },
    resolve: async () => ['127.0.0.1'],
    clock: new FakeClock(),
    random: () => 0,
    ...options,
  });
  closers.push(() => fetcher.close());
  return fetcher;
}

/** The failure of a promise that has to fail. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('This should have failed');
    },
    (error: unknown) => error,
  );
}
