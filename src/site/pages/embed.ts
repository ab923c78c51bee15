// A lesson as a card in a frame on a page of others. Nothing in it runs; its links open outside the frame.
import { html } from '../../domain/html.js';
import { withoutTurning } from '../../domain/language.js';
import { bareWords } from '../../domain/lesson.js';
import { embedStylesheetUrl } from '../assets/assets.js';
import { clockOf } from '../episode/stamp.js';
import { inLanguage, PAGE_LANGUAGE, said } from '../language.js';
import type { LessonEmbedView } from '../lesson/views.js';
import { dotted } from '../parts.js';
import type { SiteName } from '../site.js';

export function lessonEmbedPage({ statement, quote, source, url }: LessonEmbedView, site: SiteName): string {
  const isQuoted = ` ${bareWords(quote)} `.includes(` ${bareWords(statement)} `);
  const { speaker, episode, show, language, at } = source;
  const about = at.timing === 'interpolated' ? 'about ' : '';
  const from = [
    speaker && html`<strong>${said(speaker.name)}</strong>`,
    html`${said(show.title, language)}: ${said(episode.title, language)}`,
    at.time !== null && html`${about}${clockOf(at.time)}`,
  ];
  const { markup } = html`<!doctype html>
<html lang="${PAGE_LANGUAGE}">
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
<h1${isQuoted && html` class="unseen"`}${inLanguage(language, statement)}>${statement}</h1>
<blockquote cite="${url}"${inLanguage(language, quote)}>${quote}</blockquote>
<p>${dotted(from)}</p>
</main>
<footer><a href="${url}" target="_blank" rel="noopener">The lesson in its context</a> <span>${site.name}</span></footer>
</body>
</html>
`;
  return withoutTurning(markup);
}
