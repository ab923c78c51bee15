// The lessons of the whole archive, strongest first.
import { html } from '../../domain/html.js';
import type { Described } from '../head.js';
import type { PageFrame } from '../layout.js';
import { lessonCard, nextLink } from '../parts.js';
import type { LessonView } from '../views.js';

export interface LessonListView extends Described {
  readonly lessons: readonly LessonView[];
  readonly nextUrl: string | null;
}

export function lessonListPage({ about, lessons, nextUrl }: LessonListView): PageFrame {
  return {
    title: 'Lessons',
    about,
    place: '/lessons',
    body: html`<div class="hero">
<h1>Lessons</h1>
<p class="standfirst">What there is to take away from everything that was said here, with the words that prove it. The strongest first.</p>
</div>
${lessons.length === 0 && html`<p class="note">No lesson was drawn yet.</p>`}
<ul class="cards">
${lessons.map(lessonCard)}</ul>
${nextLink(nextUrl)}`,
  };
}
