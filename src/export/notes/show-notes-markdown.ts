// Show notes -> Markdown.
import { clock } from '../clock.js';
import { escapeMarkdown } from '../markdown.js';
import type { NoteChapter, NoteLesson, ShowNotes } from './show-notes.js';

export function renderShowNotesMarkdown(notes: ShowNotes): string {
  const people = notes.people.map(({ name, role }) => `- ${inline(name)}${role ? ` (${role})` : ''}`);
  const topics = notes.topics.map(({ label }) => `- ${inline(label)}`);
  const blocks = [
    `# ${inline(notes.title)}`,
    inline(notes.summary),
    ...section('People', people),
    ...section('Chapters', notes.chapters.map(renderChapter)),
    ...(notes.lessons.length > 0 ? ['## Lessons', ...notes.lessons.map(renderLesson)] : []),
    ...section('Topics', topics),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section(title: string, items: readonly string[]): string[] {
  return items.length > 0 ? [`## ${title}`, items.join('\n')] : [];
}

function renderChapter({ title, startTime, url }: NoteChapter): string {
  const time = startTime === null ? '' : `${clock(startTime)} `;
  return `- ${time}[${inline(title)}](<${url}>)`;
}

function renderLesson({ statement, quote, speaker, startTime, url }: NoteLesson): string {
  const from = [speaker === null ? null : inline(speaker), startTime === null ? null : clock(startTime)];
  const source = from.filter(Boolean).join(', ') || 'listen';
  return `**${inline(statement)}**\n\n> ${inline(quote)}\n>\n> [${source}](<${url}>)`;
}

function inline(text: string): string {
  return escapeMarkdown(text.replace(/\s+/gu, ' '));
}
