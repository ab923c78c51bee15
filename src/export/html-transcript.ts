// Turns -> the HTML transcript of the Podcasting 2.0 namespace: a flat run of <cite>, <time> and <p>.
import { type Html, html } from '../domain/html.js';
import type { Turn } from '../domain/transcript.js';
import { clock } from './clock.js';

/** A whole document without a script, style or link: readers and players take the elements out of it. */
export function renderHtmlTranscript(turns: readonly Turn[], title: string): string {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
${turns.map(renderTurn)}</body>
</html>
`.markup;
}

function renderTurn({ speaker, text, startTime }: Turn): Html {
  return html`${speaker !== null && html`<cite>${speaker}:</cite>\n`}${
    startTime !== null && html`<time>${clock(startTime)}</time>\n`
  }${text.split('\n\n').map((paragraph) => html`<p>${paragraph}</p>\n`)}`;
}
