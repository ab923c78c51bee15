// Under which address do readers reach this service? Canonical links, previews and feeds need absolute URLs.
import type { FastifyInstance } from 'fastify';
import type { Absolute } from '../site/json-ld/json-ld.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Path on this server -> absolute URL, as readers reach it. */
    readonly absolute: Absolute;
  }
}

/**
 * The configured address; without one that of the request itself. No cache mixes those up, because the address is a part of
 * the URL that is asked for.
 */
export function knowAddress(app: FastifyInstance, publicUrl: string | null): void {
  app.decorateRequest('absolute', {
    getter() {
      const base = publicUrl ?? originOf(this.protocol, this.host);
      return (path) => `${base}${path}`;
    },
  });
}

function originOf(protocol: string, host: string): string {
  const url = `${protocol}://${host}`;
  return URL.canParse(url) ? new URL(url).origin : 'http://localhost';
}
