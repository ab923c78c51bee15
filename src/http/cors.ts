// Which pages of other sites may read the API (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol)?
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLoopback } from '../config.js';
import { isReading, isWrite } from './auth.js';
import type { BrowserGuardOptions } from './browser-guard.js';
import { varyBy } from './negotiate.js';
import { allowedMethods, type RouteTable } from './route-table.js';

/** Seconds for which a browser need not ask again. */
const PREFLIGHT_MAX_AGE = 600;

/**
 * Allows what only reads: to pages of any site where the service is there for all, and only to pages of the same machine
 * where it is bound to a loopback address, so that a visited site cannot read a private archive. Answers preflights.
 */
export function shareReading(app: FastifyInstance, routes: RouteTable, options: BrowserGuardOptions): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/v1/') || isWrite(request)) return;
    const wanted = preflightedMethods(request, routes);
    if (request.method === 'OPTIONS' && wanted.length === 0) return;
    allowReading(request, reply, options);
    if (wanted.length === 0) return;
    reply.header('access-control-allow-methods', wanted.join(', '));
    reply.header('access-control-allow-headers', 'accept, content-type, if-none-match, last-event-id');
    return reply.header('access-control-max-age', PREFLIGHT_MAX_AGE).code(204).send();
  });
}

/** The reading methods of the path, when the request is a browser's preflight for one of them. */
function preflightedMethods({ method, url, headers }: FastifyRequest, routes: RouteTable): string[] {
  const wanted = headers['access-control-request-method'];
  if (method !== 'OPTIONS' || !headers.origin || !wanted) return [];
  const path = url.split('?', 1)[0]!;
  const methods = allowedMethods(routes, path).filter((each) => isReading(each, path));
  return methods.includes(wanted) ? methods : [];
}

function allowReading(
  { headers: { origin } }: FastifyRequest,
  reply: FastifyReply,
  options: BrowserGuardOptions,
): void {
  if (options.publicUrl !== null || !isLoopback(options.host)) {
    reply.header('access-control-allow-origin', '*');
    return;
  }
  varyBy(reply, 'Origin');
  if (origin !== undefined && URL.canParse(origin) && isLoopback(new URL(origin).hostname)) {
    reply.header('access-control-allow-origin', origin);
  }
}
