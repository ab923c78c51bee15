// Which words can a noun phrase that stands as a title open with, end on and hold?
import { isSmallTalk } from '../speech/words.js';
import { letterOf, type TitleText, type TitleToken } from './title-text.js';
import { isNumber, LIGHT_NOUNS, TIMES } from './title-words.js';

/** A word alone names something only if it is mostly a noun elsewhere too ("raise" is not). */
const NOUN_SHARE = 0.5;
/** What is a noun less often was seldom meant as one where a tagger takes it for one ("boring", "turn"). */
const RARE_NOUN = 0.3;

/**
 * Numbers and times name nothing, and a participle opens a phrase too easily to be its first word ("used tests"); so does
 * what is mostly a verb ("promotes job listings").
 */
export function opensPhrase(token: TitleToken, text: TitleText, isAlone: boolean): boolean {
  const { word, stem } = token;
  if (stem === '' || LIGHT_NOUNS.has(word) || TIMES.has(word) || isNumber(word) || isBareOwner(token)) return false;
  if (text.isForeign) return true;
  const letter = letterOf(token);
  const share = nounShare(token, text);
  if (letter === 'A') return !isSmallTalk(word) && (!isAlone || share >= NOUN_SHARE);
  if (letter === 'G') return !isAlone || share >= NOUN_SHARE;
  return 'NP'.includes(letter) && share >= (isAlone ? NOUN_SHARE : RARE_NOUN);
}

export function closesPhrase(token: TitleToken, text: TitleText): boolean {
  const { word, stem } = token;
  if (stem === '' || LIGHT_NOUNS.has(word) || isNumber(word) || word.endsWith("'s")) return false;
  return 'NP'.includes(letterOf(token)) && (text.isForeign || nounShare(token, text) >= RARE_NOUN);
}

/**
 * Whether words between an opening and a closing one stand together, `before` them the word that does in the sentence. A
 * number belongs to what it measures ("[sixty] pound phone"), yet two staging servers are staging servers.
 */
export function isNounPhrase(own: readonly TitleToken[], before: TitleToken | undefined): boolean {
  if (own.some(({ word }) => word === 'like' || (isNumber(word) && /^\p{L}/u.test(word)))) return false;
  const isMeasured = before && !own[0]!.opens && isNumber(before.word);
  return !isMeasured || own.length === 1 || own.at(-1)!.word.endsWith('s');
}

/** "Year's prices" says whose only where it was said; "Larkfield's prices" says it here. */
function isBareOwner(token: TitleToken): boolean {
  return /'s$|s'$/.test(token.word) && letterOf(token) !== 'P';
}

/** A name with its capital is one; "arrives" is what "arrive" is when only the latter is in the table. */
function nounShare({ word, text, opens }: TitleToken, { tagger }: TitleText): number {
  if (!opens && /^\p{Lu}/u.test(text) && text !== text.toUpperCase()) return 1;
  const verb = tagger.isListed(word) ? undefined : [word.slice(0, -1), word.slice(0, -2)].find(tagger.isListed);
  return tagger.nounShareOf(word.endsWith('s') && verb ? verb : word);
}
