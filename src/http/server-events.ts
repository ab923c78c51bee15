// Server-sent events (WHATWG HTML, 9.2): how one is written, and a stream of them that ends when the reader leaves.
import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Proxies close a silent connection after a minute or less. */
const HEARTBEAT_MS = 15_000;

export interface EventStream {
  /** Keeps what is sent until `answer` was called. Does nothing after the end. */
  send(event: string, data: unknown): void;
  end(): void;
  /** Gives up without an answer. */
  destroy(): void;
  /** Calls back once, when the stream has ended or the reader has left. */
  onClose(listener: () => void): void;
  /** Starts the answer. */
  answer(reply: FastifyReply): FastifyReply;
}

/** `closing` ends the stream when the server shuts down. */
export function openEventStream(closing: AbortSignal, heartbeatMs = HEARTBEAT_MS): EventStream {
  const stream = new PassThrough();
  const heartbeat = setInterval(() => stream.write(': heartbeat\n\n'), heartbeatMs);
  const end = (): void => {
    clearInterval(heartbeat);
    if (!stream.writableEnded) stream.end();
  };
  closing.addEventListener('abort', end, { once: true });
  stream.once('close', () => {
    clearInterval(heartbeat);
    closing.removeEventListener('abort', end);
  });
  if (closing.aborted) end();
  return {
    send: (event, data) => {
      if (stream.writable) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    end,
    destroy: () => stream.destroy(),
    onClose: (listener) => stream.once('close', listener),
    answer: (reply) => {
      reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no').type('text/event-stream');
      return reply.send(stream);
    },
  };
}
