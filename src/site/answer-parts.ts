// An answer on its page: what was found or not, its words, who wrote them, its quotes, and where to look next.
import { type Html, html } from '../domain/html.js';
import { inLanguage } from './language.js';
import { degradedNote, numberedQuotes, topicLinks } from './parts.js';
import type { AnswerView, EpisodeLink } from './views.js';

export const PARTIAL = html`<strong>Part of an answer.</strong> The archive comes near, but may not say all of it.`;
export const REFUSED = html`<strong>No answer found.</strong>`;
export const QUOTES_TITLE = 'Where it was said';
export const TOPICS_TITLE = 'Nearby topics';
export const LOOKED_TITLE = 'Looked at';

export function answerParts(answer: AnswerView): Html {
  const { state, text, quotes, lookedAt, nearestTopics, degraded } = answer;
  const isFound = state !== 'not_found';
  return html`${degraded && degradedNote(null)}
${state === 'partial' && html`<p class="note">${PARTIAL}</p>`}
${!isFound && html`<p class="note">${REFUSED} ${text}</p>`}
${isFound && !isMadeOfQuotes(answer) && html`<p class="answer"${inLanguage(null, text)}>${withLinks(text, quotes.length)}</p>`}
${isFound && html`<p class="meta">${byline(answer)}</p>`}
${isFound && numberedQuotes(QUOTES_TITLE, quotes)}
${nearestTopics.length > 0 && html`<section><h2>${TOPICS_TITLE}</h2>${topicLinks(nearestTopics)}</section>`}
${!isFound && lookedAt.length > 0 && html`<section><h2>${LOOKED_TITLE}</h2><ul class="questions">\n${lookedAt.map(episodeLine)}</ul></section>`}`;
}

function episodeLine({ title, language, url }: EpisodeLink): Html {
  return html`<li><a href="${url}"${inLanguage(language, title)}>${title}</a></li>
`;
}

/** Then the quotes with their sources say it all. */
function isMadeOfQuotes({ text, quotes }: AnswerView): boolean {
  return quotes.length > 0 && quotes.every(({ quote }) => text.includes(quote));
}

const WHY_NO_MODEL: Readonly<Record<NonNullable<AnswerView['fallback']>, string>> = {
  timeout: 'took too long',
  unreachable: 'could not be reached',
  refused: 'declined to answer',
  malformed: 'wrote nothing that could be checked',
  unsupported: 'could not be used',
};

function byline({ writtenBy, fallback }: Pick<AnswerView, 'writtenBy' | 'fallback'>): string {
  if (writtenBy === 'language-model') {
    return 'Written by a language model from the quotes below. Each sentence was checked against what it cites.';
  }
  if (fallback === null) return "In the speakers' own words.";
  return `In the speakers' own words: the language model ${WHY_NO_MODEL[fallback]}.`;
}

/** Every byline there is, under the name that tells it from the others: who wrote, or why a model did not. */
export const bylines: readonly (readonly [name: string, text: string])[] = [
  ['language-model', byline({ writtenBy: 'language-model', fallback: null })],
  ['speakers', byline({ writtenBy: 'speakers', fallback: null })],
  ...(Object.keys(WHY_NO_MODEL) as (keyof typeof WHY_NO_MODEL)[]).map(
    (fallback) => [fallback, byline({ writtenBy: 'speakers', fallback })] as const,
  ),
];

/** "[2]" leads to the second quote. A number without a quote stays text. */
function withLinks(text: string, quotes: number): Html[] {
  return text.split(/(\[\d{1,2}\])/u).map((piece) => {
    const number = Number(/^\[(\d+)\]$/u.exec(piece)?.[1]);
    return number >= 1 && number <= quotes ? html`<a href="#quote-${number}">${piece}</a>` : html`${piece}`;
  });
}
