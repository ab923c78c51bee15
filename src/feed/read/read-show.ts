// What a channel of RSS or a feed of Atom says beside its episodes.
import { childrenOf, plainText, rawText, webAddress } from './element-values.js';
import type { Feed, FeedShow } from './feed.js';
import { type FeedContext, imageIn, peopleIn } from './podcast-tags.js';
import type { XmlElement } from './xml-elements.js';

export type Channel = Pick<Feed, 'show' | 'nextUrl' | 'selfUrl' | 'newUrl'>;

/** `channel`: its children are those of the channel, its attributes those of the root. */
export function readChannel(channel: XmlElement, context: FeedContext): Channel {
  const { base } = context;
  return {
    show: showOf(channel, context),
    // Both lead to older episodes: pages (RFC 5005, 3) and archives (4).
    nextUrl: linkOf(channel, 'next', base) ?? linkOf(channel, 'prev-archive', base),
    selfUrl: linkOf(channel, 'self', base),
    newUrl: webAddress(plainText(channel, 'itunes:new-feed-url'), base),
  };
}

function showOf(channel: XmlElement, context: FeedContext): FeedShow {
  const { base } = context;
  return {
    guid: plainText(channel, 'podcast:guid'),
    title: plainText(channel, 'rss:title', 'atom:title', 'itunes:title'),
    pageUrl: webAddress(plainText(channel, 'rss:link'), base) ?? linkOf(channel, 'alternate', base),
    imageUrl: imageIn(channel, context) ?? webAddress(plainText(channel, 'atom:logo', 'atom:icon'), base),
    language: plainText(channel, 'rss:language', 'dc:language') ?? (channel.attributes['xml:lang']?.trim() || null),
    description: rawText(channel, 'rss:description', 'itunes:summary', 'atom:subtitle'),
    author: plainText(channel, 'itunes:author', 'dc:creator') ?? authorOf(channel),
    people: peopleIn(channel, context),
    medium: plainText(channel, 'podcast:medium')?.toLowerCase() ?? null,
  };
}

function authorOf(channel: XmlElement): string | null {
  const [author] = childrenOf(channel, 'atom:author');
  return author ? plainText(author, 'atom:name') : null;
}

/** Of `<atom:link>`, in RSS too; a link that names no relation is the page itself. */
function linkOf(channel: XmlElement, wanted: string, base: string | null): string | null {
  for (const { attributes } of childrenOf(channel, 'atom:link')) {
    const relations = (attributes.rel ?? 'alternate').toLowerCase().split(/\s+/u);
    const url = relations.includes(wanted) ? webAddress(attributes.href, base) : null;
    if (url !== null) return url;
  }
  return null;
}
