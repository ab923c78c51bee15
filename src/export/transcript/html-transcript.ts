// Turns -> the HTML transcript of the Podcasting 2.0 namespace: a flat run of <cite>, <time> and <p>.
import { type Html, html } from '../../domain/html.js';
import { momentAt } from '../../domain/timeline.js';
import type { Turn } from '../../domain/transcript.js';
import { clock } from '../clock.js';
import { namedTurns } from './named-turns.js';

/** A whole document without a script, style or link: readers and players take the elements out of it. */
export function renderHtmlTranscript(turns: readonly Turn[], title: string): string {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<article class="transcript">
${namedTurns(turns).map(renderTurn)}</article>
</body>
</html>
`.markup;
}

function renderTurn(turn: Turn): Html {
  const { speaker, text } = turn;
  let end = -2;
  const paragraphs = text.split('\n\n').map((paragraph) => {
    const start = end + 2;
    end = start + paragraph.length;
    const { time } = momentAt(turn, start);
    return html`${time !== null && html`<time>${clock(time)}</time>\n`}<p>${paragraph}</p>\n`;
  });
  return html`${speaker !== null && html`<cite>${speaker}:</cite>\n`}${paragraphs}`;
}
