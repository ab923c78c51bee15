// What a search found: moments, each with who, where and when.
import { html } from '../../domain/html.js';
import type { Described } from '../head.js';
import { page } from '../layout.js';
import { degradedNote, nextLink } from '../parts.js';
import { type CorrectionView, correctionNote, hitList, nothingFound } from '../search-hits.js';
import type { HitView } from '../views.js';

export interface SearchView extends Described {
  readonly query: string;
  readonly hits: readonly HitView[];
  readonly degraded: boolean;
  readonly reason: string | null;
  /** Words that were searched for as others. */
  readonly corrections: readonly CorrectionView[];
  readonly nextUrl: string | null;
}

export function searchPage({ about, query, hits, degraded, reason, corrections, nextUrl }: SearchView): string {
  return page({
    title: query ? `${query} · Hindcast` : 'Search · Hindcast',
    about,
    query,
    body: html`<h1>${query || 'Search'}</h1>
${degraded && degradedNote(reason)}
${corrections.map(correctionNote)}
${query && hits.length === 0 && nothingFound()}
${hitList(hits)}
${nextLink(nextUrl)}`,
  });
}
