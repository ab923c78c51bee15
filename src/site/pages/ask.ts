// A question and its answer, every sentence of it with its proof; or that there is none, and where to look next.
import { type Html, html } from '../../domain/html.js';
import { page } from '../layout.js';
import { askForm, degradedNote, numberedQuotes, questionLinks, topicLinks } from '../parts.js';
import type { AnswerView, EpisodeLink, QuestionLink } from '../views.js';

export interface AskView {
  readonly question: string;
  /** Null while nothing was asked. */
  readonly answer: AnswerView | null;
  /** Shown while nothing was asked. */
  readonly suggestions: readonly QuestionLink[];
}

export function askPage({ question, answer, suggestions }: AskView): string {
  return page({
    title: question ? `${question} · Hindcast` : 'Ask · Hindcast',
    query: question,
    body: html`<h1>${question || 'Ask the archive'}</h1>
${answer ? answerParts(answer) : html`${askForm('')}${questionLinks(suggestions)}`}
${answer && html`<section class="again"><h2>Ask something else</h2>${askForm('')}</section>`}`,
  });
}

function answerParts(answer: AnswerView): Html {
  const { state, text, quotes, lookedAt, nearestTopics, degraded } = answer;
  const isFound = state !== 'not_found';
  return html`${degraded && degradedNote(null)}
${state === 'partial' && html`<p class="note"><strong>Part of an answer.</strong> The archive comes near, but may not say all of it.</p>`}
${!isFound && html`<p class="note"><strong>No answer found.</strong> ${text}</p>`}
${isFound && !isMadeOfQuotes(answer) && html`<p class="answer">${withLinks(text, quotes.length)}</p>`}
${isFound && html`<p class="meta">${byline(answer)}</p>`}
${numberedQuotes('Where it was said', quotes)}
${nearestTopics.length > 0 && html`<section><h2>Nearby topics</h2>${topicLinks(nearestTopics)}</section>`}
${!isFound && lookedAt.length > 0 && html`<section><h2>Looked at</h2><ul class="questions">\n${lookedAt.map(episodeLine)}</ul></section>`}`;
}

function episodeLine({ title, url }: EpisodeLink): Html {
  return html`<li><a href="${url}">${title}</a></li>
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

function byline({ writtenBy, fallback }: AnswerView): string {
  if (writtenBy === 'language-model') {
    return 'Written by a language model from the quotes below. Each sentence was checked against what it cites.';
  }
  if (fallback === null) return "In the speakers' own words.";
  return `In the speakers' own words: the language model ${WHY_NO_MODEL[fallback]}.`;
}

/** "[2]" leads to the second quote. A number without a quote stays text. */
function withLinks(text: string, quotes: number): Html[] {
  return text.split(/(\[\d{1,2}\])/u).map((piece) => {
    const number = Number(/^\[(\d+)\]$/u.exec(piece)?.[1]);
    return number >= 1 && number <= quotes ? html`<a href="#quote-${number}">${piece}</a>` : html`${piece}`;
  });
}
