// What does a question ask, apart from whom it asks of? Passages' vectors hold their words alone, not who speaks, so a
// speaker's name in a question only pulls its vector away from them. Names do their work in the keyword index.
import { isStopWord, stemOf, wordsOf } from '../domain/words.js';

/** The text without words that are written as a name and stand in a speaker's name. The text where nothing telling is left. */
export function withoutNames(text: string, speakers: Iterable<string>): string {
  const names = new Set([...new Set(speakers)].flatMap((name) => wordsOf(name).map((word) => stemOf(word.text))));
  const words = wordsOf(text);
  const kept = words.filter((word) => !(/^\p{Lu}/u.test(word.text) && names.has(stemOf(word.text))));
  const telling = kept.some((word) => !isStopWord(word.text));
  return !telling || kept.length === words.length ? text : kept.map((word) => word.text).join(' ');
}
