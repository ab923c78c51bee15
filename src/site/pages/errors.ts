// The page that the `type` of every problem leads to.
import { errorCatalogue } from '../../domain/errors.js';
import { html } from '../../domain/html.js';
import type { Described } from '../head.js';
import type { PageFrame } from '../layout.js';

export function errorsPage({ about }: Described = {}): PageFrame {
  const entries = Object.entries(errorCatalogue).map(([code, { status, title }]) => {
    return html`<div id="${code}"><dt><code>${code}</code></dt>
<dd>${title}. <span class="meta">${status}</span></dd></div>
`;
  });
  return {
    title: 'Errors',
    about,
    body: html`<div class="hero">
<h1>Errors</h1>
<p class="standfirst">Every failure of the API is <code>application/problem+json</code> (RFC 9457) with one of these codes.</p>
</div>
<dl class="wide codes">
${entries}</dl>`,
  };
}
