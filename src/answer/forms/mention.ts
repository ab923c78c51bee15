// Is a subject spoken of in a text, in its own words?
import { foldWord, stemOf, wordsOf } from '../../domain/words.js';

/**
 * What all forms of a word share. Who does something is another word than what is done: customers are not custom, and no
 * engineer is an engine, although they share a stem.
 */
export function sharedForm(word: string): string {
  const stem = stemOf(word);
  return /^e?er/u.test(foldWord(word).slice(stem.length)) ? `${stem}-er` : stem;
}

/**
 * Whether each phrase stands in the text, its words together and in any of their forms. A word asked with a capital is a
 * name (Rust, Swift), and is none where a text that has capitals writes it without one.
 */
export function mentions(text: string, phrases: readonly string[]): boolean {
  const said = wordsOf(text).map((word) => word.text);
  const forms = said.map(sharedForm);
  const hasCapitals = /\p{Lu}/u.test(text);
  return phrases.every((phrase) => {
    const asked = wordsOf(phrase).map((word) => word.text);
    const askedForms = asked.map(sharedForm);
    const fits = (at: number) =>
      askedForms.every(
        (form, i) => forms[at + i] === form && !(hasCapitals && isOnlyAskedAsName(asked[i]!, said[at + i]!)),
      );
    return asked.length > 0 && forms.some((_, at) => fits(at));
  });
}

function isOnlyAskedAsName(asked: string, said: string): boolean {
  return /\p{Lu}/u.test(asked) && !/\p{Lu}/u.test(said);
}
