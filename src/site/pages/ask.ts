// A question and its answer, every sentence of it with its proof; or that there is none, and where to look next. Above it
// what was asked before in the same talk, below it the next question.
import { type Html, html } from '../../domain/html.js';
import { answerOutline } from '../answer-outline.js';
import { answerParts } from '../answer-parts.js';
import { answerScriptUrl, citeScriptUrl } from '../assets/assets.js';
import { answerButton, copiedStatus } from '../cite.js';
import type { Described } from '../head.js';
import type { PageFrame } from '../layout.js';
import { askUrl, narrowedBy, narrowingFields } from '../narrowing.js';
import { askForm, questionLinks } from '../parts.js';
import { namedPages } from '../search/named.js';
import type { NamedPage } from '../search/views.js';
import { askedForm, earlierTurns, followUpForm, wholeField } from '../talk.js';
import type { AnswerView, NarrowingView, QuestionLink, TalkView } from '../views.js';

export interface AskView extends Described {
  /** Empty while nothing was asked. */
  readonly question: string;
  /** Null while nothing was asked, and where a script puts the answer in. */
  readonly answer: AnswerView | null;
  /** Oldest first. */
  readonly talk: readonly TalkView[];
  readonly narrowing: NarrowingView;
  /** Whether answers are shown while they are written, where scripts run. */
  readonly streams: boolean;
  /** Pages of what was asked for by its name alone. */
  readonly named?: readonly NamedPage[];
  /** Shown while nothing was asked. */
  readonly suggestions: readonly QuestionLink[];
}

export function askPage(view: AskView): PageFrame {
  const { about, question, narrowing, suggestions, streams } = view;
  if (question === '') {
    return {
      title: 'Ask',
      about,
      body: html`<h1>Ask the archive</h1>
${askForm('', narrowingFields(narrowing))}${questionLinks(suggestions)}`,
    };
  }
  return {
    title: question,
    about,
    query: question,
    head: html`${citeScript}${streams && scriptAndRefresh(view)}`,
    body: askedBody(view),
  };
}

function askedBody({ question, answer, talk, narrowing, named = [], streams }: AskView): Html {
  const { values } = narrowing;
  const hasTalk = talk.length > 0;
  const isSentAgain = hasTalk || answer === null;
  return html`${earlierTurns(talk)}
<h1 id="answer">${question}</h1>
${namedPages(named)}${narrowedBy({ question, narrowing, form: hasTalk ? 'asked' : null })}
${answer && isSentAgain && askedForm({ id: 'asked', question, talk, values, ...(streams && { content: wholeField() }) })}
${answer ? answerParts(answer) : answerOutline(askedForm({ id: 'asked', question, talk, values, content: SHOW_WHOLE }))}
${!hasTalk && answerButton}${copiedStatus}
<section class="again"><h2>Ask further</h2>
${followUpForm({ talk, question, answer: answer?.text ?? null, narrowing, streams })}
<p class="meta">${hasTalk && html`<a href="${askUrl(question, values)}">This question alone</a> · `}<a href="${askUrl('', values)}">Begin anew</a></p>
</section>`;
}

/** A talk cannot be sent again by itself: where no script runs, its form asks for the whole page at once. */
function scriptAndRefresh({ question, answer, talk, narrowing }: AskView): Html {
  const wholeUrl = `${askUrl(question, narrowing.values)}&whole=1`;
  const isToRefresh = answer === null && talk.length === 0;
  return html`<script type="module" src="${answerScriptUrl}"></script>
${isToRefresh && html`<noscript><meta http-equiv="refresh" content="0;url=${wholeUrl}"></noscript>`}`;
}

const citeScript = html`<script type="module" src="${citeScriptUrl}"></script>
`;

const SHOW_WHOLE = html`${wholeField()}<button>Show the answer</button>`;
