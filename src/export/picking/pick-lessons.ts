// Which lessons are shown to people who have not heard the episode, and in which order?
import { bareWords, type Lesson } from '../../domain/lesson.js';
import { countWords } from '../../domain/transcript.js';
import { readsAlone } from './reads-alone.js';

/** What costs a lesson its place, in units of its score. */
const COST = { filler: 0.06, wordOverLong: 0.01, told: 0.15, own: 0.1, voice: 0.1 } as const;
const LONG = 24;

const FILLERS =
  /\b(?:kind of|sort of|actually|basically|really|literally|just|a lot of|stuff|things?|maybe|probably|pretty|i think|super|right)\b/giu;
/** Somebody did something once. */
const TOLD =
  /\b(?:was|were|had|took|went|came|got|said|told|lost|found|ran|gave|began|started|ended|did|didn['’]t|wasn['’]t|weren['’]t|remember|last (?:year|week|month)|yesterday|today|\d{4})\b/iu;
const OWN = /\b(?:i|we|us|our|my|me)(?:['’]\p{L}+)?\b/iu;

type Judged = Pick<Lesson, 'statement' | 'statementEdited' | 'quote' | 'score'>;

/** Those whose statement can be read by itself, or was written by people; the ones that are said for everybody first. */
export function lessonsThatReadAlone<L extends Judged>(lessons: readonly L[]): L[] {
  return lessons
    .filter(isReadable)
    .map((lesson) => ({ lesson, merit: meritOf(lesson) }))
    .sort((a, b) => b.merit - a.merit)
    .map(({ lesson }) => lesson);
}

function isReadable({ statement, statementEdited, quote }: Judged): boolean {
  return statementEdited === true || (readsAlone(statement) && endsAsSaid(statement, quote));
}

/** The score less what makes a sentence heavy, or somebody's own story. */
export function meritOf({ statement, score }: Pick<Lesson, 'statement' | 'score'>): number {
  const fillers = statement.match(FILLERS)?.length ?? 0;
  return (
    score -
    COST.filler * fillers -
    COST.wordOverLong * Math.max(0, countWords(statement) - LONG) -
    (TOLD.test(statement) ? COST.told : 0) -
    (OWN.test(statement) ? COST.own : 0) -
    (/["“]/u.test(statement) ? COST.voice : 0)
  );
}

/** Words at its end by which a statement is found in its quote. */
const LAST_WORDS = 3;

/** Whether a statement goes on to where its speaker ended a sentence; true of one in other words than the quote. */
function endsAsSaid(statement: string, quote: string): boolean {
  const last = bareWords(statement).split(' ').slice(-LAST_WORDS);
  const words = [...quote.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => {
    return { word: word.toLowerCase(), end: index + word.length };
  });
  const ends = words.flatMap(({ end }, at) => {
    const isLast = last.every((word, i) => words[at - last.length + 1 + i]?.word === word);
    return isLast
      ? [quote.slice(end, words[at + 1] ? words[at + 1]!.end - words[at + 1]!.word.length : undefined)]
      : [];
  });
  return ends.length === 0 || ends.some((after) => after === '' || /[.!?]/u.test(after));
}
