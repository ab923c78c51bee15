// Is it English speech at all? What the lesson scorer was taught says nothing of other languages, digits or singing.
import type { Unit } from '../speech/units.js';
import { isSmallTalk } from '../speech/words.js';

/** Shares of the words. Of 2,962 quotes that editors chose, one has less of either: a list without a verb. */
const LEAST = { smallTalk: 0.2, different: 0.35 };

/** Whether a run of sentences has as many of English's small words, and as few repetitions, as speech always has. */
export function isEnglishSpeech(units: readonly Unit[]): boolean {
  const words = units.flatMap((unit) => unit.words);
  const small = words.filter((word) => /\p{L}/u.test(word) && isSmallTalk(word)).length;
  return small >= words.length * LEAST.smallTalk && new Set(words).size >= words.length * LEAST.different;
}
