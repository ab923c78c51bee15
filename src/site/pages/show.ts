// A show with its episodes, newest first.
import { html } from '../../domain/html.js';
import { page } from '../layout.js';
import { episodeCard, nextLink, section } from '../parts.js';
import type { EpisodeView, ShowView } from '../views.js';

export interface ShowPageView {
  readonly show: ShowView;
  readonly episodes: readonly EpisodeView[];
  readonly nextUrl: string | null;
}

export function showPage({ show, episodes, nextUrl }: ShowPageView): string {
  return page({
    title: `${show.title} · Hindcast`,
    body: html`<h1>${show.title}</h1>
<p class="meta">${show.episodeCount === 1 ? '1 episode' : `${show.episodeCount} episodes`}</p>
${section('Episodes', episodes.map(episodeCard))}
${nextLink(nextUrl)}`,
  });
}
