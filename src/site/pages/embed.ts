// A lesson as a card in a frame on a page of others. Nothing in it runs; its links open outside the frame.
import { html } from '../../domain/html.js';
import { bareWords } from '../../domain/lesson.js';
import { embedStylesheetUrl } from '../assets/assets.js';
import { clockOf } from '../episode/stamp.js';
import type { LessonEmbedView } from '../lesson/views.js';
import { dotted } from '../parts.js';
import type { SiteName } from '../site.js';

export function lessonEmbedPage({ statement, quote, source, url }: LessonEmbedView, site: SiteName): string {
  const isQuoted = ` ${bareWords(quote)} `.includes(` ${bareWords(statement)} `);
  const { speaker, episode, show, at } = source;
  const about = at.timing === 'interpolated' ? 'about ' : '';
  const from = [
    speaker && html`<strong>${speaker.name}</strong>`,
    html`${show.title}: ${episode.title}`,
    at.time !== null && html`${about}${clockOf(at.time)}`,
  ];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${statement}</title>
<link rel="canonical" href="${url}">
<link rel="stylesheet" href="${embedStylesheetUrl}">
</head>
<body>
<main>
<h1${isQuoted && html` class="unseen"`}>${statement}</h1>
<blockquote cite="${url}">${quote}</blockquote>
<p>${dotted(from)}</p>
</main>
<footer><a href="${url}" target="_blank" rel="noopener">The lesson in its context</a> <span>${site.name}</span></footer>
</body>
</html>
`.markup;
}
