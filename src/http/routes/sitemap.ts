// What search engines may look at and what there is: /robots.txt, and a sitemap in parts.
import { z } from 'zod';
import type { AddressKind } from '../../store/store.js';
import { episodeUrl, lessonUrl, personUrl, showUrl, topicUrl } from '../links.js';
import { type App, found } from '../routing.js';
import type { Services } from '../services.js';
import { type SitemapEntry, sitemap, sitemapIndex } from '../sitemap-xml.js';

/** Addresses in one part. The protocol allows 50,000; this many are read in some milliseconds. */
const PART_SIZE = 5_000;
/** Seconds. */
const MAX_AGE = 'public, max-age=3600';

/** Endless, or for programs: whoever looks there finds what the sitemap lists. */
const NOT_FOR_ENGINES = ['/search', '/ask', '/v1/'];

const pathOf: Readonly<Record<AddressKind, (names: readonly string[]) => string>> = {
  shows: ([show = '']) => showUrl(show),
  episodes: ([show = '', slug = '']) => episodeUrl({ show, slug }),
  topics: ([slug = '']) => topicUrl(slug),
  people: ([slug = '']) => personUrl(slug),
  lessons: ([id = '']) => lessonUrl(id),
};
const kinds = Object.keys(pathOf) as AddressKind[];
const isKind = (name: string): name is AddressKind => Object.hasOwn(pathOf, name);

export function sitemapRoutes(app: App, { reader }: Services): void {
  app.get('/robots.txt', { schema: { hide: true } }, async ({ absolute }, reply) => {
    const lines = ['User-agent: *', ...NOT_FOR_ENGINES.map((path) => `Disallow: ${path}`), ''];
    reply.type('text/plain; charset=utf-8').header('cache-control', MAX_AGE);
    return `${lines.join('\n')}\nSitemap: ${absolute('/sitemap.xml')}\n`;
  });

  app.get('/sitemap.xml', { schema: { hide: true } }, async ({ absolute }, reply) => {
    const counts = await reader.countAddresses();
    const parts = kinds.flatMap((kind) => {
      const length = Math.ceil(counts[kind] / PART_SIZE);
      return Array.from({ length }, (_, index) => absolute(`/sitemaps/${kind}-${index + 1}.xml`));
    });
    reply.type('application/xml; charset=utf-8').header('cache-control', MAX_AGE);
    return sitemapIndex([absolute('/sitemaps/site.xml'), ...parts]);
  });

  const params = z.object({ part: z.string() });
  app.get('/sitemaps/:part', { schema: { hide: true, params } }, async ({ params: { part }, absolute }, reply) => {
    const entries = found(await entriesOf(part, reader), 'unknown-route', `There is no sitemap "${part}"`);
    reply.type('application/xml; charset=utf-8').header('cache-control', MAX_AGE);
    return sitemap(entries.map(({ url, changedAt }) => ({ url: absolute(url), changedAt })));
  });
}

/** Paths; `null` where there is no such part. */
async function entriesOf(part: string, reader: Services['reader']): Promise<SitemapEntry[] | null> {
  if (part === 'site.xml') return ['/', '/topics', '/people', '/lessons'].map((url) => ({ url, changedAt: null }));
  const [, kind = '', number] = /^([a-z]+)-([1-9]\d{0,4})\.xml$/u.exec(part) ?? [];
  if (!isKind(kind)) return null;
  const addresses = await reader.findAddresses(kind, { offset: (Number(number) - 1) * PART_SIZE, limit: PART_SIZE });
  if (addresses.length === 0) return null;
  return addresses.map(({ names, changedAt }) => ({ url: pathOf[kind](names), changedAt }));
}
