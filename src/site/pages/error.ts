// The page of a failure: what is wrong, and the ways on.
import { html } from '../../domain/html.js';
import type { PageFrame } from '../layout.js';

export interface ErrorView {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

export function errorPage({ status, title, detail }: ErrorView): PageFrame {
  return {
    title,
    body: html`<div class="hero failure">
<p class="status"><span class="unseen">Status </span>${status}</p>
<h1>${title}</h1>
<p class="standfirst">${detail}</p>
<p class="ways"><a class="button" href="/">To the archive</a> <a class="button quiet" href="/topics">Topics</a></p>
</div>`,
  };
}
