// Serves the made-up podcast as badly as the worst of hosts does.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { chaptersOf, type Item, mediaTypes, pageOf, transcriptOf } from './podcast.js';

export interface PodcastServer {
  readonly base: string;
  readonly feedUrl: string;
  /** Requests that were answered, by status; 0 for connections that were broken. */
  readonly statuses: Map<number, number>;
  /** Most requests that were in hand at once. */
  mostAtOnce(): number;
  /** From now on the item's transcript is a corrected one. */
  correct(index: number): void;
  close(): Promise<void>;
}

export interface PodcastOptions {
  readonly itemsAPage: number;
  readonly slowMs: number;
  /** How hosts are named in addresses; the socket is on 127.0.0.1. */
  readonly host?: string;
}

const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024));

export async function servePodcast(items: readonly Item[], options: PodcastOptions): Promise<PodcastServer> {
  const { itemsAPage, slowMs, host = '127.0.0.1' } = options;
  const editions = new Map<number, number>();
  const asked = new Map<string, number>();
  const statuses = new Map<number, number>();
  let inHand = 0;
  let mostInHand = 0;
  const server = createServer((request, response) => {
    mostInHand = Math.max(mostInHand, ++inHand);
    response.once('close', () => {
      inHand--;
      const status = response.writableFinished ? response.statusCode : 0;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://${host}:${(server.address() as AddressInfo).port}`;

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url!, base);
    const times = (asked.get(request.url!) ?? 0) + 1;
    asked.set(request.url!, times);
    const exchange = { request, response };
    if (pathname === '/feed.xml') return sendPage(Number(searchParams.get('page') ?? 0), times, exchange);
    const [, folder, index] = /^\/(\w+)\/(\d+)\b/u.exec(pathname) ?? [];
    const item = items[Number(index)];
    if (item && folder === 'chapters') return send(exchange, chaptersOf(item), 'application/json+chapters');
    if (item && folder === 'moved') return sendTranscript(item, exchange);
    if (item && folder === 'transcripts') return sendWithTrouble(item, times, exchange);
    response.writeHead(404).end();
  }

  /** The second page fails at first. */
  function sendPage(page: number, times: number, exchange: Exchange): void {
    if (page === 1 && times === 1) return void exchange.response.writeHead(503).end();
    const from = page * itemsAPage;
    const next = from + itemsAPage < items.length ? `${base}/feed.xml?page=${page + 1}` : null;
    send(exchange, pageOf(items.slice(from, from + itemsAPage), { base, next }), 'application/rss+xml');
  }

  function sendTranscript(item: Item, exchange: Exchange): void {
    send(exchange, transcriptOf(item, editions.get(item.index) ?? 0), mediaTypes[item.format]);
  }

  function sendWithTrouble(item: Item, times: number, exchange: Exchange): void {
    const { response } = exchange;
    const redirect = (location: string) => void response.writeHead(302, { location }).end();
    const sound = () => sendTranscript(item, exchange);
    switch (item.trouble) {
      case 'slow':
        return void setTimeout(sound, slowMs);
      case 'fails-first':
        return times <= 2 ? void response.writeHead(500).end('Internal Server Error') : sound();
      case 'resets-first':
        return times === 1 ? void response.destroy() : sound();
      case 'truncated-first':
        return times === 1 ? truncate(item, response) : sound();
      case 'busy-first':
        return times === 1 ? void response.writeHead(429, { 'retry-after': '1' }).end() : sound();
      case 'redirects':
        return redirect(`/moved/${item.index}.${item.format}`);
      case 'placeholder':
        return send(exchange, ' ', mediaTypes[item.format]);
      case 'no-speech':
        return send(exchange, NOTHING_SAID[item.format], mediaTypes[item.format]);
      case 'missing':
        return void response.writeHead(404).end('Not Found');
      case 'always-fails':
        return void response.writeHead(500).end();
      case 'always-truncated':
        return truncate(item, response);
      case 'private-redirect':
        return redirect(`http://10.0.0.${1 + (item.index % 200)}/transcript.vtt`);
      case 'metadata-redirect':
        return redirect('http://169.254.169.254/latest/meta-data/');
      case 'redirect-loop':
        return redirect(`/transcripts/${item.index}.${item.format}`);
      case 'gzip-bomb':
        return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB);
      case 'recording':
        return void response
          .writeHead(200, { 'content-type': 'text/vtt' })
          .end(Buffer.from(`ID3\x04${'\0'.repeat(4000)}`));
      case 'log-in-page':
        return send(exchange, '<!doctype html><title>Log in</title><form></form>', 'text/html');
      case 'broken-json':
        return send(exchange, '{"version": "1.0.0", "segments": [{"speaker": "Ada", "sta', 'application/json');
      default:
        return sound();
    }
  }

  return {
    base,
    feedUrl: `${base}/feed.xml`,
    statuses,
    mostAtOnce: () => mostInHand,
    correct: (index) => void editions.set(index, (editions.get(index) ?? 0) + 1),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const NOTHING_SAID = {
  vtt: 'WEBVTT\n\nNOTE nothing was said here\n',
  srt: '1\n00:00:00,000 --> 00:00:10,000\n[Music]\n',
  json: '{"version": "1.0.0", "segments": []}',
} as const;

/** With a validator, and 304 for whoever has it. */
function send({ request, response }: Exchange, body: string, type: string): void {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
  response.writeHead(200, { 'content-type': type, etag }).end(body);
}

/** Promises more than comes. */
function truncate(item: Item, response: ServerResponse): void {
  const body = transcriptOf(item, 0);
  response.writeHead(200, { 'content-type': mediaTypes[item.format], 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, body.length / 2), () => response.destroy());
}
