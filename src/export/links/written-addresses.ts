// Addresses that are written out in a text.
import { LinkifyIt } from 'linkify-it';
import { howIsNamed } from './bare-names.js';
import type { Address } from './mentioned-links.js';
import { sureEndings } from './sure-endings.js';

/** E-mail addresses are looked for so that their hosts are not taken for sites; they are nobody's to publish. */
const finder = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: false, maxLength: 500 }).tlds(
  [...sureEndings],
  true,
);

/** More than people read out in a turn; a page of addresses is no talk. */
const MOST = 200;

export function writtenAddresses(text: string): Address[] {
  const addresses: Address[] = [];
  for (const { 0: word, index } of text.matchAll(/\S+/gu)) {
    // An address has no space in it, and the finder takes a thousand times as long as this to say that a word is none.
    if (!/[^.][.][^.]|:\/\//u.test(word)) continue;
    for (const { end, isWhole, ...found } of addressesInWord(word)) {
      const start = index + found.start;
      const naming = isWhole ? 'offered' : howIsNamed(text, { start, end: index + end });
      if (naming !== null) addresses.push({ url: found.url, start, offered: naming === 'offered' });
    }
    if (addresses.length >= MOST) break;
  }
  return addresses.slice(0, MOST);
}

interface WrittenAddress {
  readonly url: string;
  readonly start: number;
  readonly end: number;
  /** With a scheme or "www.": nobody writes that of anything but a page. */
  readonly isWhole: boolean;
}

function addressesInWord(word: string): WrittenAddress[] {
  return (finder.match(word) ?? []).flatMap(({ schema, raw, url, index, lastIndex }) => {
    if (schema !== 'http:' && schema !== 'https:' && (schema !== '' || !isSureHost(raw))) return [];
    const address = publicAddress(schema === '' ? `https://${raw}` : url);
    const isWhole = schema !== '' || /^www\./iu.test(raw);
    return address === null ? [] : [{ url: address, start: index, end: lastIndex, isWhole }];
  });
}

/**
 * "example.com" with no scheme before it: a known ending in lower case ("ASP.NET" is a product, and "home.So" a missing
 * space), or "www." in front.
 */
function isSureHost(raw: string): boolean {
  const host = /^[^/?#:]+/u.exec(raw)?.[0] ?? '';
  return /^www\./iu.test(host) || sureEndings.has(host.slice(host.lastIndexOf('.') + 1));
}

/** Normalised; `null` where it leads to no public site: another scheme, a bare name, numbers, a password in it. */
function publicAddress(written: string): string | null {
  if (!URL.canParse(written)) return null;
  const url = new URL(written);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.username || url.password) return null;
  if (!/\.[a-z][a-z0-9-]*[a-z0-9]$/u.test(url.hostname)) return null;
  if (/(?:^|\.)(?:localhost|local|internal|invalid|test|example)$/u.test(url.hostname)) return null;
  return url.href;
}
