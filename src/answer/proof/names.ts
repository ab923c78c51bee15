// Which words of a sentence are names, and to whom does it put words into the mouth?
import { foldWord, isStopWord, type Word, wordsOf } from '../../domain/words.js';

/** Words that open a sentence in capitals and name nobody; those that stand in any talk are known already. */
const OPENERS = new Set(
  `according additionally afterwards although altogether besides consequently eventually finally first furthermore hence
  however indeed initially lastly later meanwhile moreover nevertheless next overall second similarly since sometimes
  still therefore third thus today together ultimately unless usually when whenever while yet`.split(/\s+/),
);

const SAYING = `(?:${[
  '(?:add|admit|agree|argue|believe|claim|conclude|describe|explain|mention|note|observe|point|recall|recommend|state|suggest|warn|say|tell|think|write)s?',
  '(?:add|agre|argu|believ|claim|conclud|describ|explain|mention|not|observ|point|recall|recommend|stat|suggest|warn|admitt)ed',
  'said|told|thought|wrote',
].join('|')})`;
const NAME = String.raw`((?:\p{Lu}[\p{L}\p{M}'’.-]*\s+)*\p{Lu}[\p{L}\p{M}'’-]*)`;
const ATTRIBUTED = new RegExp(
  String.raw`(?:${NAME}\s+(?:(?:also|later|then|once)\s+)?${SAYING}\b|\b[Aa]ccording\s+to\s+${NAME}|\b(?:said|says|told|explained|recalled)\s+by\s+${NAME})`,
  'gu',
);

/** Saying verbs tell that somebody spoke, not what of. */
const SAYING_WORD = new RegExp(`^${SAYING}$`, 'iu');

export function isSaying(word: string): boolean {
  return SAYING_WORD.test(word);
}

/**
 * Words that are written as names: with a capital, or with one inside, or letters with digits. The first word counts
 * unless it is one that opens sentences; whether it is a name is then for the proof to say.
 */
export function namesIn(text: string): Word[] {
  return wordsOf(text).filter(({ text: word, start }, index) => {
    if (!/\p{L}/u.test(word)) return false;
    if (isStopWord(word)) return index > 0 && isNamed(text, { text: word, start });
    if (/.\p{Lu}/u.test(word) || (/\p{N}/u.test(word) && /\p{Lu}/u.test(word))) return true;
    return /^\p{Lu}/u.test(word) && !(index === 0 && OPENERS.has(word.toLowerCase()));
  });
}

/** "In May" and "as Will says", but not "I" nor the first word of a quote or a title. */
function isNamed(text: string, { text: word, start }: Pick<Word, 'text' | 'start'>): boolean {
  return (
    /^\p{Lu}\p{Ll}/u.test(word) && !/^(?:I['’]|Ok|Oh)/u.test(word) && !/["“‘':(.!?…]\s*$/u.test(text.slice(0, start))
  );
}

export interface Attribution {
  /** As it is written, such as "Ada Byron says". */
  readonly text: string;
  /** The words of the name, folded. */
  readonly names: readonly string[];
}

/** Where the text says of somebody that they said something. */
export function attributionsIn(text: string): Attribution[] {
  return [...text.matchAll(ATTRIBUTED)].map(([whole, ...names]) => ({
    text: whole,
    names: names
      .flatMap((name) => (name ? wordsOf(name) : []))
      .filter(({ text: word }) => !isStopWord(word) && !OPENERS.has(word.toLowerCase()))
      .map(({ text: word }) => foldWord(word)),
  }));
}
