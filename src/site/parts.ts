// Pieces that several pages share.
import { type Html, html } from '../domain/html.js';
import { saysAlmost } from '../domain/quoted-point.js';
import type { Timing } from '../domain/transcript.js';
import { quoteButtons } from './cite.js';
import { inLanguage, namesInRow, said } from './language.js';
import { quoteWithPoint } from './lesson-quote.js';
import type {
  ChapterView,
  EpisodeView,
  LessonView,
  MomentView,
  PictureView,
  QuestionLink,
  QuoteView,
  TopicLink,
} from './views.js';

/** "1:02:03", "about 1:02:03" where it is interpolated, or nothing where the time is not known. */
export function time(seconds: number | null, timing?: Timing): Html | null {
  if (seconds === null) return null;
  const whole = Math.floor(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const pad = (value: number): string => String(value).padStart(2, '0');
  const shown = h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
  return html`${timing === 'interpolated' && 'about '}<time datetime="PT${h}H${m}M${s}S">${shown}</time>`;
}

/** "7 Jul 2026": the calendar day of an ISO 8601 date or date-time, wherever it was that day. Else what stands there. */
export function day(iso: string | null): Html | null {
  if (iso === null) return null;
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  const shown = Number.isNaN(date.getTime()) ? iso : DAY.format(date);
  return html`<time datetime="${iso}">${shown}</time>`;
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "1 h 12 min": how long something takes, in whole minutes, not to be broken over lines. */
export function length(seconds: number | null): string | null {
  if (seconds === null) return null;
  const minutes = Math.max(1, Math.round(seconds / 60));
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return [h > 0 && `${h}\u00a0h`, (m > 0 || h === 0) && `${m}\u00a0min`].filter(Boolean).join('\u00a0');
}

/** Of an episode; "over 40 min" where only a time before its end is known. */
export function howLong({ length: whole, duration }: Pick<EpisodeView, 'length' | 'duration'>): string | null {
  if (whole !== null) return length(whole);
  return duration === null || duration < 60 ? null : `over\u00a0${length(Math.floor(duration / 60) * 60)}`;
}

/** No line begins with the dot. */
const BETWEEN = '\u00a0· ';

/** Parts in a row with a dot between; those that are not there leave no trace. */
export function dotted(parts: readonly (Html | string | null | undefined | false)[]): Html[] {
  return parts
    .filter((part) => part !== null && part !== undefined && part !== false && part !== '')
    .map((part, i) => html`${i > 0 && BETWEEN}${typeof part === 'string' ? said(part) : part}`);
}

export function topicLinks(topics: readonly TopicLink[]): Html | null {
  if (topics.length === 0) return null;
  return html`<p class="topics">${topics.map(({ label, url }) => html`<a href="${url}"${inLanguage(null, label)}>${label}</a> `)}</p>`;
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

/** Its date stands in the gutter. `hasShow`: says which show it is of. */
export function episodeEntry(episode: EpisodeView, { hasShow }: { readonly hasShow: boolean }): Html {
  const { title, language, url, show, showUrl, publishedAt, people, topics } = episode;
  const ofShow = hasShow && html`<a href="${showUrl}"${inLanguage(language, show)}>${show}</a>`;
  const about = dotted([ofShow, people.length > 0 && names(people), howLong(episode)]);
  return html`<li class="entry">
<p class="when">${day(publishedAt)}</p>
<div><h3><a class="lead" href="${url}"${inLanguage(language, title)}>${title}</a></h3>
<p class="meta">${about}</p>
${topicLinks(topics)}</div>
</li>
`;
}

/** The same where episodes of several shows may stand together. */
export function episodeCard(episode: EpisodeView): Html {
  return episodeEntry(episode, { hasShow: true });
}

const MOST_NAMES = 3;

/** The first ones by name, the others by number. */
function names(people: readonly string[]): Html {
  if (people.length <= MOST_NAMES + 1) return namesInRow(people);
  return html`${namesInRow(people.slice(0, MOST_NAMES))} and ${people.length - MOST_NAMES} more`;
}

export function lessonCard(lesson: LessonView): Html {
  return html`<li>
${lessonWords(lesson)}</li>
`;
}

/** A statement that only repeats the quote is shown in there, unless people wrote it. */
export function lessonWords(lesson: LessonView): Html {
  const { statement, isStatementEdited, quote, topics, alsoSaid, pageUrl, language } = lesson;
  const isRepeated = !isStatementEdited && saysAlmost(quote, statement);
  const marked = quoteWithPoint(quote, statement) ?? (isRepeated && html`${quote}`);
  return html`${!marked && html`<p class="statement"${inLanguage(language, statement)}><a href="${pageUrl}">${statement}</a></p>`}
<blockquote${marked && html` class="pointed"`}${inLanguage(language, quote)}>${marked || quote}</blockquote>
${source(lesson, marked && html`<a href="${pageUrl}">This lesson</a>`)}
${alsoSaid.length > 0 && repetitions(alsoSaid)}
${topicLinks(topics)}
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

function quoteCard(quote: QuoteView): Html {
  return html`<li>
<blockquote${inLanguage(quote.language, quote.quote)}>${quote.quote}</blockquote>
${source(quote)}
</li>
`;
}

/** Each can be linked to by its number: "#quote-1" is the first. */
export function numberedQuotes(title: string, quotes: readonly QuoteView[]): Html | null {
  if (quotes.length === 0) return null;
  const items = quotes.map(
    (quote, i) => html`<li id="quote-${i + 1}">
<blockquote${inLanguage(quote.language, quote.quote)}>${quote.quote}</blockquote>
${source(quote, quote.lessonUrl ? html`<a href="${quote.lessonUrl}">The lesson in it</a>` : null)}
${quoteButtons}
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
${questions.map(({ question, url }) => html`<li><a href="${url}"${inLanguage(null, question)}>${question}</a></li>\n`)}</ul>
`;
}

/** Who said it, when, and the way there. */
export function source(moment: MomentView, more?: Html | false | null): Html {
  const { url, startTime, timing, language, show, publishedAt = null } = moment;
  const place = show === undefined ? null : said(show, language);
  const link = html`<a href="${url}"${inLanguage(language, moment.episodeTitle)}>${moment.episodeTitle}</a>`;
  return html`<p class="meta">${dotted([speakersOf(moment), link, place, day(publishedAt), time(startTime, timing), more])}</p>`;
}

/** Whose words they are; nothing where nobody knows. */
export function speakersOf({ speakers }: Pick<MomentView, 'speakers'>): Html | null {
  return speakers.length === 0 ? null : html`<strong>${namesInRow(speakers)}</strong>`;
}

/** Empty in front where no time is known. */
export function chapterLine({ title, language, url, startTime, timing, episodeTitle }: ChapterView): Html {
  const where = episodeTitle && html` <span class="meta">${said(episodeTitle, language)}</span>`;
  return html`<li><span class="when">${time(startTime, timing)}</span><span><a href="${url}"${inLanguage(language, title)}>${title}</a>${where}</span></li>
`;
}

/** Browsers leave room for it before it is there. `small`: where the show is not what the page is about. */
export function cover(picture: PictureView | null, title: string, size?: 'small'): Html | null {
  if (picture === null) return null;
  const { url, width, height } = picture;
  return html`<img class="cover${size && ` ${size}`}" src="${url}" width="${width}" height="${height}" alt="Cover of ${title}">
`;
}

/** A reason says what was done instead, and why. */
export function degradedNote(reason: string | null): Html {
  const told = reason ?? 'search works with keywords only at the moment';
  return html`<p class="note">${told.charAt(0).toUpperCase()}${told.slice(1)}.</p>`;
}

export function nextLink(url: string | null): Html | null {
  return url === null ? null : html`<p><a rel="next" href="${url}">More</a></p>`;
}
