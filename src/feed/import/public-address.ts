// May everybody see an address that a feed gives of itself? Feeds for those who pay name themselves, too, and whoever has their
// address can open them. Where in doubt it is not shown; people can give it.
import { hasPassword } from '../read/description-links.js';

/** Words of addresses that are for some people only. */
const SECRET_WORDS =
  /^(?:auth|key|member(?:s|ful)?|pass(?:word|key)?|patreon|patrons?|premium|private|secret|sig(?:nature)?|subscribers?|supercast|supportingcast|token)$/iu;

/** Of a feed. */
export function isPublicFeed(address: string): boolean {
  const { search, hash, hostname, pathname } = new URL(address);
  // What is written in codes hides what it is.
  if (hasPassword(address) || search || hash || pathname.includes('%')) return false;
  const [labels, parts] = [hostname.split('.'), partsOf(pathname)];
  return ![...labels, ...parts].some((part) => SECRET_WORDS.test(part) || isLikeKey(part));
}

/** Of a page: its path may be of any kind, since pages are for readers. */
export function isPublicPage(address: string): boolean {
  const query = [...new URL(address).searchParams];
  const isSecret = ([name, value]: readonly [string, string]): boolean =>
    [...partsOf(name), ...partsOf(value)].some((part) => SECRET_WORDS.test(part) || isLikeKey(part));
  return !hasPassword(address) && !query.some(isSecret);
}

function partsOf(text: string): string[] {
  return text.split(/[^a-z0-9]+/iu).filter(Boolean);
}

const LONGER_THAN_WORDS = 28;
const LONGER_THAN_COUNTERS = 9;
const SHORTEST_KEY = 6;

/** No word and no number of somebody who counts: digits among letters, capitals inside, consonants in a row. */
function isLikeKey(part: string): boolean {
  if (part.length < SHORTEST_KEY) return false;
  if (/^\d+$/u.test(part)) return part.length >= LONGER_THAN_COUNTERS;
  const digits = part.match(/\d/gu)?.length ?? 0;
  const capitals = part.match(/[a-z](?=[A-Z])/gu)?.length ?? 0;
  return part.length >= LONGER_THAN_WORDS || digits >= 2 || capitals >= 2 || /[bcdfghjklmnpqrstvwxz]{6}/iu.test(part);
}
