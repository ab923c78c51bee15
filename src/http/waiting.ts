// Does anybody still wait for the answer? Work that takes long is given up when nobody does.
import type { FastifyReply } from 'fastify';

/** Why a signal of `waitingSignal` is aborted when the client has left. */
export class ClientLeft extends Error {
  constructor() {
    super('The client left before the answer was whole');
    this.name = 'ClientLeft';
  }
}

/**
 * Aborts when the client leaves before the reply was sent whole (reason `ClientLeft`), or when `closing` does (its
 * reason).
 */
export function waitingSignal(reply: FastifyReply, closing: AbortSignal): AbortSignal {
  const waiting = new AbortController();
  const close = (): void => waiting.abort(closing.reason);
  closing.addEventListener('abort', close, { once: true });
  if (closing.aborted) close();
  reply.raw.once('close', () => {
    closing.removeEventListener('abort', close);
    if (!reply.raw.writableFinished) waiting.abort(new ClientLeft());
  });
  return waiting.signal;
}
