// What a channel of RSS or a feed of Atom says beside its episodes.
import { addressIn, childrenOf, fetchAddress, plainText, rawText, webAddress } from './element-values.js';
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
    nextUrl: pageOf(channel, 'next', base) ?? pageOf(channel, 'prev-archive', base),
    selfUrl: linkOf(channel, 'self', base),
    newUrl: addressIn(channel, base, 'itunes:new-feed-url'),
  };
}

function showOf(channel: XmlElement, context: FeedContext): FeedShow {
  const { base } = context;
  return {
    guid: plainText(channel, 'podcast:guid'),
    title: plainText(channel, 'rss:title', 'atom:title', 'itunes:title'),
    pageUrl: addressIn(channel, base, 'rss:link') ?? linkOf(channel, 'alternate', base),
    imageUrl: imageIn(channel, context) ?? addressIn(channel, base, 'atom:logo', 'atom:icon'),
    language: plainText(channel, 'rss:language', 'dc:language') ?? (channel.attributes['xml:lang']?.trim() || null),
    description: rawText(channel, 'rss:description', 'itunes:summary', 'atom:subtitle'),
    author: plainText(channel, 'itunes:author', 'dc:creator') ?? authorOf(channel),
    isBlocked: [plainText(channel, 'itunes:block'), plainText(channel, 'podcast:block')].some(isYes),
    people: peopleIn(channel, context),
    medium: plainText(channel, 'podcast:medium')?.toLowerCase() ?? null,
  };
}

function isYes(said: string | null): boolean {
  return said?.toLowerCase() === 'yes';
}

function authorOf(channel: XmlElement): string | null {
  const [author] = childrenOf(channel, 'atom:author');
  return author ? plainText(author, 'atom:name') : null;
}

function linkOf(channel: XmlElement, wanted: string, base: string | null): string | null {
  return linkTo(channel, wanted, (address) => webAddress(address, base));
}

/** Another page of the feed, which is fetched. */
function pageOf(channel: XmlElement, wanted: string, base: string | null): string | null {
  return linkTo(channel, wanted, (address) => fetchAddress(address, base));
}

/** Of `<atom:link>`, in RSS too; a link that names no relation is the page itself. */
function linkTo(
  channel: XmlElement,
  wanted: string,
  read: (address: string | undefined) => string | null,
): string | null {
  for (const { attributes } of childrenOf(channel, 'atom:link')) {
    const relations = (attributes.rel ?? 'alternate').toLowerCase().split(/\s+/u);
    const url = relations.includes(wanted) ? read(attributes.href) : null;
    if (url !== null) return url;
  }
  return null;
}
