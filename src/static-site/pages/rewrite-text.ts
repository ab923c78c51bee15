// Files other than pages, as they stand in a folder: style sheets and scripts name their neighbours, feeds and data name the
// site's pages by their absolute addresses.
import type { SiteLinks } from './links.js';
import type { RewrittenPage } from './rewrite-html.js';
import type { Placed } from './site-address.js';

/** Paths of the site's own files, in quotation marks or in `url(...)`. */
const ASSET = /(?<=["'(])\/assets\/[\w.-]+(?=["')])/gu;

/** Files that a style sheet names as its neighbours, which they stay. */
const BESIDE = /(?<=url\(")[\w.-]+(?="\))/gu;

export function rewriteStyleOrScript(text: string, file: string, links: SiteLinks, isScript: boolean): RewrittenPage {
  const wanted: Placed[] = [];
  const rewritten = text.replace(ASSET, (url) => {
    const link = links.rewrite(url, file);
    if (link.kind !== 'inside') return url;
    if (link.placed) wanted.push(link.placed);
    // A module is named by a path, not by a bare word.
    return isScript && !link.url.startsWith('.') ? `./${link.url}` : link.url;
  });
  for (const [name] of isScript ? [] : text.matchAll(BESIDE)) {
    const link = links.rewrite(`/assets/${name}`, file);
    if (link.kind === 'inside' && link.placed) wanted.push(link.placed);
  }
  return { text: rewritten, wanted };
}

export function rewriteAbsolute(text: string, links: SiteLinks): RewrittenPage {
  const { text: rewritten, found } = links.absolute(text);
  return { text: rewritten, wanted: found };
}
