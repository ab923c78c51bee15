// The words of a show on a page whose own words are English: their language for who reads them out, and their direction.
import { type Html, html } from '../domain/html.js';
import { directionOf, hasFromRight, languageTag } from '../domain/language.js';

/** BCP 47, of the page's own words. */
export const PAGE_LANGUAGE = 'en';

/** BCP 47; nothing where it is not known: it is then taken for the page's own. */
export type Language = string | null | undefined;

/**
 * Attributes of an element that holds these words of a show and nothing else; none for what reads like the page itself. Words
 * in letters that are read the other way, as English ones on an Arabic show, are in another language than it.
 */
export function inLanguage(language: Language, words: string): Html {
  const tag = languageTag(language);
  const direction = directionOf(tag, words);
  const isTheirs = directionOf(tag, '') === direction;
  const isOther = tag !== null && tag.split('-', 1)[0] !== PAGE_LANGUAGE && isTheirs;
  return html`${isOther && html` lang="${tag}"`}${direction === 'rtl' && html` dir="rtl"`}`;
}

/** Words of a show among others: neither turns the other. A name has no language. */
export function said(words: string, language?: Language): Html {
  const attributes = inLanguage(language, words);
  if (attributes.markup === '' && !hasFromRight(words)) return html`${words}`;
  return html`<bdi${attributes}>${words}</bdi>`;
}

/** Names in a row: "Ada, Ben". */
export function namesInRow(names: readonly string[]): Html {
  return html`${names.map((name, i) => html`${i > 0 && ', '}${said(name)}`)}`;
}
