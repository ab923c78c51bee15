// HTML entities in words: "&amp;" is "&" to a reader.
import { decodeHTMLStrict } from 'entities/decode';
import { cleanCharacters } from './decode.js';

/** Decodes entities that end in a semicolon; those that stand for characters nobody sees come to nothing. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&#?\w{1,32};/g, (entity) => cleanCharacters(decodeHTMLStrict(entity)));
}
