// A topic: what everybody who spoke of it would have us learn, when it was spoken of, and what goes with it.
import { type Html, html } from '../../domain/html.js';
import { choiceLinks, figures } from '../entries.js';
import type { Described } from '../head.js';
import { inLanguage, said } from '../language.js';
import type { PageFrame } from '../layout.js';
import { chapterLine, day, dotted, lessonCard, lessonWords, section, time, topicLinks } from '../parts.js';
import type { Dated } from '../plot/periods.js';
import { timePlot } from '../plot/plot.js';
import type { ChapterView, ChoiceLink, EpisodeView, LessonView, MentionView, TopicLink } from '../views.js';

export interface TopicView extends Described {
  readonly label: string;
  readonly definition: string | null;
  readonly lessonCount: number;
  readonly chapterCount: number;
  readonly episodeCount: number;
  /** Of all who spoke of it, best first. */
  readonly lessons: readonly LessonView[];
  /** To the best ones, further down their list; to the next ones. */
  readonly bestUrl: string | null;
  readonly nextUrl: string | null;
  /** Newest episode first. */
  readonly chapters: readonly ChapterView[];
  readonly moreChaptersUrl: string | null;
  /** Newest first. */
  readonly episodes: readonly EpisodeView[];
  readonly mentions: { readonly first: MentionView; readonly last: MentionView } | null;
  /** Every episode that speaks of it. */
  readonly appearances: readonly Dated[];
  readonly related: readonly TopicLink[];
  /** Shows to narrow it to, all of them first. */
  readonly shows: readonly ChoiceLink[];
}

export function topicPage(view: TopicView): PageFrame {
  const { label, definition, about } = view;
  return {
    title: label,
    place: '/topics',
    about,
    ...(definition !== null && { description: definition }),
    body: html`${hero(view)}
<div class="split">
<div>
${lessonList(view)}
${chapterList(view)}
</div>
${aside(view)}
</div>`,
  };
}

function hero({ label, definition, lessonCount, chapterCount, episodeCount, shows }: TopicView): Html {
  return html`<div class="hero">
<p class="kicker"><a href="/topics">Topics</a></p>
<h1${inLanguage(null, label)}>${label}</h1>
${definition && html`<p class="standfirst"${inLanguage(null, definition)}>${definition}</p>`}
${figures([
  { name: 'lessons', one: 'lesson', value: lessonCount },
  { name: 'chapters', one: 'chapter', value: chapterCount },
  { name: 'episodes', one: 'episode', value: episodeCount },
])}
${choiceLinks('Narrow to a show', shows)}
</div>`;
}

function lessonList({ lessons, bestUrl, nextUrl }: TopicView): Html {
  return html`${section('Lessons', lessonEntries(lessons), 'lessons')}
${
  (bestUrl || nextUrl) &&
  html`<nav class="pages" aria-label="Further lessons">
${bestUrl && html`<a href="${bestUrl}">Best lessons</a>`}${nextUrl && html`<a rel="next" href="${nextUrl}">More lessons</a>`}
</nav>
`
}`;
}

function chapterList({ chapters, moreChaptersUrl }: TopicView): Html | null {
  if (chapters.length === 0) return null;
  return html`<section><h2 id="chapters">Chapters</h2>
<ul class="chapters">
${chapters.map(chapterLine)}</ul>
${moreChaptersUrl && html`<p class="more"><a href="${moreChaptersUrl}">More chapters</a></p>`}
</section>
`;
}

/** With their dates in the gutter, where there are any. */
function lessonEntries(lessons: readonly LessonView[]): Html[] {
  if (lessons.every(({ publishedAt = null }) => publishedAt === null)) return lessons.map(lessonCard);
  return lessons.map(({ publishedAt = null, ...lesson }) => {
    return html`<li class="entry"><p class="when">${day(publishedAt)}</p><div>
${lessonWords(lesson)}</div></li>
`;
  });
}

function aside({ appearances, mentions, related, episodes }: TopicView): Html {
  const plot = timePlot(appearances);
  return html`<div class="aside">
${
  (plot || mentions) &&
  html`<section><h2>Over time</h2>
${plot}${mentions && mentionLines(mentions)}</section>`
}
${related.length > 0 && html`<section><h2>Related topics</h2>${topicLinks(related)}</section>`}
${
  episodes.length > 0 &&
  html`<section><h2>Episodes</h2>
<ul class="plain">
${episodes.map(episodeLine)}</ul>
</section>`
}
</div>`;
}

function episodeLine({ title, language, url, show, publishedAt }: EpisodeView): Html {
  return html`<li><a href="${url}"${inLanguage(language, title)}>${title}</a>
<p class="meta">${dotted([said(show, language), day(publishedAt)])}</p></li>
`;
}

/** First and last, or the one place where both are the same. */
function mentionLines({ first, last }: NonNullable<TopicView['mentions']>): Html {
  const isOne = first.url === last.url && first.startTime === last.startTime;
  return html`<dl class="mentions">${mention(isOne ? 'Spoken of once' : 'First spoken of', first)}${!isOne && mention('Last spoken of', last)}</dl>
`;
}

function mention(word: string, { url, episodeTitle, language, publishedAt, startTime, timing }: MentionView): Html {
  return html`<dt>${word}</dt>
<dd><a href="${url}"${inLanguage(language, episodeTitle)}>${episodeTitle}</a><br><span class="meta">${dotted([day(publishedAt), time(startTime, timing)])}</span></dd>
`;
}
