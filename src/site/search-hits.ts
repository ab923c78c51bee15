// Moments that a search found, as a list: the server's page and the static site's script make it alike.
import { type Html, html } from '../domain/html.js';
import { inLanguage, said } from './language.js';
import { day, dotted, section, speakersOf, time } from './parts.js';
import { NEAR, snippetLine } from './search/snippet-line.js';
import type { HitView } from './views.js';

/** A word that was searched for as another one. */
export interface CorrectionView {
  readonly from: string;
  readonly to: string;
  /** Where the search stands for the word as it was typed, if there is such an address. */
  readonly exactUrl?: string | undefined;
}

export function hitList(hits: readonly HitView[]): Html | null {
  return section('Moments', hits.map(renderHit));
}

export function nothingFound(): Html {
  return html`<p>Nothing was found. Other words may help.</p>`;
}

export function correctionNote({ from, to, exactUrl }: CorrectionView): Html {
  const asTyped = exactUrl
    ? html`<a href="${exactUrl}">Search for “${from}” as it is</a>`
    : html`To search for “${from}” as it is, put it in quotation marks`;
  return html`<p class="note">Showing results for <strong>${to}</strong>. ${asTyped}.</p>
`;
}

function renderHit(hit: HitView): Html {
  const { url, language, episodeTitle, show, publishedAt = null } = hit;
  const link = html`<a href="${url}"${inLanguage(language, episodeTitle)}>${episodeTitle}</a>`;
  const where = show === undefined ? null : said(show, language);
  return html`<li class="entry hit">
<p class="when">${placeLink(hit)}</p>
<div>${snippetLine(hit)}
<p class="meta">${dotted([speakersOf(hit), link, where, day(publishedAt), hit.isNear && NEAR])}</p>
${hit.chapterTitle && html`<p class="meta">In the chapter “${said(hit.chapterTitle, language)}”</p>`}
${hit.similarCount > 0 && html`<p class="meta">Said in almost the same words ${times(hit.similarCount)} more</p>`}</div>
</li>
`;
}

/** In the gutter, where the eye looks for it: the way to hear or read it there. */
function placeLink({ url, startTime, timing }: HitView): Html {
  const known = time(startTime, timing);
  return known
    ? html`<a href="${url}"><span><span class="unseen">Go to </span>${known}</span></a>`
    : html`<a href="${url}">Read there</a>`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
