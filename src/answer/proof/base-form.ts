// Which forms of irregular words are one? Porter's rules take only endings away.
import { irregularNouns, irregularVerbs } from '../../domain/irregular-forms.js';
import { foldWord, stemOf, wordsOf } from '../../domain/words.js';

const BE = ['be', 'am', 'is', 'are', 'was', 'were', 'been', 'being'];

const BASES: ReadonlyMap<string, string> = new Map(
  [BE, ...irregularVerbs, ...irregularNouns].flatMap((forms) => {
    const base = stemOf(forms[0]!);
    return forms.map((form) => [form, base] as const);
  }),
);

/** The stem that all forms of a word share, those of common irregular verbs and nouns among them. */
export function baseForm(word: string): string {
  return BASES.get(foldWord(word)) ?? stemOf(word);
}

/** The stems of all words of a text. */
export function stemsOf(text: string): Set<string> {
  return new Set(wordsOf(text).map((word) => baseForm(word.text)));
}
