// Search by meaning always finds what is nearest, however far that is: does anything found have a word that was asked for?
import { type Html, html } from '../../domain/html.js';
import { askUrl } from '../narrowing.js';
import { plainWords } from './plain-words.js';
import type { SearchView } from './views.js';

/** Nothing where a word is marked in a hit, names its speaker, chapter or episode, or where none was looked for. */
export function nearOnlyNote({
  found,
  state,
  pageNumber,
}: Pick<SearchView, 'found' | 'state' | 'pageNumber'>): Html | null {
  const words = plainWords(state.query);
  if (words === '' || pageNumber > 1 || found?.target !== 'passages' || found.hits.length === 0) return null;
  const asked = wordsOf(words);
  const isNamed = found.hits.some(({ snippet, speakers, episodeTitle, chapterTitle }) => {
    const around = new Set([...speakers, episodeTitle, chapterTitle ?? ''].flatMap(wordsOf));
    return snippet.includes('<mark>') || asked.some((word) => around.has(word));
  });
  if (isNamed) return null;
  return html`<p class="note">Nobody says “${words}” in these words here. What follows is nearest in meaning, and may be far from it. <a href="${askUrl(state.query, state.values)}" data-needs-server>Ask it as a question</a></p>
`;
}

/** Shorter ones stand in every title. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
}
