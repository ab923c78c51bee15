// Server-sent events (WHATWG HTML, 9.2): how one is written, and a stream of them that ends when the reader leaves.
import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Proxies close a silent connection after a minute or less. */
const HEARTBEAT_MS = 15_000;
/** A reader that takes nothing for so many heartbeats is gone, though its connection is not. */
const MAX_STALLED_HEARTBEATS = 4;

export interface EventStream {
  /** Keeps what is sent until `answer` was called. Does nothing after the end. */
  send(event: string, data: unknown): void;
  /** True from when the reader is behind until it has caught up, see `onDrain`. */
  isFull(): boolean;
  end(): void;
  /** Gives up without an answer. */
  destroy(): void;
  /** Calls back whenever the reader has caught up. */
  onDrain(listener: () => void): void;
  /** Calls back once, when the stream has ended or the reader has left. */
  onClose(listener: () => void): void;
  /** Starts the answer. */
  answer(reply: FastifyReply): FastifyReply;
}

export interface EventStreamOptions {
  /** Ends the stream when the server shuts down. Without it whoever writes has to. */
  readonly closing?: AbortSignal;
  readonly heartbeatMs?: number;
}

export function openEventStream({ closing, heartbeatMs = HEARTBEAT_MS }: EventStreamOptions = {}): EventStream {
  const stream = new PassThrough();
  const heartbeat = startHeartbeat(stream, heartbeatMs);
  const end = (): void => {
    clearInterval(heartbeat);
    if (!stream.writableEnded) stream.end();
  };
  closing?.addEventListener('abort', end, { once: true });
  stream.once('close', () => {
    clearInterval(heartbeat);
    closing?.removeEventListener('abort', end);
  });
  if (closing?.aborted) end();
  return {
    send: (event, data) => {
      if (stream.writable) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    isFull: () => stream.writableNeedDrain,
    end,
    destroy: () => stream.destroy(),
    onDrain: (listener) => stream.on('drain', listener),
    onClose: (listener) => stream.once('close', listener),
    answer: (reply) => {
      reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').type('text/event-stream');
      return reply.send(stream);
    },
  };
}

function startHeartbeat(stream: PassThrough, everyMs: number): NodeJS.Timeout {
  let stalled = 0;
  return setInterval(() => {
    stalled = stream.writableNeedDrain ? stalled + 1 : 0;
    if (stalled >= MAX_STALLED_HEARTBEATS) stream.destroy();
    else if (stalled === 0) stream.write(': heartbeat\n\n');
  }, everyMs);
}
