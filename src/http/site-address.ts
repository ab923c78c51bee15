// What is the site called, and under which address do readers reach it? Canonical links, previews and feeds need both.
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.js';
import type { Absolute } from '../site/json-ld/json-ld.js';
import type { Site } from '../site/site.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** Also known to what fails before it is routed, which has no `request.site`. */
    readonly siteName: string;
  }
  interface FastifyRequest {
    /** Path on this server -> absolute URL, as readers reach it. */
    readonly absolute: Absolute;
    readonly site: Site;
  }
}

/**
 * The configured address; without one that of the request itself. No cache mixes those up, because the address is a part of
 * the URL that is asked for.
 */
export function knowSite(app: FastifyInstance, { publicUrl, siteName }: Pick<Config, 'publicUrl' | 'siteName'>): void {
  app.decorate('siteName', siteName);
  app.decorateRequest('absolute', {
    getter() {
      const base = publicUrl ?? originOf(this.protocol, this.host);
      return (path) => `${base}${path}`;
    },
  });
  app.decorateRequest('site', {
    getter() {
      return { name: siteName, at: this.absolute };
    },
  });
}

function originOf(protocol: string, host: string): string {
  const url = `${protocol}://${host}`;
  return URL.canParse(url) ? new URL(url).origin : 'http://localhost';
}
