// How routes of the site answer.
import type { FastifyReply } from 'fastify';
import { reservedSlugs } from '../domain/slug.js';
import { type PageFrame, renderPage } from '../site/layout.js';

export const PAGE_TYPE = 'text/html; charset=utf-8';

const OK = 200;

/**
 * A page in the site's frame, or one that is text already; kept where its scope keeps pages. `isPassing`: it shows something
 * that may be better in a moment, though nothing is written meanwhile.
 */
export function sendPage(reply: FastifyReply, page: PageFrame | string, { isPassing = false } = {}): FastifyReply {
  const markup = typeof page === 'string' ? page : renderPage(page, { name: reply.server.siteName });
  if (reply.statusCode === OK && !isPassing) {
    reply.request.keepPage?.({ markup, policy: String(reply.getHeader('content-security-policy')) });
  }
  return reply.type(PAGE_TYPE).send(markup);
}

/** The same page of the site, further down its list; null at the end. */
export function furtherUrl(path: string, nextCursor: string | null, query: Record<string, string> = {}): string | null {
  return nextCursor === null ? null : `${path}?${new URLSearchParams({ ...query, cursor: nextCursor })}`;
}

/** The pages of shows stand directly under "/", so they are asked for every path that nobody else knows. */
export function isReserved(show: string): boolean {
  return reservedSlugs.includes(show);
}
