// Which verb is this a form of? "Moved" -> "move", "stopped" -> "stop", "took" -> "take"; nothing where that is a guess.
import { irregularVerbs } from '../../domain/irregular-forms.js';

/** A verb with one form, such as "cut", is its own past; "shown" is no past, and "showed" follows the rule. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  irregularVerbs.filter(([base]) => base !== 'show').map(([base, past]) => [past ?? base!, base!] as const),
);

/** The form that stands behind "did"; `null` where it is not known. `isWord`: whether a word is listed anywhere. */
export function baseOfPast(past: string, isWord: (word: string) => boolean): string | null {
  const irregular = IRREGULAR.get(past);
  if (irregular) return irregular;
  if (!past.endsWith('ed') || past.length < 5) return null;
  const stem = past.slice(0, -2);
  if (/[^aeiou]i$/u.test(stem)) return `${stem.slice(0, -1)}y`;
  if (/([bdgklmnprt])\1$/u.test(stem) && !/ll$/u.test(stem)) return known(stem.slice(0, -1), isWord);
  if (/(?:[csvz]|[^aeiou][lr]|dg|[aeiou]g|[^aeiouy][aiou][kt]|ea[cs]|u)$/u.test(stem) && isWord(`${stem}e`))
    return `${stem}e`;
  return known(stem, isWord) ?? known(`${stem}e`, isWord);
}

/** The form that stands behind "does". */
export function baseOfThird(verb: string): string | null {
  if (verb === 'has') return 'have';
  if (verb === 'does') return 'do';
  if (verb === 'goes') return 'go';
  if (!/[^s]s$/u.test(verb) || verb.length < 4) return null;
  if (/[^aeiou]ies$/u.test(verb)) return `${verb.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/u.test(verb)) return verb.slice(0, -2);
  return verb.slice(0, -1);
}

const known = (word: string, isWord: (word: string) => boolean): string | null => (isWord(word) ? word : null);
