// Pieces that several pages share.
import { type Html, html, trusted } from '../domain/html.js';
import type { ChapterView, EpisodeView, LessonView, MomentView, QuestionLink, QuoteView, TopicLink } from './views.js';

/** "1:02:03", or nothing where the time is not known. */
export function time(seconds: number | null): Html | null {
  if (seconds === null) return null;
  const whole = Math.floor(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const pad = (value: number): string => String(value).padStart(2, '0');
  const shown = h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
  return html`<time datetime="PT${h}H${m}M${s}S">${shown}</time>`;
}

/** The calendar day of an ISO 8601 date or date-time. */
export function day(iso: string | null): Html | null {
  return iso === null ? null : html`<time datetime="${iso}">${iso.slice(0, 10)}</time>`;
}

/** Parts in a row with a dot between; those that are not there leave no trace. */
export function dotted(parts: readonly (Html | string | null | undefined | false)[]): Html[] {
  return parts
    .filter((part) => part !== null && part !== undefined && part !== false && part !== '')
    .map((part, i) => (i === 0 ? html`${part}` : html` · ${part}`));
}

export function topicLinks(topics: readonly TopicLink[]): Html | null {
  if (topics.length === 0) return null;
  return html`<p class="topics">${topics.map(({ label, url }) => html`<a href="${url}">${label}</a> `)}</p>`;
}

/** A heading with a list below, or nothing where the list is empty. */
export function section(title: string, items: readonly Html[], id?: string): Html | null {
  if (items.length === 0) return null;
  return html`<section>
<h2${id && html` id="${id}"`}>${title}</h2>
<ul class="cards">
${items}</ul>
</section>
`;
}

export function episodeCard({ title, url, show, showUrl, publishedAt, duration, people, topics }: EpisodeView): Html {
  const about = dotted([html`<a href="${showUrl}">${show}</a>`, day(publishedAt), time(duration), people.join(', ')]);
  return html`<li>
<a class="lead" href="${url}">${title}</a>
<p class="meta">${about}</p>
${topicLinks(topics)}
</li>
`;
}

/** A statement that only repeats the quote's words is left to the quote, which is the proof. */
export function lessonCard(lesson: LessonView): Html {
  const { statement, quote, topics, alsoSaid, pageUrl } = lesson;
  const isQuoted = repeats(statement, quote);
  return html`<li>
${!isQuoted && html`<p class="statement"><a href="${pageUrl}">${statement}</a></p>`}
<blockquote>${quote}</blockquote>
${source(lesson, isQuoted && html`<a href="${pageUrl}">This lesson</a>`)}
${alsoSaid.length > 0 && repetitions(alsoSaid)}
${topicLinks(topics)}
</li>
`;
}

/** Folded up: the best quote stands above. */
function repetitions(quotes: readonly QuoteView[]): Html {
  return html`<details class="also">
<summary>Also said</summary>
<ul>
${quotes.map(quoteCard)}</ul>
</details>`;
}

function repeats(statement: string, quote: string): boolean {
  const words = (text: string): string =>
    ` ${
      text
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join(' ') ?? ''
    } `;
  return words(quote).includes(words(statement));
}

function quoteCard(quote: QuoteView): Html {
  return html`<li>
<blockquote>${quote.quote}</blockquote>
${source(quote)}
</li>
`;
}

/** Each can be linked to by its number: "#quote-1" is the first. */
export function numberedQuotes(title: string, quotes: readonly QuoteView[]): Html | null {
  if (quotes.length === 0) return null;
  const items = quotes.map(
    (quote, i) => html`<li id="quote-${i + 1}">
<blockquote>${quote.quote}</blockquote>
${source(quote)}
</li>
`,
  );
  return html`<section>
<h2>${title}</h2>
<ol class="cards numbered">
${items}</ol>
</section>
`;
}

/** The field of the page itself; the one at the top of every page searches first. */
export function askForm(question: string, more?: Html): Html {
  return html`<form class="ask" action="/ask">
<label for="question">Your question</label>
<div><input type="text" id="question" name="q" value="${question}" maxlength="1000" required autocomplete="off">
<button>Ask</button></div>
${more}</form>
`;
}

export function questionLinks(questions: readonly QuestionLink[]): Html | null {
  if (questions.length === 0) return null;
  return html`<ul class="questions">
${questions.map(({ question, url }) => html`<li><a href="${url}">${question}</a></li>\n`)}</ul>
`;
}

/** Who said it, when, and the way there. */
export function source({ url, startTime, speakers, episodeTitle }: MomentView, more?: Html | false): Html {
  const link = html`<a href="${url}">${episodeTitle}</a>`;
  return html`<p class="meta">${dotted([speakers.join(', '), link, time(startTime), more])}</p>`;
}

export function chapterLine({ title, url, startTime, episodeTitle }: ChapterView): Html {
  const where = episodeTitle && html` <span class="meta">${episodeTitle}</span>`;
  return html`<li>${time(startTime)}<span><a href="${url}">${title}</a>${where}</span></li>
`;
}

/**
 * The snippet as markup when `<mark>` is the only element in it, as its maker promises; else as text. A promise that
 * is broken somewhere else must not become a script in here.
 */
export function markedSnippet(snippet: string): Html {
  const rest = snippet.replaceAll('<mark>', '').replaceAll('</mark>', '');
  return /[<>]/u.test(rest) ? html`${snippet}` : trusted(snippet);
}

export function degradedNote(reason: string | null): Html {
  return html`<p class="note">Search works with keywords only at the moment${reason && html`: ${reason}`}.</p>`;
}

export function nextLink(url: string | null): Html | null {
  return url === null ? null : html`<p><a rel="next" href="${url}">More</a></p>`;
}
