// The front page: what is in the archive, and the best of it.
import { html } from '../../domain/html.js';
import { page } from '../layout.js';
import { askForm, episodeCard, lessonCard, questionLinks, section, topicLinks } from '../parts.js';
import type { EpisodeView, LessonView, QuestionLink, ShowView, TopicLink } from '../views.js';

export interface IndexView {
  readonly shows: readonly ShowView[];
  readonly episodes: readonly EpisodeView[];
  readonly lessons: readonly LessonView[];
  readonly topics: readonly TopicLink[];
  /** What the latest episodes answer. */
  readonly questions: readonly QuestionLink[];
}

export function indexPage({ shows, episodes, lessons, topics, questions }: IndexView): string {
  return page({
    title: 'Hindcast',
    description: 'What was said, by whom, when, and where is the proof.',
    body: html`<h1>What was said, by whom, when, and where is the proof</h1>
${shows.length === 0 && html`<p class="note">The archive is empty. Take in a transcript: <code>hindcast ingest FILE --show SLUG</code></p>`}
${shows.length > 0 && html`${askForm('')}${questionLinks(questions)}`}
${section('Shows', shows.map(showLine))}
${section('Latest episodes', episodes.map(episodeCard))}
${section('Strongest lessons', lessons.map(lessonCard))}
${topics.length > 0 && html`<section><h2>Topics</h2>${topicLinks(topics)}</section>`}`,
  });
}

function showLine({ title, url, episodeCount }: ShowView) {
  const count = episodeCount === 1 ? '1 episode' : `${episodeCount} episodes`;
  return html`<li><a class="lead" href="${url}">${title}</a> <span class="meta">${count}</span></li>
`;
}
