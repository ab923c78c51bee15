// A page that is asked for again is not made again, as long as nothing at all was written to the archive.
import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import { PAGE_TYPE } from './page-reply.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Keeps the page for whoever asks for it next; null where pages are not kept. */
    keepPage: ((page: KeptPage) => void) | null;
  }
}

export interface KeptPage {
  readonly markup: string;
  /** Of the contents that the page may load; it depends on what there is to play. */
  readonly policy: string;
}

/** Of markup and addresses, in characters of two bytes at most: some seventy pages of the longest episodes. */
const MAX_LENGTH = 24 * 1024 * 1024;
const POLICY = 'content-security-policy';

/**
 * For the routes of this scope. `revisionOf` gives another name to every state of what pages are made of. It is asked before
 * a page is made, so that one that was made while somebody wrote is made again rather than kept too long.
 */
export function keepPages(scope: FastifyInstance, revisionOf: () => Promise<string>): void {
  const kept = new LRUCache<string, KeptPage & { readonly revision: string }>({
    maxSize: MAX_LENGTH,
    sizeCalculation: ({ markup }, address) => markup.length + address.length,
  });
  scope.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return;
    const address = request.absolute(request.url);
    const revision = await revisionOf();
    const page = kept.get(address);
    if (page?.revision === revision) return reply.header(POLICY, page.policy).type(PAGE_TYPE).send(page.markup);
    request.keepPage = (made) => kept.set(address, { ...made, revision });
  });
}
