// The page that the `type` of every problem leads to.
import { errorCatalogue } from '../../domain/errors.js';
import { html } from '../../domain/html.js';
import { page } from '../layout.js';

export function errorsPage(): string {
  const entries = Object.entries(errorCatalogue).map(([code, { status, title }]) => {
    return html`<dt id="${code}"><code>${code}</code> <span class="meta">${status}</span></dt>
<dd>${title}.</dd>
`;
  });
  return page({
    title: 'Errors · Hindcast',
    body: html`<h1>Errors</h1>
<p>Every failure of the API is <code>application/problem+json</code> (RFC 9457) with one of these codes.</p>
<dl>
${entries}</dl>`,
  });
}
