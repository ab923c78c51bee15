// The pages of what was looked for by its name.
import { type Html, html } from '../../domain/html.js';
import type { NamedPage } from './views.js';

export function namedPages(pages: readonly NamedPage[]): Html | null {
  if (pages.length === 0) return null;
  return html`<ul class="plain named" aria-label="Pages of this name">
${pages.map(({ name, url, about }) => html`<li><a href="${url}">${name}</a> <span class="meta">${about}</span></li>\n`)}</ul>
`;
}
