// Keeps web pages of other sites from using a visitor's browser against a Hindcast on the visitor's own machine.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLoopback } from '../config.js';
import { HindcastError } from '../domain/errors.js';
import { isWrite } from './auth.js';

export interface BrowserGuardOptions {
  /** The address that the server is bound to. */
  readonly host: string;
  /** The address that readers use, when there is a proxy in front. */
  readonly publicUrl: string | null;
}

/**
 * Refuses requests whose Host header names another server while bound to a loopback address (DNS rebinding), and
 * writes that a browser sends on behalf of another origin (cross-site request forgery), and talks: what was said before
 * stands on our page, where another site could put words of its own.
 */
export function guardAgainstBrowsers(app: FastifyInstance, { host, publicUrl }: BrowserGuardOptions): void {
  const publicHost = publicUrl ? new URL(publicUrl).host : null;
  const boundToLoopback = isLoopback(host);
  app.addHook('onRequest', async (request) => {
    const named = request.headers.host ?? '';
    if (boundToLoopback && named !== publicHost && !isLoopback(named.replace(/:\d+$/u, ''))) {
      throw new HindcastError('foreign-host', `This server is not ${named || 'nameless'}; set HINDCAST_PUBLIC_URL`);
    }
    if ((isWrite(request) || isTalk(request)) && isForeign(request, [named, publicHost])) {
      throw new HindcastError('foreign-origin', 'The request comes from a page of another site');
    }
  });
}

function isTalk({ method, routeOptions }: FastifyRequest): boolean {
  return method === 'POST' && routeOptions.url === '/ask';
}

function isForeign({ headers }: FastifyRequest, ownHosts: readonly (string | null)[]): boolean {
  const { origin } = headers;
  if (origin === undefined) return headers['sec-fetch-site'] === 'cross-site';
  return !URL.canParse(origin) || !ownHosts.includes(new URL(origin).host);
}
