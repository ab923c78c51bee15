// Is a subject spoken of in a text, in its own words?
import { stemOf, wordsOf } from '../../domain/words.js';

/**
 * Whether each phrase stands in the text, its words together and in any of their forms. A word asked with a capital is a
 * name (Rust, Swift), and is none where a text that has capitals writes it without one.
 */
export function mentions(text: string, phrases: readonly string[]): boolean {
  const said = wordsOf(text).map((word) => word.text);
  const stems = said.map(stemOf);
  const hasCapitals = /\p{Lu}/u.test(text);
  return phrases.every((phrase) => {
    const asked = wordsOf(phrase).map((word) => word.text);
    const askedStems = asked.map(stemOf);
    const fits = (at: number) =>
      askedStems.every(
        (stem, i) => stems[at + i] === stem && !(hasCapitals && isOnlyAskedAsName(asked[i]!, said[at + i]!)),
      );
    return asked.length > 0 && stems.some((_, at) => fits(at));
  });
}

function isOnlyAskedAsName(asked: string, said: string): boolean {
  return /\p{Lu}/u.test(asked) && !/\p{Lu}/u.test(said);
}
