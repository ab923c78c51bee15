// The words that a search found, with a sign on those for which they were: `<mark>` on words that were asked for, and the
// sentence that is nearest in meaning in full ink, the others softer.
import { type Html, html, trusted } from '../../domain/html.js';
import { inLanguage } from '../language.js';
import type { HitView } from '../views.js';

/** Beside a hit that is not there for its words. */
export const NEAR = 'near in meaning';

export function snippetLine({ snippet, nearest, language }: Pick<HitView, 'snippet' | 'nearest' | 'language'>): Html {
  const told = inLanguage(language, snippet.replaceAll(/<\/?mark>/gu, ''));
  if (!isPromised(snippet)) return html`<p class="snippet"${told}>${snippet}</p>`;
  const { start, end } = nearest ?? { start: 0, end: 0 };
  const parts = [snippet.slice(0, start), snippet.slice(start, end), snippet.slice(end)] as const;
  if (!parts.every(isPromised) || parts[1] === '') return html`<p class="snippet"${told}>${trusted(snippet)}</p>`;
  const [before, sentence, after] = parts.map(trusted);
  return html`<p class="snippet pointed"${told}>${before}<b>${sentence}</b>${after}</p>`;
}

/** Markup whose only element is `<mark>`, whole. A promise that is broken somewhere else must not become a script in here. */
function isPromised(markup: string): boolean {
  return !/[<>]/u.test(markup.replace(/<mark>([^<>]*)<\/mark>/gu, '$1'));
}
