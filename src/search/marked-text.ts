// Text -> HTML that is safe to show, with `<mark>` as its only element.
import type { Word } from '../domain/words.js';

/** A part of a text, in UTF-16 code units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A part of a text with `<mark>` around those of the words that stand in it. */
export function markWords(text: string, { start, end }: Stretch, words: readonly Word[]): string {
  let html = '';
  let at = start;
  for (const word of words) {
    if (word.start < start || word.end > end) continue;
    html += `${escapeHtml(text.slice(at, word.start))}<mark>${escapeHtml(word.text)}</mark>`;
    at = word.end;
  }
  return (html + escapeHtml(text.slice(at, end))).replace(/\s+/gu, ' ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
