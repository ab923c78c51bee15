// What a page's head tells others: search engines, previews elsewhere, readers of feeds, embedders.
import { type Html, html, trusted } from '../domain/html.js';
import type { JsonLd } from './json-ld/json-ld.js';
import type { SiteName } from './site.js';

export interface Picture {
  /** Absolute. */
  readonly url: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly type: 'image/png' | 'image/jpeg';
  readonly alt: string;
}

/** An RSS feed. */
export interface FeedLink {
  readonly title: string;
  readonly url: string;
}

/** URLs are absolute: previews and search engines take no others. */
export interface PageAbout {
  readonly url: string;
  /** Without the site's name. */
  readonly title: string;
  readonly description: string | null;
  readonly kind: 'website' | 'article' | 'profile';
  readonly picture?: Picture | undefined;
  /** ISO 8601. */
  readonly publishedAt?: string | null | undefined;
  readonly feeds?: readonly FeedLink[] | undefined;
  /** Where the page can be had as oEmbed, as JSON; with `&format=xml` as XML. */
  readonly oembedUrl?: string | undefined;
  readonly data?: readonly JsonLd[] | undefined;
  /** The page is one of endlessly many (a search, the middle of a list): search engines are to leave it out. */
  readonly isUnlisted?: boolean | undefined;
}

/** What every page's view has. */
export interface Described {
  readonly about?: PageAbout | undefined;
}

/** Characters, as search engines and previews show. */
const LONGEST_DESCRIPTION = 200;

export function renderAbout(about: PageAbout, site: SiteName): Html {
  const { url, title, description, kind, picture, publishedAt, feeds = [], oembedUrl, data = [], isUnlisted } = about;
  return html`${isUnlisted ? html`<meta name="robots" content="noindex, follow">` : html`<link rel="canonical" href="${url}">`}
${property('og:site_name', site.name)}${property('og:type', kind)}${property('og:title', title)}${property('og:url', url)}
${description && property('og:description', shortened(description))}
${picture && pictureTags(picture)}${publishedAt && kind === 'article' && property('article:published_time', publishedAt)}
<meta name="twitter:card" content="${picture && picture.width > picture.height ? 'summary_large_image' : 'summary'}">
${feeds.map((feed) => html`<link rel="alternate" type="application/rss+xml" title="${feed.title}" href="${feed.url}">\n`)}
${oembedUrl && oembedLinks(oembedUrl, title)}${data.map(dataScript)}`;
}

/** As much of a text as search engines show, between words. */
export function shortened(text: string, most = LONGEST_DESCRIPTION): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  if (plain.length <= most) return plain;
  const end = plain.lastIndexOf(' ', most - 2);
  return `${plain.slice(0, end > 0 ? end : most - 2)} …`;
}

function property(name: string, content: string | number): Html {
  return html`<meta property="${name}" content="${content}">`;
}

function pictureTags({ url, width, height, type, alt }: Picture): Html {
  return html`${property('og:image', url)}${property('og:image:type', type)}${property('og:image:width', width)}${property('og:image:height', height)}${property('og:image:alt', alt)}`;
}

function oembedLinks(url: string, title: string): Html {
  return html`<link rel="alternate" type="application/json+oembed" title="${title}" href="${url}">
<link rel="alternate" type="text/xml+oembed" title="${title}" href="${url}&amp;format=xml">
`;
}

/** Data, which no browser runs. Without "<" nothing in it can end the element or begin a comment. */
function dataScript(data: JsonLd): Html {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
  return html`<script type="application/ld+json">${trusted(json)}</script>\n`;
}
