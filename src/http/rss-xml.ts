// RSS 2.0 (https://www.rssboard.org/rss-specification) with the link to itself that its profile asks for.
import { withoutTurning } from '../domain/language.js';
import { escapeXml } from '../export/xml.js';

export interface RssChannel {
  readonly title: string;
  readonly description: string;
  /** BCP 47. */
  readonly language: string;
  /** Absolute, as all URLs here: of the page, and of the feed itself. */
  readonly url: string;
  readonly feedUrl: string;
  /** Its picture; absolute. */
  readonly imageUrl: string | null;
  readonly items: readonly RssItem[];
}

export interface RssItem {
  /** Never changes. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** HTML, or plain text that is escaped already. */
  readonly description: string;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly creator: string | null;
  readonly categories: readonly string[];
}

/** Built at the time of the newest item, so that the same items give the same bytes. No title turns what readers put beside it. */
export function rss({ title, description, language, url, feedUrl, imageUrl, items }: RssChannel): string {
  const newest = items.map(({ publishedAt }) => rfc822(publishedAt)).sort((a, b) => Date.parse(b) - Date.parse(a))[0];
  return withoutTurning(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"${imageUrl === null ? '' : ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'}>
<channel>
<title>${escapeXml(title)}</title>
<link>${escapeXml(url)}</link>
<atom:link href="${escapeXml(feedUrl)}" rel="self" type="application/rss+xml"/>
<description>${escapeXml(description)}</description>
<language>${escapeXml(language)}</language>
<generator>Hindcast</generator>
${imageUrl === null ? '' : `<itunes:image href="${escapeXml(imageUrl)}"/>\n`}${newest === undefined ? '' : `<lastBuildDate>${newest}</lastBuildDate>\n`}${items.map(item).join('')}</channel>
</rss>
`);
}

function item({ id, title, url, description, publishedAt, creator, categories }: RssItem): string {
  return `<item>
<title>${escapeXml(title)}</title>
<link>${escapeXml(url)}</link>
<guid isPermaLink="false">${escapeXml(id)}</guid>
<pubDate>${rfc822(publishedAt)}</pubDate>
${creator === null ? '' : `<dc:creator>${escapeXml(creator)}</dc:creator>\n`}${categories.map((each) => `<category>${escapeXml(each)}</category>\n`).join('')}<description>${escapeXml(description)}</description>
</item>
`;
}

/** "Tue, 14 May 2024 00:00:00 GMT"; a date is its first moment in UTC. */
function rfc822(iso: string): string {
  return new Date(iso).toUTCString();
}
