// A question and its answer, every sentence of it with its proof.
import { html } from '../../domain/html.js';
import { page } from '../layout.js';
import { degradedNote, quoteCard, section, topicLinks } from '../parts.js';
import type { QuoteView, TopicLink } from '../views.js';

export interface AskView {
  readonly question: string;
  /** Null while nothing was asked. */
  readonly answer: {
    readonly answered: boolean;
    readonly text: string;
    readonly quotes: readonly QuoteView[];
    readonly nearestTopics: readonly TopicLink[];
    readonly degraded: boolean;
  } | null;
}

export function askPage({ question, answer }: AskView): string {
  return page({
    title: question ? `${question} · Hindcast` : 'Ask · Hindcast',
    query: question,
    body: html`<h1>${question || 'Ask the archive'}</h1>
${answer?.degraded && degradedNote(null)}
${answer && !isMadeOfQuotes(answer) && html`<p class="${answer.answered ? 'answer' : 'note'}">${answer.text}</p>`}
${section('Where it was said', answer?.quotes.map(quoteCard) ?? [])}
${answer && answer.nearestTopics.length > 0 && html`<h2>Nearby topics</h2>${topicLinks(answer.nearestTopics)}`}`,
  });
}

/** Then the quotes with their sources say it all. */
function isMadeOfQuotes({ answered, text, quotes }: NonNullable<AskView['answer']>): boolean {
  return answered && quotes.length > 0 && quotes.every(({ quote }) => text.includes(quote));
}
