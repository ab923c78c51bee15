// Moments that a search found, as a list: the server's page and the static site's script make it alike.
import { type Html, html } from '../domain/html.js';
import { markedSnippet, section, source } from './parts.js';
import type { HitView } from './views.js';

/** A word that was searched for as another one. */
export interface CorrectionView {
  readonly from: string;
  readonly to: string;
}

export function hitList(hits: readonly HitView[]): Html | null {
  return section('Moments', hits.map(renderHit));
}

export function nothingFound(): Html {
  return html`<p>Nothing was found. Other words may help.</p>`;
}

export function correctionNote({ from, to }: CorrectionView): Html {
  return html`<p class="note">Showing results for <strong>${to}</strong>. To search for “${from}” as it is, put it in quotation marks.</p>
`;
}

function renderHit(hit: HitView): Html {
  return html`<li>
<p>${markedSnippet(hit.snippet)}</p>
${source(hit)}
${hit.chapterTitle && html`<p class="meta">In the chapter “${hit.chapterTitle}”</p>`}
${hit.similarCount > 0 && html`<p class="meta">Said in almost the same words ${times(hit.similarCount)} more</p>`}
</li>
`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
