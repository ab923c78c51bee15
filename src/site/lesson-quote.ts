// A lesson's quote as markup, with the words in it that are the lesson.
import { type Html, html } from '../domain/html.js';
import { pointIn } from '../domain/quoted-point.js';

/** The statement's words in `<b>`, unless they are all of it; `null` where they do not stand there (`pointIn`). */
export function quoteWithPoint(quote: string, statement: string): Html | null {
  const point = pointIn(quote, statement);
  if (!point) return null;
  const { start, end } = point;
  if (start === 0 && end === quote.length) return html`${quote}`;
  return html`${quote.slice(0, start)}<b>${quote.slice(start, end)}</b>${quote.slice(end)}`;
}
