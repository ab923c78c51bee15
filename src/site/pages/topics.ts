// What the archive is about: all topics, and one of them with its lessons and chapters.
import { html } from '../../domain/html.js';
import { page } from '../layout.js';
import { chapterLine, lessonCard, nextLink, section, topicLinks } from '../parts.js';
import type { ChapterView, LessonView, TopicLink } from '../views.js';

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
  readonly related: readonly TopicLink[];
}

export function topicPage({ label, definition, lessons, chapters, related }: TopicView): string {
  return page({
    title: `${label} · Hindcast`,
    ...(definition !== null && { description: definition }),
    body: html`<h1>${label}</h1>
${definition && html`<p>${definition}</p>`}
${section('Lessons', lessons.map(lessonCard))}
${chapters.length > 0 && html`<section><h2>Chapters</h2><ul class="chapters">\n${chapters.map(chapterLine)}</ul></section>`}
${related.length > 0 && html`<section><h2>Related topics</h2>${topicLinks(related)}</section>`}`,
  });
}
