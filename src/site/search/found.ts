// What was found, by what was looked for: moments, lessons, chapters or episodes.
import { type Html, html } from '../../domain/html.js';
import { counted, number } from '../entries.js';
import { inLanguage } from '../language.js';
import { lessonCard, section, source } from '../parts.js';
import { hitList } from '../search-hits.js';
import { searchUrl } from './search-url.js';
import { NEAR, snippetLine } from './snippet-line.js';
import { type FoundView, type PlaceHitView, type SearchState, type Target, targets } from './views.js';

const NAMES: Readonly<Record<Target, readonly [one: string, many: string]>> = {
  passages: ['moment', 'moments'],
  lessons: ['lesson', 'lessons'],
  chapters: ['chapter', 'chapters'],
  episodes: ['episode', 'episodes'],
};

/** "147 moments" */
export function amount(count: number, target: Target): string {
  return counted(count, ...NAMES[target]);
}

/** What can be looked for, of which one is. */
export function targetTabs(state: SearchState): Html {
  const links = targets.map((target) => {
    const isCurrent = target === state.target;
    return html`<li><a href="${searchUrl({ ...state, target })}"${isCurrent && html` aria-current="true"`}>${titleOf(target)}</a></li>
`;
  });
  return html`<nav class="choices" aria-label="What to find"><ul>${links}</ul></nav>
`;
}

export function titleOf(target: Target): string {
  const [, many] = NAMES[target];
  return many.charAt(0).toUpperCase() + many.slice(1);
}

export function foundList(found: FoundView): Html | null {
  if (found.target === 'passages') return hitList(found.hits);
  if (found.target === 'lessons') return section('Lessons', found.hits.map(lessonCard));
  return section(titleOf(found.target), found.hits.map(placeHit));
}

function placeHit(hit: PlaceHitView): Html {
  const { title, titleUrl, language } = hit;
  return html`<li class="hit">
<h3><a class="lead" href="${titleUrl}"${inLanguage(language, title)}>${title}</a></h3>
${hit.snippet && snippetLine(hit)}
${source(hit, hit.isNear && html`${NEAR}`)}
</li>
`;
}

export interface PagesView {
  readonly pageNumber: number;
  readonly previousUrl: string | null;
  readonly nextUrl: string | null;
}

/** The way on and back. */
export function pageLinks({ pageNumber, previousUrl, nextUrl }: PagesView): Html | null {
  if (previousUrl === null && nextUrl === null) return null;
  return html`<nav class="pages" aria-label="Pages">
${previousUrl !== null && html`<a class="button quiet" rel="prev" href="${previousUrl}">Back</a>`}
<span class="meta">Page ${number(pageNumber)}</span>
${nextUrl !== null && html`<a class="button quiet" rel="next" href="${nextUrl}">More</a>`}
</nav>
`;
}
