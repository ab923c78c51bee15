// Which pages does a publisher's description of an episode lead to? Addresses of links, and those that stand in its text.
import { Parser } from 'htmlparser2';
import { withoutPunctuation } from '../../domain/linked-text.js';
import type { PublishedLink } from '../../domain/publication.js';
import { oneLine, webAddress } from './element-values.js';

/** More than a reader goes through; some feeds carry a catalogue under every episode. */
const MOST_LINKS = 50;
const LONGEST_ADDRESS = 2000;
const LONGEST_TITLE = 200;
/** Of a description. */
const LONGEST_READ = 200_000;

/** Without the punctuation of the sentence around it. */
const ADDRESS = /https?:\/\/[^\s<>"'`]{1,2000}/giu;

/** Each once, in their order; a link's title is its text, `null` where that says no more than the address. */
export function descriptionLinks(description: string | null): PublishedLink[] {
  const links = new Map<string, PublishedLink>();
  for (const { address, text } of written((description ?? '').slice(0, LONGEST_READ))) {
    const url = address.length > LONGEST_ADDRESS ? null : webAddress(address);
    if (url === null || links.has(url) || hasPassword(url)) continue;
    const title = oneLine(text)?.slice(0, LONGEST_TITLE) ?? null;
    links.set(url, { url, title: title && !/^https?:/iu.test(title) ? title : null });
    if (links.size === MOST_LINKS) break;
  }
  return [...links.values()];
}

interface WrittenLink {
  readonly address: string;
  text: string;
}

function written(html: string): WrittenLink[] {
  const links: WrittenLink[] = [];
  let open: WrittenLink | null = null;
  const parser = new Parser({
    onopentag(name, { href }) {
      if (name !== 'a' || href === undefined) return;
      open = { address: href, text: '' };
      links.push(open);
    },
    ontext(data) {
      if (open) open.text += data;
      else
        links.push(
          ...Array.from(data.matchAll(ADDRESS), ([address]) => ({ address: withoutPunctuation(address), text: '' })),
        );
    },
    onclosetag(name) {
      if (name === 'a') open = null;
    },
  });
  parser.end(html);
  return links;
}

export function hasPassword(url: string): boolean {
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}
