// Serves the made-up podcast as badly as the worst of hosts does.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { chaptersOf, type Item, mediaTypes, pageOf, type Trouble, transcriptOf } from './podcast.js';

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
  /** How hosts are named in addresses; the socket is on 127.0.0.1. The second one takes connections and never answers. */
  readonly host?: string;
  readonly silentHost?: string;
}

const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024));

export async function servePodcast(items: readonly Item[], options: PodcastOptions): Promise<PodcastServer> {
  const { itemsAPage, slowMs, host = '127.0.0.1', silentHost = 'localhost' } = options;
  const editions = new Map<number, number>();
  const asked = new Map<string, number>();
  const statuses = new Map<number, number>();
  let inHand = 0;
  let mostInHand = 0;
  const server = createServer((request, response) => {
    if (request.headers.host?.startsWith(silentHost)) return;
    mostInHand = Math.max(mostInHand, ++inHand);
    response.once('close', () => {
      inHand--;
      const status = response.writableFinished ? response.statusCode : 0;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const [base, silentBase] = [`http://${host}:${port}`, `http://${silentHost}:${port}`];

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url!, base);
    const times = (asked.get(request.url!) ?? 0) + 1;
    asked.set(request.url!, times);
    const exchange = { request, response };
    const [, folder, index] = /^\/(\w+)\/(\d+)\b/u.exec(pathname) ?? [];
    const item = items[Number(index)];
    const sound = () => item && sendTranscript(item, exchange);
    if (pathname === '/feed.xml') sendPage(Number(searchParams.get('page') ?? 0), times, exchange);
    else if (item && folder === 'chapters') send(exchange, chaptersOf(item), 'application/json+chapters');
    else if (item && folder === 'moved') sound();
    else if (item && folder === 'transcripts')
      (answers[item.trouble] ?? sound)({ ...exchange, item, isFirst: times === 1, times, sound, slowMs });
    else response.writeHead(404).end();
  }

  /** The second page fails at first. */
  function sendPage(page: number, times: number, exchange: Exchange): void {
    const from = page * itemsAPage;
    const next = from + itemsAPage < items.length ? `${base}/feed.xml?page=${page + 1}` : null;
    if (page === 1 && times === 1) exchange.response.writeHead(503).end();
    else
      send(exchange, pageOf(items.slice(from, from + itemsAPage), { base, silentBase, next }), 'application/rss+xml');
  }

  function sendTranscript(item: Item, exchange: Exchange): void {
    send(exchange, transcriptOf(item, editions.get(item.index) ?? 0), mediaTypes[item.format]);
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

interface Turn extends Exchange {
  readonly item: Item;
  /** How often this address was asked for, with this time. */
  readonly times: number;
  readonly isFirst: boolean;
  readonly slowMs: number;
  /** Answers as a good host would. */
  readonly sound: () => void;
}

/** How a transcript is answered; whoever is not named here is sound. */
const answers: Partial<Record<Trouble, (turn: Turn) => void>> = {
  slow: ({ sound, slowMs }) => void setTimeout(sound, slowMs),
  'fails-first': ({ response, times, sound }) => (times <= 2 ? refuse(response, 500) : sound()),
  'resets-first': ({ response, isFirst, sound }) => (isFirst ? void response.destroy() : sound()),
  'truncated-first': ({ item, response, isFirst, sound }) => (isFirst ? truncate(item, response) : sound()),
  'busy-first': ({ response, isFirst, sound }) => (isFirst ? refuse(response, 429, { 'retry-after': '1' }) : sound()),
  redirects: ({ item, response }) => refuse(response, 302, { location: `/moved/${item.index}.${item.format}` }),
  placeholder: ({ item, ...exchange }) => send(exchange, ' ', mediaTypes[item.format]),
  'no-speech': ({ item, ...exchange }) => send(exchange, NOTHING_SAID[item.format], mediaTypes[item.format]),
  missing: ({ response }) => refuse(response, 404),
  'always-fails': ({ response }) => refuse(response, 500),
  'always-truncated': ({ item, response }) => truncate(item, response),
  'private-redirect': ({ item, response }) =>
    refuse(response, 302, { location: `http://10.0.0.${1 + (item.index % 200)}/transcript.vtt` }),
  'metadata-redirect': ({ response }) =>
    refuse(response, 302, { location: 'http://169.254.169.254/latest/meta-data/' }),
  'redirect-loop': ({ item, response }) =>
    refuse(response, 302, { location: `/transcripts/${item.index}.${item.format}` }),
  'gzip-bomb': ({ response }) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB),
  recording: ({ response }) => void response.writeHead(200, { 'content-type': 'text/vtt' }).end(RECORDING),
  'log-in-page': (exchange) => send(exchange, '<!doctype html><title>Log in</title><form></form>', 'text/html'),
  'broken-json': (exchange) => send(exchange, '{"version": "1.0.0", "segments": [{"spea', 'application/json'),
};

const RECORDING = Buffer.from(`ID3\x04${'\0'.repeat(4000)}`);

function refuse(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, headers).end();
}

/** With a validator, and 304 for whoever has it. */
function send({ request, response }: Exchange, body: string, type: string): void {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  if (request.headers['if-none-match'] === etag) refuse(response, 304, { etag });
  else response.writeHead(200, { 'content-type': type, etag }).end(body);
}

/** Promises more than comes. */
function truncate(item: Item, response: ServerResponse): void {
  const body = transcriptOf(item, 0);
  response.writeHead(200, { 'content-type': mediaTypes[item.format], 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, body.length / 2), () => response.destroy());
}
