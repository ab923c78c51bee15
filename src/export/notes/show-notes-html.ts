// Show notes -> an HTML fragment, as feeds and content systems take it: no script, no style, no class.
import { type Html, html } from '../../domain/html.js';
import { clock } from '../clock.js';
import type { NoteChapter, NoteLesson, ShowNotes } from './show-notes.js';

export function renderShowNotesHtml(notes: ShowNotes): string {
  const people = notes.people.map(({ name, role }) => html`<li>${name}${role && ` (${role})`}</li>\n`);
  const topics = notes.topics.map(({ label }) => html`<li>${label}</li>\n`);
  return html`<h1>${notes.title}</h1>
<p>${notes.summary}</p>
${section('People', people)}${section('Chapters', notes.chapters.map(renderChapter))}${section(
  'Lessons',
  notes.lessons.map(renderLesson),
)}${section('Topics', topics)}`.markup;
}

function section(title: string, items: readonly Html[]): Html | null {
  return items.length === 0 ? null : html`<h2>${title}</h2>\n<ul>\n${items}</ul>\n`;
}

function renderChapter({ title, startTime, url }: NoteChapter): Html {
  return html`<li>${startTime !== null && html`<time>${clock(startTime)}</time> `}<a href="${url}">${title}</a></li>\n`;
}

function renderLesson({ statement, quote, speaker, startTime, url }: NoteLesson): Html {
  const source = [speaker, startTime === null ? null : clock(startTime)].filter(Boolean).join(', ');
  return html`<li><p><strong>${statement}</strong></p>
<blockquote><p>${quote}</p><footer><a href="${url}">${source || 'Listen'}</a></footer></blockquote></li>\n`;
}
