// The page of a failure: what is wrong, and the way back.
import { html } from '../../domain/html.js';
import { page } from '../layout.js';

export interface ErrorView {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

export function errorPage({ status, title, detail }: ErrorView): string {
  return page({
    title: `${title} · Hindcast`,
    body: html`<h1>${title}</h1>
<p>${detail}</p>
<p class="meta">Status ${status}. <a href="/">Back to the archive</a></p>`,
  });
}
