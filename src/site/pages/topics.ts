// What the archive is about: all topics, and one of them with its lessons and chapters.
import { type Html, html } from '../../domain/html.js';
import { page } from '../layout.js';
import { chapterLine, day, dotted, episodeCard, lessonCard, nextLink, section, time, topicLinks } from '../parts.js';
import type { ChapterView, EpisodeView, LessonView, MentionView, TopicLink } from '../views.js';

export interface TopicListView {
  readonly topics: readonly (TopicLink & { readonly lessonCount: number; readonly episodeCount: number })[];
  readonly nextUrl: string | null;
}

export function topicListPage({ topics, nextUrl }: TopicListView): string {
  const lines = topics.map(({ label, url, lessonCount, episodeCount }) => {
    const counts = `lessons: ${lessonCount}, episodes: ${episodeCount}`;
    return html`<li><a class="lead" href="${url}">${label}</a> <span class="meta">${counts}</span></li>
`;
  });
  return page({
    title: 'Topics · Hindcast',
    body: html`<h1>Topics</h1>
<ul class="cards">
${lines}</ul>
${nextLink(nextUrl)}`,
  });
}

export interface TopicView {
  readonly label: string;
  readonly definition: string | null;
  readonly lessons: readonly LessonView[];
  readonly chapters: readonly ChapterView[];
  /** Newest first. */
  readonly episodes: readonly EpisodeView[];
  readonly mentions: { readonly first: MentionView; readonly last: MentionView } | null;
  readonly related: readonly TopicLink[];
}

export function topicPage({ label, definition, lessons, chapters, episodes, mentions, related }: TopicView): string {
  return page({
    title: `${label} · Hindcast`,
    ...(definition !== null && { description: definition }),
    body: html`<h1>${label}</h1>
${definition && html`<p>${definition}</p>`}
${mentions && html`<p class="meta">${mentionsLine(mentions)}</p>`}
${section('Lessons', lessons.map(lessonCard))}
${chapters.length > 0 && html`<section><h2>Chapters</h2><ul class="chapters">\n${chapters.map(chapterLine)}</ul></section>`}
${section('Episodes', episodes.map(episodeCard))}
${related.length > 0 && html`<section><h2>Related topics</h2>${topicLinks(related)}</section>`}`,
  });
}

/** First and last, or the one place where both are the same. */
function mentionsLine({ first, last }: NonNullable<TopicView['mentions']>): Html[] {
  const isOne = first.url === last.url && first.startTime === last.startTime;
  return dotted([mention(isOne ? 'Spoken of once' : 'First', first), !isOne && mention('Last', last)]);
}

function mention(word: string, { url, episodeTitle, publishedAt, startTime }: MentionView): Html {
  const parts = dotted([html`<a href="${url}">${episodeTitle}</a>`, time(startTime), day(publishedAt)]);
  return html`${word}: ${parts}`;
}
