// Does a text hold what a question asks for: so many of the asked things, a sum, a share, a date, a length of time, a
// name, a reason?
import { isStopWord, stemOf, wordsOf } from '../domain/words.js';
import type { QuestionKind } from './question-kind.js';

/** "One of the things" counts nothing. */
const NUMBER_WORD =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|' +
  '(?:thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|dozens?|half|couple|zero';
const NUMBER = new RegExp(`\\p{N}|\\b(?:${NUMBER_WORD})\\b`, 'iu');
const SUM = new RegExp(
  `\\p{Sc}\\s?\\p{N}|(?:\\p{N}|\\b(?:${NUMBER_WORD}))(?:[ -]\\w+){0,2}[ -]?(?:dollars?|bucks|euros?|pounds?|cents?|grand|k)\\b|\\bfor free\\b`,
  'iu',
);
const SHARE = /\p{N}\s?%|\b(?:percent|half|thirds?|quarters?|majority|most of|out of)\b/iu;
const FACTOR = new RegExp(
  `\\p{N}\\s?%|\\bpercent\\b|\\p{N}x\\b|(?:\\p{N}|\\b(?:${NUMBER_WORD})) (?:times|fold)\\b|\\b(?:twice|half|halved|doubled?|tripled?)\\b`,
  'iu',
);
const DATE =
  /\b(?:19|20)\p{N}{2}\b|\b(?:ago|since|back in|years? old|last (?:year|month|week|spring|summer|fall|autumn|winter)|january|february|march|april|june|july|august|september|october|november|december)\b|\b(?:when|after|before) \w/iu;
const LENGTH_OF_TIME = new RegExp(
  `(?:\\p{N}|\\b(?:${NUMBER_WORD}|an?|one|many|several|few)) ?-?(?:of |\\w+ )?(?:milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?|sprints?)\\b|\\b(?:overnight|immediately|instantly)\\b`,
  'iu',
);
const HOW_OFTEN = /\b(?:every|per|daily|weekly|monthly|yearly|once an?|twice an?|times an?)\b/iu;
const NAME = /(?<=[\p{L},;:] )\p{Lu}\p{Ll}+|\b(?:team|company|founder|author|engineer)\b/u;
const REASON = /\b(?:because|since|so that|reason|otherwise|due to|that's why|in order to|cause)\b/i;
const WAY = /\b(?:by \w+ing|first|then|we use|you use|start|step|so we|what we do|instead)\b/i;

/** What is asked for in a question about an amount, the first that fits; a plain number where none does. */
const AMOUNTS: readonly [asked: RegExp, offered: RegExp][] = [
  [/\b(?:percent(?:age)?|share|fraction|ratio|proportion)\b/i, SHARE],
  [/\b(?:faster|slower|cheaper|bigger|smaller|improve|reduce|drop|gain)\b/i, FACTOR],
  [
    /\b(?:cost|pays?|paid|price|charged?|spen[dt]|money|raised?|funding|earn|revenue|worth|s[eo]ll|sold|expensive|budget|invest(?:ed)?|fee|salary)\b/i,
    SUM,
  ],
];
/** Between a number and what is counted: "ten thousand very small pull requests". */
const WORDS_BETWEEN = 5;
const COUNTED = /\bhow many (?<things>.+)/iu;
/** Where the name of the counted things ends: "how many deploys | did they do". */
const AFTER_COUNTED =
  /\b(?:am|is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|must|to|of|in|on|at|from|for|with|that|who|per|get|got|take|took)\b/iu;
/** The name's last words are the things; those before describe them. */
const NAMING_WORDS = 2;

/** Kinds of which a text holds the asked thing or is no answer. */
export type MeasuredKind = 'amount' | 'time';

export function isMeasured(kind: QuestionKind): kind is MeasuredKind {
  return kind === 'amount' || kind === 'time';
}

/** By form alone: that a sum stands there does not say that it is the asked one. False for kinds without a form. */
export function holdsAskedFor({ kind, text: question }: { kind: QuestionKind; text: string }, text: string): boolean {
  switch (kind) {
    case 'amount':
      return holdsAmount(question, text);
    case 'time':
      if (/\bhow often\b/i.test(question)) return HOW_OFTEN.test(text);
      return (/\bhow (?:long|soon|quickly)\b/i.test(question) ? LENGTH_OF_TIME : DATE).test(text);
    case 'who':
      return NAME.test(text);
    case 'why':
      return REASON.test(text);
    case 'how':
      return WAY.test(text);
    default:
      return false;
  }
}

function holdsAmount(question: string, text: string): boolean {
  const things = COUNTED.exec(question)?.groups?.things;
  if (things) return counts(text, namesOf(things));
  return (AMOUNTS.find(([asked]) => asked.test(question))?.[1] ?? NUMBER).test(text);
}

/** Stems of the last words of the counted things' name. */
function namesOf(things: string): ReadonlySet<string> {
  const named = wordsOf(things.split(AFTER_COUNTED, 1)[0]!).filter(({ text }) => !isStopWord(text));
  return new Set(named.slice(-NAMING_WORDS).map(({ text }) => stemOf(text)));
}

/** Whether one of the stems stands shortly behind a number. */
function counts(text: string, stems: ReadonlySet<string>): boolean {
  const words = wordsOf(text).map((word) => word.text);
  return words.some(
    (word, i) =>
      NUMBER.test(word) && words.slice(i + 1, i + 1 + WORDS_BETWEEN).some((behind) => stems.has(stemOf(behind))),
  );
}
