// Does a sentence say the opposite of its proof, with a word in place of a "not", or with two things changed about?
import { isStopWord, wordsOf } from '../../domain/words.js';
import { baseForm, stemsOf } from './base-form.js';
import { isNumberWord } from './numbers.js';
import { type Support, tellingStems } from './support.js';

/** Words on either side mean the opposite of one another. Those that have a meaning beside are left out. */
const OPPOSITES: readonly (readonly [string, string])[] = `
  up/down before/after until/after earlier/later above/below inside/outside
  work,succeed,success,pass/fail,failure  win,won/lose,loss  increase,rise,grow,gain,raise/decrease,fall,drop,shrink,decline,sink,lower,reduce
  more/less,fewer  most/least  higher,high/lower,low  better,best,good/worse,worst,bad  faster,fast,quick,quickly/slower,slow,slowly
  larger,bigger,large,big/smaller,small,tiny  longer,long/shorter,short  cheap,cheaper/expensive,costly
  easy,easier,simple,simpler/hard,harder,difficult,complex,complicated  start,begin/stop,finish,quit  open/close,shut
  add,create,insert/remove,delete,drop  enable,allow,permit/disable,forbid,prevent,ban,prohibit  accept/reject,refuse,decline
  love,enjoy/hate,dislike  agree/disagree  remember/forget  buy,bought/sell,sold  hire/fire  always/never
  true,right,correct/false,wrong,incorrect  safe,secure/unsafe,dangerous,insecure,risky  possible/impossible
  morning/afternoon,evening,night afternoon/evening yesterday/today,tomorrow today/tomorrow north/south east/west summer/winter
  younger/older alive/dead ahead/behind same/different,next,previous,following next/previous  double/halve
  public/private  old/new  early/late  strong,stronger/weak,weaker  rich/poor  full/empty  hot,warm/cold,cool
  include/exclude  import/export  upload/download  internal/external  minimum,minimal/maximum,maximal  happy,glad/unhappy,sad
  arrive,join/leave,left,quit  trust/distrust  connect/disconnect  visible/invisible  known/unknown  used/unused  healthy/sick,ill`
  .trim()
  .split(/\s+/u)
  .flatMap((pair) => {
    const [these, those] = pair.split('/').map((side) => side.split(','));
    return these!.flatMap((a) => those!.map((b) => [a, b] as const));
  });

const OPPOSITES_OF: ReadonlyMap<string, ReadonlySet<string>> = OPPOSITES.reduce((map, [a, b]) => {
  for (const [one, other] of [
    [baseForm(a), baseForm(b)],
    [baseForm(b), baseForm(a)],
  ] as const) {
    map.set(one, (map.get(one) ?? new Set()).add(other));
  }
  return map;
}, new Map<string, Set<string>>());

const COMPARED = /\b(?:rather\s+than|instead\s+of|than|over)\b/iu;
/** Telling words next to where a sentence compares. */
const COMPARED_WORDS = 2;

/**
 * False where the text has a word whose opposite its closest sentences of the proof have and that itself none has, where
 * what it compares has changed sides, or where it goes from where the proof goes to.
 */
export function sidesAgree(text: string, { kindred, closest }: Support): boolean {
  const said = stemsOf(kindred.join('\n'));
  const nearest = stemsOf(closest.join('\n'));
  const turned = [...stemsOf(text)].some(
    (stem) => !said.has(stem) && [...(OPPOSITES_OF.get(stem) ?? [])].some((opposite) => nearest.has(opposite)),
  );
  return !turned && comparesAlike(text, kindred) && goesAlike(text, kindred.join('\n'));
}

interface Compared {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

function readCompared(sentence: string): Compared | null {
  const at = COMPARED.exec(sentence);
  if (!at) return null;
  const before = [...tellingStems(sentence.slice(0, at.index))].slice(-COMPARED_WORDS);
  const after = [...tellingStems(sentence.slice(at.index + at[0].length))].slice(0, COMPARED_WORDS);
  return { before: new Set(before), after: new Set(after) };
}

function comparesAlike(text: string, sentences: readonly string[]): boolean {
  const told = readCompared(text);
  if (!told) return true;
  return sentences.every((sentence) => {
    const said = readCompared(sentence);
    if (!said) return true;
    const crossed = [...told.before].some((stem) => said.after.has(stem) && !said.before.has(stem));
    return !(crossed && [...told.after].some((stem) => said.before.has(stem) && !said.after.has(stem)));
  });
}

/** "From Postgres" where it was "to Postgres", and "to something" where it was "to Postgres". */
function goesAlike(text: string, said: string): boolean {
  const proven = readGoals(said);
  const known = stemsOf(said);
  return readGoals(text).every(({ verb, way, goal }) => {
    const same = proven.filter((each) => each.goal.stem === goal.stem);
    if (same.length > 0) return same.some((each) => (each.way === 'from') === (way === 'from'));
    const others = proven.filter((each) => each.way === way && each.verb === verb);
    return known.has(goal.stem) || others.length === 0 || others.some((each) => !each.goal.isName);
  });
}

interface Goal {
  /** Stem of the word before the way. */
  readonly verb: string;
  readonly way: string;
  readonly goal: { readonly stem: string; readonly isName: boolean };
}

const WAYS = /^(?:from|to|into|onto|on|with|in|at)$/iu;
/** Words after the way, among which its goal is. */
const REACH = 3;

function readGoals(text: string): Goal[] {
  const words = wordsOf(text).map(({ text: word }) => word);
  return words.flatMap((word, i) => {
    const goal = words.slice(i + 1, i + 1 + REACH).find((each) => !isStopWord(each));
    if (!WAYS.test(word) || i === 0 || !goal || isNumberWord(goal)) return [];
    const way = word.toLowerCase();
    return [{ verb: baseForm(words[i - 1]!), way, goal: { stem: baseForm(goal), isName: /^\p{Lu}/u.test(goal) } }];
  });
}
