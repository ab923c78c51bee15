// Which links of a page lead into the static site, and what becomes of those that need a server?
import { createPlaces, type Placed, relativeLink } from './site-address.js';

/** What a link on a page becomes. */
export type Rewritten =
  | { readonly kind: 'kept' }
  /** Into the site; `placed` is to be there. */
  | { readonly kind: 'inside'; readonly url: string; readonly placed: Placed | null }
  /** To something that only a server can do. */
  | { readonly kind: 'impossible' };

export interface SiteLinks {
  /** `url`: as it stands in the page that goes into `file`. */
  rewrite(url: string, file: string): Rewritten;
  /** Absolute URLs of this site in any text, as they are once it is there. */
  absolute(text: string): { readonly text: string; readonly found: readonly Placed[] };
}

/** What answers only while a server runs. */
const OF_SERVER = /^\/(?:docs|openapi\.yaml|healthz|readyz|metrics|oembed|moments)(?:[/?]|$)/u;
const ASKED = /^\/(?:ask|search)(?:[/?]|$)/u;

/**
 * `base`: where the site will stand, without a slash at its end; the server was told the same. `lacks`: paths that are left
 * out of the site.
 */
export function createLinks(base: string, lacks: (path: string) => boolean = () => false): SiteLinks {
  const placeOf = createPlaces();
  const ofSite = new RegExp(`${escapeRegExp(base)}(/[^\\s"'<>\\\\)&?#]*(?:\\?[^\\s"'<>\\\\)#]*)?)?(?![\\w.-])`, 'gu');

  function pathIn(url: string): string | null {
    if (url.startsWith(`${base}/`) || url === base) return url.slice(base.length) || '/';
    return url.startsWith('/') && !url.startsWith('//') ? url : null;
  }

  return {
    rewrite(url, file) {
      const path = pathIn(url);
      if (path === null) return { kind: 'kept' };
      const [address = '', anchor] = path.split('#', 2);
      if (OF_SERVER.test(address) || lacks(address)) return { kind: 'impossible' };
      const hash = anchor === undefined ? '' : `#${anchor}`;
      // Questions are looked for: what answers them is found by a search too.
      if (ASKED.test(address)) {
        return { kind: 'inside', url: `${relativeLink(file, 'search/')}${searchQuery(address)}`, placed: null };
      }
      const placed = placeOf(address);
      if (placed === null) return { kind: 'impossible' };
      return { kind: 'inside', url: `${relativeLink(file, placed.link)}${hash}`, placed };
    },
    absolute(text) {
      const found: Placed[] = [];
      const replaced = text.replace(ofSite, (whole, path: string | undefined) => {
        if (path === undefined || OF_SERVER.test(path) || lacks(path)) return whole;
        if (ASKED.test(path)) return `${base}/search/${path.replace(/^[^?]*/u, '')}`;
        const placed = placeOf(path.replaceAll('&amp;', '&'));
        if (placed === null) return whole;
        found.push(placed);
        return `${base}/${placed.link}`;
      });
      return { text: replaced, found };
    },
  };
}

const KEPT = ['q', 'in', 'show', 'topic', 'speaker', 'episode', 'from', 'to', 'perEpisode'];

/** The same parameters. Without words, what narrows the search is what is searched for. */
function searchQuery(address: string): string {
  const { searchParams } = new URL(`http://site.invalid${address}`);
  const value = (name: string) => searchParams.get(name)?.trim() || undefined;
  const kept = KEPT.flatMap((name) => (value(name) === undefined ? [] : [[name, value(name)!]]));
  if (value('q') !== undefined) return `?${new URLSearchParams(kept)}`;
  const operators = ['speaker', 'topic', 'show'].flatMap((name) => {
    const own = value(name)?.replaceAll('"', ' ');
    return own === undefined ? [] : [`${name}:${name === 'speaker' ? `"${own}"` : own}`];
  });
  return operators.length === 0 ? '' : `?${new URLSearchParams({ q: operators.join(' ') })}`;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
