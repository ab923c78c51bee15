// A POST that is sent again: with the same `Idempotency-Key` its work is done once, and it gets the first answer again.
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HindcastError } from '../domain/errors.js';
import type { IdempotencyKeys, KeptAnswer, KeyedRequest } from '../store/store.js';

const KEEP_MS = 24 * 3_600_000;
const KEY = /^[\x21-\x7e]{1,255}$/;
/** Seconds after which to ask again for what another process has in hand. */
const RETRY_AFTER = 2;
/** Headers that belong to the answer, and not to its way. */
const KEPT_HEADERS = ['location', 'etag', 'preference-applied'] as const;

/** Does the work of a request, or answers as before. The work sets status and headers on the reply and resolves to the body. */
export type AnswerOnce = <Body>(
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<Body>,
) => Promise<Body>;

/**
 * The answer is on disk before it is sent. Work that fails gives its key free, since nothing was saved. Throws
 * `idempotency-key-reused`, `request-in-hand` where another process works on it, and `invalid-request` for what is no key.
 */
export function createAnswerOnce(keys: IdempotencyKeys): AnswerOnce {
  const owner = randomUUID();
  const started = new Date();
  /** Those of one key come one after the other. */
  const lasts = new Map<string, Promise<unknown>>();

  async function answer<Body>(asked: KeyedRequest, reply: FastifyReply, work: () => Promise<Body>): Promise<Body> {
    const claim = await keys.claimKey(asked, { expired: new Date(Date.now() - KEEP_MS), abandoned: started });
    switch (claim.state) {
      case 'answered':
        return repeat<Body>(claim.answer, reply);
      case 'other-request':
        throw new HindcastError('idempotency-key-reused', 'The key was sent with another request in the last 24 hours');
      case 'in-hand':
        reply.header('retry-after', RETRY_AFTER);
        throw new HindcastError('request-in-hand', 'Another process is working on the request; ask again');
      case 'claimed':
    }
    try {
      const body = await work();
      await keys.saveAnswer(asked, { status: reply.statusCode, headers: keptHeaders(reply), body });
      return body;
    } catch (error) {
      await keys.releaseKey(asked);
      throw error;
    }
  }

  return async (request, reply, work) => {
    const key = keyOf(request);
    if (key === undefined) return work();
    const asked = { key, request: nameOf(request), owner };
    const mine = (lasts.get(key) ?? Promise.resolve()).catch(() => {}).then(() => answer(asked, reply, work));
    lasts.set(key, mine);
    try {
      return await mine;
    } finally {
      if (lasts.get(key) === mine) lasts.delete(key);
    }
  };
}

function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && KEY.test(key)) return key;
  const message = 'has to be 1 to 255 visible characters, such as a UUID';
  throw new HindcastError('invalid-request', `Idempotency-Key ${message}`, [{ field: 'Idempotency-Key', message }]);
}

/** What is asked, and nothing of how: a client that sends again may have another connection, proxy or agent. */
function nameOf({ method, url, headers, body }: FastifyRequest): string {
  const content = Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null);
  const what = JSON.stringify([method, url, headers['content-type'] ?? null]);
  return createHash('sha256').update(what).update(content).digest('hex');
}

function keptHeaders(reply: FastifyReply): KeptAnswer['headers'] {
  const given = KEPT_HEADERS.map((name) => [name, reply.getHeader(name)] as const);
  return Object.fromEntries(
    given.filter((each): each is [(typeof KEPT_HEADERS)[number], string] => each[1] !== undefined),
  );
}

function repeat<Body>({ status, headers, body }: KeptAnswer, reply: FastifyReply): Body {
  reply.code(status).headers(headers).header('idempotency-replayed', 'true');
  return body as Body;
}
