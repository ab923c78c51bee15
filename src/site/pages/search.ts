// What a search found: moments, each with who, where and when.
import { type Html, html } from '../../domain/html.js';
import { page } from '../layout.js';
import { degradedNote, markedSnippet, nextLink, section, source } from '../parts.js';
import type { HitView } from '../views.js';

export interface SearchView {
  readonly query: string;
  readonly hits: readonly HitView[];
  readonly degraded: boolean;
  readonly reason: string | null;
  /** Words that were searched for as others. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  readonly nextUrl: string | null;
}

export function searchPage({ query, hits, degraded, reason, corrections, nextUrl }: SearchView): string {
  return page({
    title: query ? `${query} · Hindcast` : 'Search · Hindcast',
    query,
    body: html`<h1>${query || 'Search'}</h1>
${degraded && degradedNote(reason)}
${corrections.map(correctionNote)}
${query && hits.length === 0 && html`<p>Nothing was found. Other words may help.</p>`}
${section('Moments', hits.map(renderHit))}
${nextLink(nextUrl)}`,
  });
}

function correctionNote({ from, to }: SearchView['corrections'][number]): Html {
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
