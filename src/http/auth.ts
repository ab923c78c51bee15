// Who may write? Whoever has one of the keys, where keys are configured. Reading is open.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HindcastError } from '../domain/errors.js';

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Asks with a body, but changes nothing: over the API, and in a talk on the site's page. */
const READING_POSTS = new Set(['/v1/ask', '/ask']);

/** Whether the method changes nothing at the path. */
export function isReading(method: string, path: string): boolean {
  return READING_METHODS.has(method) || (method === 'POST' && READING_POSTS.has(path));
}

/** Where there is no route there is nothing to write: the answer is that there is none, and not who may write. */
export function isWrite({ is404, method, routeOptions }: FastifyRequest): boolean {
  return !is404 && !isReading(method, routeOptions.url ?? '');
}

/** Lets writes through only with `Authorization: Bearer KEY`. Does nothing without keys. */
export function requireKeys(app: FastifyInstance, keys: readonly string[]): void {
  if (keys.length === 0) return;
  const hashes = keys.map(sha256);
  app.addHook('onRequest', async (request) => {
    if (!isWrite(request)) return;
    const given = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!given) throw new HindcastError('unauthorized', 'Writing needs the header "Authorization: Bearer KEY"');
    if (!isOneOf(hashes, sha256(given))) throw new HindcastError('unauthorized', 'The key is not known here');
  });
}

/** Looks at every key, so that the time taken tells nothing about which one came close. */
function isOneOf(hashes: readonly Buffer[], candidate: Buffer): boolean {
  return hashes.reduce((found, hash) => timingSafeEqual(hash, candidate) || found, false);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
