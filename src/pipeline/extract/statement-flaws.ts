// What speaks against a text as a statement? It hangs on what was said before, stops short, or tells of one day.
import { isSmallTalk, spokenWords } from '../speech/words.js';
import { hasMainClause, hasMarkedMainClause } from './clauses.js';
import { endsOpenly } from './open-end.js';

/** Words of a statement: with fewer it says nothing, a longer one is read twice, and a speech is not read. */
export const WORDS = { min: 5, max: 35, speech: 45 };
/** Fewer say nothing at all. */
const SAYING_WORDS = 3;
/** Words that say something of a subject; with fewer, a statement is "The ugly thing." */
const CONTENT_WORDS = 4;
/** What a flaw costs, in log-odds. */
const COST = {
  pointsBack: 1.5,
  fragment: 2,
  question: 1.5,
  short: 1.5,
  long: 1,
  speech: 1.5,
  broken: 1,
  own: 0.3,
  /** For one content word that is missing; four times that for two. */
  empty: 0.25,
  /** Together more than the difference of two sentences that are about as likely. */
  narrated: 0.6,
  general: -0.6,
  /** "🕺", "Yeah.": more than any sentence is likelier than another. */
  wordless: 100,
};

const POINTS_BACK =
  /^(?:that|this|it|they|he|she|those|these|them|there)(?:['’]\p{L}+)?\b(?! (?:who|takes|turns out|depends)\b)/iu;
/** "It's important to ...": stands for nothing that was said before. */
const EXPLETIVE =
  /^it(?:['’]s| is| was|['’]ll be| can be| would be| has to be)? (?:\w+ly |very |so |really |just |always |often |not )*\w+ (?:to|that|when|if|how|for)\b/iu;
const FRAGMENT =
  /^(?:which|who|where|whose|to|of|or|nor|like|except|including|especially|than|as well|because|so that)\b/i;
const BROKEN = /\.\.\.|…| – .* – /;
const GENERAL =
  /\b(?:you|your|people|never|always|nobody|everybody|everyone|anybody|anyone)(?:['’]\p{L}+)?\b|^(?:if|when|unless|until|whenever|once|most|every)\b/iu;
/** Somebody did something once. */
const PAST =
  /\b(?:was|were|had|took|went|came|got|said|told|lost|found|ran|gave|began|wasn['’]t|weren['’]t|did|didn['’]t)\b|\b(?:i|we|he|she|they|it) (?:\w+ly |just |then |all |even |never )?\p{L}{3,}ed\b/iu;
const ADDRESSES = /\b(?:you|your)(?:['’]\p{L}+)?\b/iu;

/** The cost of all flaws, in log-odds; `closed` where the speaker ended a sentence at the text's end. */
export function flawsOf(text: string, closed: boolean): number {
  const words = countWords(text);
  return (
    (isPointingBack(text) ? COST.pointsBack : 0) +
    (isFragment(text, closed) ? COST.fragment : 0) +
    (isQuestion(text) ? COST.question : 0) +
    (words < SAYING_WORDS ? COST.wordless : 0) +
    (words < WORDS.min ? COST.short : 0) +
    (words > WORDS.max ? COST.long : 0) +
    (isSpeech(text) ? COST.speech : 0) +
    (BROKEN.test(text) ? COST.broken : 0) +
    (/^I\b/.test(text) ? COST.own : 0) +
    toneOf(text)
  );
}

/** The cost of the content words that a text lacks, in log-odds. */
export function emptinessOf(text: string): number {
  const content = new Set(spokenWords(text).filter((word) => !isSmallTalk(word))).size;
  return COST.empty * Math.max(0, CONTENT_WORDS - content) ** 2;
}

/** Whether a text is no sentence: it opens or ends in the middle of one, or is a condition and nothing else. */
export function isFragment(text: string, closed: boolean): boolean {
  return FRAGMENT.test(text) || endsOpenly(text, closed) || !hasMainClause(text);
}

/** Where a text ends: where its speaker set a stop, where the quote ends, or before what was said next. */
export type TextEnd = 'stop' | 'quote' | 'cut';

/**
 * Whether a text can be said alone: it has a word, asks for none at its end, and a condition comes with what it is the
 * condition of. Where no comma tells, the whole sentence is taken to hold both.
 */
export function isWhole(text: string, end: TextEnd): boolean {
  if (countWords(text) === 0 || endsOpenly(text, end === 'stop')) return false;
  return end !== 'cut' || hasMarkedMainClause(text);
}

export function isSpeech(text: string): boolean {
  return countWords(text) > WORDS.speech;
}

export function isPointingBack(text: string): boolean {
  return POINTS_BACK.test(text) && !EXPLETIVE.test(text);
}

export function isQuestion(text: string): boolean {
  return /\?["'”’)]*$/.test(text);
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

/** What holds for everyone beats what happened once. */
function toneOf(text: string): number {
  if (PAST.test(text) && !ADDRESSES.test(text)) return COST.narrated;
  return GENERAL.test(text) ? COST.general : 0;
}
