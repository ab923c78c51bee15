// A lesson's quote with the words in it that are the lesson: what is around them is there for the sense.
import { type Html, html } from '../domain/html.js';

/**
 * The quote as markup, the statement's words in it in `<b>`; null where they do not stand there one after the other, case
 * and punctuation aside, so that the statement has to be said beside the quote.
 */
export function quoteWithPoint(quote: string, statement: string): Html | null {
  const words = [...quote.matchAll(WORD)];
  const wanted = [...statement.matchAll(WORD)].map(([word]) => word.toLowerCase());
  const first = words.findIndex((_, at) => wanted.every((word, i) => words[at + i]?.[0].toLowerCase() === word));
  if (first < 0 || wanted.length === 0) return null;
  const last = words[first + wanted.length - 1]!;
  const start = first === 0 ? 0 : words[first]!.index;
  const end = last.index + last[0].length;
  const closed = end + (CLOSING.exec(quote.slice(end))?.[0].length ?? 0);
  if (start === 0 && closed === quote.length) return html`${quote}`;
  return html`${quote.slice(0, start)}<b>${quote.slice(start, closed)}</b>${quote.slice(closed)}`;
}

const WORD = /[\p{L}\p{N}]+/gu;
/** What ends a sentence or a part of one. */
const CLOSING = /^[.,;:!?…"'’”)\]]*/u;
