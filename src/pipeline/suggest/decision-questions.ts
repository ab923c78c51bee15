// What did the speaker decide, and why? "We moved to one database because ..." -> "Why did Rui Okafor’s team move to ...?"
import { tellingWords } from '../../domain/leaning-question.js';
import type { Tagger } from '../speech/tag-words.js';
import { possessive } from './asked-person.js';
import { letterOf, mainClauseOf } from './clause-parts.js';
import type { StatedQuestion } from './question-rule.js';
import { baseOfPast } from './verb-forms.js';

/** Verbs of what one does on purpose, and tells of afterwards. */
const DECIDED = new Set(
  `adopt ban build buy choose create decide delete design drop found hire introduce invent join launch leave migrate move
  open pick publish quit rebuild refuse release remove replace rewrite sell shut split start stop switch take turn want
  write`.split(/\s+/u),
);
/** Of these "we" can be a family. */
const WITHOUT_TEAM = new Set('buy sell move leave quit take turn want join pick stop choose hire'.split(' '));
/** When it was is not asked. */
const AT_SOME_TIME =
  /,? (?:at some point|(?:a (?:few|couple of)|\p{L}+) (?:years?|months?|weeks?|days?) ago|last (?:year|month|week|night)|recently|back then|at the time|right away|in the end|for a (?:minute|while|bit)|at first|first)$/iu;
const TOLD =
  /^(?:(?:back then|in the end|at some point|eventually|in \d{4}|last year|originally|initially),? )?(?<who>I|we) (?:(?:\p{L}+ly|just|then|also|first|never|even|kind of|basically|actually) )*(?<verb>\p{L}+) (?<rest>.+)$/iu;
/** What "me" and "us" mean is lost with the name in place of "I". */
const OF_THE_SPEAKER = /\b(?:i|me|we|us|myself|ourselves|it|its|that|they|them)(?:['’]\p{L}+)?\b/iu;

/** Of these only a reason makes a decision. */
const VAGUE = /^(?:take|turn|open|start|want)$/u;
const NO_OBJECT = /^(?:almost|by|with|at|in|from|off|out|on|over|up|back|again)\b/iu;
const YEAR =
  /,? (?:back )?in (?:(?:the )?(?:early |late |summer of |fall of |january |february |march |april |may |june |july |august |september |october |november |december )?(?:of )?)(?:19|20)\d\ds?$/iu;

export interface Teller {
  /** Without titles. */
  readonly name: string;
  /** Whether "we" are the people that the speaker works with, not the hosts of the show. */
  readonly speaksForTeam: boolean;
}

/** `null` where the sentence tells of no decision, or of one that cannot be asked after by name. */
export function askDecision(statement: string, teller: Teller | null, tagger: Tagger): StatedQuestion | null {
  const { text, hasReason } = mainClauseOf(statement);
  const { who, verb, rest: told } = TOLD.exec(text)?.groups ?? {};
  if (!teller || !who || !verb || !told) return null;
  const rest = upToNextDeed(told, tagger);
  const base = baseOfPast(verb.toLowerCase(), tagger.isListed);
  if (base === null || !DECIDED.has(base) || OF_THE_SPEAKER.test(rest)) return null;
  if (NO_OBJECT.test(rest) || (VAGUE.test(base) && !hasReason) || (base === 'want' && !/^to /iu.test(rest)))
    return null;
  const year = YEAR.exec(rest)?.[0];
  const isTeam = who.toLowerCase() === 'we';
  if (isTeam && (!teller.speaksForTeam || WITHOUT_TEAM.has(base))) return null;
  const subject = isTeam ? `${possessive(teller.name)} team` : teller.name;
  const what = rest
    .replace(YEAR, '')
    .replace(AT_SOME_TIME, '')
    .replace(/\b(?:my|our)\b/giu, 'their');
  if (tellingWords(what).length < 2) return null;
  if (year && !hasReason) return { question: `When did ${subject} ${base} ${what}?`, form: 'time', reason: 'none' };
  return { question: `Why did ${subject} ${base} ${what}?`, form: 'decision', reason: hasReason ? 'given' : 'wanted' };
}

/** "Stopped at number twelve and apologised": one deed is asked after. */
function upToNextDeed(told: string, tagger: Tagger): string {
  const tokens = tagger.tag(told);
  const next = tokens.find((token, i) => token.word === 'and' && tokens[i + 1] && letterOf(tokens[i + 1]!) === 'D');
  return next ? told.slice(0, next.start).trim() : told;
}
