// A talk on a page without a script: the earlier questions, and the form that takes them along to the next one.
import { type Html, html } from '../domain/html.js';
import { hiddenFilters, narrowingFields } from './narrowing.js';
import type { FilterValues, NarrowingView, TalkView } from './views.js';

/** Where the form leads: to the question below what was said before it. */
const TALK_ACTION = '/ask#answer';
/** Characters of an earlier answer that are shown, and that go along with the next question. */
const SHOWN_ANSWER = 240;
const CARRIED_ANSWER = 600;

export function earlierTurns(talk: readonly TalkView[]): Html | null {
  if (talk.length === 0) return null;
  return html`<section class="talk" aria-label="Earlier in this talk">
<ol>
${talk.map(({ question, answer }) => html`<li><p class="asked">${question}</p><p class="meta">${shortened(answer)}</p></li>\n`)}</ol>
</section>
`;
}

/** Without marks, which lead to quotes that are no longer there. */
function shortened(answer: string): string {
  const text = answer.replace(/ ?\[\d{1,2}\]/gu, '');
  const cut = cutTo(text, SHOWN_ANSWER);
  return cut === text ? text : `${cut.trimEnd()} …`;
}

/** As much of an answer as a talk takes along: enough to see what "he" or "that" stands for. */
export function carriedAnswer(answer: string): string {
  return cutTo(answer, CARRIED_ANSWER);
}

/** Between words, where there are any. */
function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.lastIndexOf(' ', most);
  return text.slice(0, end > 0 ? end : most);
}

export interface FollowUpView {
  readonly talk: readonly TalkView[];
  readonly question: string;
  /** Null while it is being written: the exchange then joins the talk when its answer is there. */
  readonly answer: string | null;
  readonly narrowing: NarrowingView;
  readonly streams: boolean;
}

export function followUpForm({ talk, question, answer, narrowing, streams }: FollowUpView): Html {
  const last = { question, answer: answer ?? '' };
  return html`<form class="ask" id="follow-up" method="post" action="${TALK_ACTION}">
${talk.map((exchange) => exchangeFields(exchange))}${exchangeFields(last, answer === null)}${streams && wholeField()}
<label for="question">Your next question</label>
<div><input type="text" id="question" name="q" maxlength="1000" required autocomplete="off">
<button>Ask</button></div>
${narrowingFields(narrowing)}</form>
`;
}

export interface AskedView {
  readonly id: string;
  readonly question: string;
  readonly talk: readonly TalkView[];
  readonly values: FilterValues;
  readonly content?: Html;
}

/** The question as it was asked, to be sent again: by a button within, or by one elsewhere that names the form. */
export function askedForm({ id, question, talk, values, content }: AskedView): Html {
  return html`<form id="${id}" method="post" action="${TALK_ACTION}">
<input type="hidden" name="q" value="${question}">
${hiddenFilters(values)}${talk.map((exchange) => exchangeFields(exchange))}${content}</form>
`;
}

/** Asks for the page with its answer, where otherwise a script would put it in. */
export function wholeField(): Html {
  return html`<input type="hidden" name="whole" value="1">\n`;
}

/** Disabled fields are not sent; a script enables them, with as many characters of its answer as they say. */
function exchangeFields({ question, answer }: TalkView, isOpen = false): Html {
  const attributes = isOpen && html` disabled data-open="${CARRIED_ANSWER}"`;
  return html`<input type="hidden" name="before" value="${question}"${attributes}>
<input type="hidden" name="said" value="${carriedAnswer(answer)}"${attributes}>
`;
}
