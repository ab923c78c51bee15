// What every page has around it: head, header with the ways through the archive and the search box, footer.
import { type Html, html } from '../domain/html.js';
import { withoutTurning } from '../domain/language.js';
import { iconUrl, neededFontUrls, stylesheetUrl, touchIconUrl } from './assets/assets.js';
import { type Described, renderAbout, shortened } from './head.js';
import { PAGE_LANGUAGE } from './language.js';
import { OPENSEARCH_PATH } from './opensearch.js';
import type { SiteName } from './site.js';

/** A page, as far as it does not depend on whose site it is in. */
export interface PageFrame extends Described {
  /** `null`: the site's own, of its front page. */
  readonly title: string | null;
  /** The whole that the page is a part of, in its title; the site where it is missing. */
  readonly within?: string;
  /** For search engines and previews; that of `about` where it is missing. */
  readonly description?: string;
  /** What stands in the search box. */
  readonly query?: string;
  /** The page has a search box of its own; the header's is left out. */
  readonly hasOwnSearch?: boolean;
  /** Path of the place in the header that the page belongs to. */
  readonly place?: string;
  /** What else stands in the head. */
  readonly head?: Html;
  readonly body: Html;
}

interface Place {
  readonly path: string;
  readonly label: string;
  /** A site of files alone has to do without it. */
  readonly needsServer?: true;
}

/** In the header. */
const places: readonly Place[] = [
  { path: '/topics', label: 'Topics' },
  { path: '/people', label: 'People' },
  { path: '/ask', label: 'Ask', needsServer: true },
];

/** In the footer, after the header's. */
const furtherPlaces: readonly Place[] = [
  { path: '/lessons', label: 'Lessons' },
  { path: '/docs', label: 'API', needsServer: true },
  { path: '/feed.xml', label: 'RSS' },
];

/** A whole page, as text in which no title or name turns what stands beside it. */
export function renderPage(frame: PageFrame, site: SiteName): string {
  return withoutTurning(page(frame, site).markup);
}

function page(frame: PageFrame, site: SiteName): Html {
  const { description, query, hasOwnSearch, place, head, body, about } = frame;
  const told = description ?? about?.description;
  return html`<!doctype html>
<html lang="${PAGE_LANGUAGE}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${titleOf(frame, site)}</title>
${told && html`<meta name="description" content="${shortened(told)}">`}
<link rel="icon" href="${iconUrl}" type="image/svg+xml">
<link rel="apple-touch-icon" href="${touchIconUrl}">
<link rel="search" href="${OPENSEARCH_PATH}" type="application/opensearchdescription+xml" title="${site.name}">
<link rel="stylesheet" href="${stylesheetUrl}">
${neededFontUrls.map((url) => html`<link rel="preload" href="${url}" as="font" type="font/woff2" crossorigin>\n`)}${head}${about && renderAbout(about, site)}
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header class="top">
<a class="brand" href="/"${place === '/' && html` aria-current="page"`}>${mark}${site.name}</a>
<nav aria-label="Archive"><ul class="places">${places.map((each) => placeLink(each, place))}</ul></nav>
${!hasOwnSearch && searchForm(query)}
</header>
<main id="main">
${body}
</main>
<footer class="foot">
<p class="tagline">What was said, by whom, when, and where is the proof.</p>
<nav aria-label="More"><ul>${[{ path: '/', label: 'Archive' }, ...places, ...furtherPlaces].map((each) => placeLink(each))}</ul></nav>
<p class="maker">Made with Hindcast</p>
</footer>
</body>
</html>
`;
}

/** A show may be called as its site is: nothing is said twice. */
function titleOf({ title, within }: PageFrame, { name }: SiteName): string {
  return [...new Set([title ?? name, within ?? name])].join(' · ');
}

function placeLink({ path, label, needsServer }: Place, current?: string): Html {
  return html`<li${needsServer && html` data-needs-server`}><a href="${path}"${path === current && html` aria-current="page"`}>${label}</a></li>\n`;
}

function searchForm(query = ''): Html {
  return html`<form action="/search" role="search">
<input type="search" name="q" value="${query}" aria-label="Search the archive" placeholder="Search the archive" maxlength="1000" required>
<button type="submit">Search</button>
</form>`;
}

/** Two arrows back, as in the icon. */
const mark = html`<svg viewBox="0 0 24 18" aria-hidden="true"><path d="M11 0v18L0 9zm13 0v18L13 9z"/></svg>`;
