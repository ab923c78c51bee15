// Sitemaps (https://www.sitemaps.org/protocol.html): a list of lists, and a list of addresses.
import { escapeXml } from '../export/xml.js';

export interface SitemapEntry {
  /** Absolute. */
  readonly url: string;
  /** ISO 8601 date-time; null: not known. */
  readonly changedAt: string | null;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

export function sitemapIndex(urls: readonly string[]): string {
  const lines = urls.map((url) => `<sitemap><loc>${escapeXml(url)}</loc></sitemap>\n`);
  return `${HEAD}\n<sitemapindex xmlns="${NAMESPACE}">\n${lines.join('')}</sitemapindex>\n`;
}

export function sitemap(entries: readonly SitemapEntry[]): string {
  const lines = entries.map(({ url, changedAt }) => {
    const changed = changedAt === null ? '' : `<lastmod>${escapeXml(changedAt)}</lastmod>`;
    return `<url><loc>${escapeXml(url)}</loc>${changed}</url>\n`;
  });
  return `${HEAD}\n<urlset xmlns="${NAMESPACE}">\n${lines.join('')}</urlset>\n`;
}
