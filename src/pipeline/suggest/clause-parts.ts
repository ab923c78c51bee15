// What is the subject of a plain clause, which verb follows it, and how is the clause turned into a question?
import { endsOpenly } from '../extract/open-end.js';
import { TAGS } from '../speech/spoken-words.js';
import type { Tagger, Token } from '../speech/tag-words.js';
import { baseOfThird } from './verb-forms.js';

export const letterOf = ({ tag }: Token): string => TAGS[tag]!;

/** A clause as the words that stand behind "why": "are backups that nobody tests worthless". */
export interface Turned {
  readonly text: string;
  /** As it is written. */
  readonly subject: string;
  /** In lower case, the auxiliary that came to the front. */
  readonly auxiliary: string;
  /** The base form of the verb behind "do" or "does"; empty behind any other auxiliary. */
  readonly verb: string;
  /** Behind auxiliary, subject and verb. */
  readonly rest: string;
  /** The tags of `rest`, a letter each. */
  readonly letters: string;
}

/** Where the main clause of a sentence ends: what follows is a reason, a second clause or an aside. */
const BORDER =
  /[,;:–—([]| -|\.\.\.|…|["“”]|\b(?:because|cause|since|so that|whereas|although|though|which)\b| (?:and|but|so|then|or) (?=(?:you|we|they|he|she|it|i|that|this|there|then|people|not|maybe|so|if|when|actually|it's|that's|you're|they're|we're|i'm)\b)|\bso (?=\p{L}+ (?:is|are|can|do|have|should)\b)/iu;
const AUXILIARIES = new Set(
  `is are was were can could should must will would might isn't aren't wasn't weren't can't cannot couldn't shouldn't
  mustn't won't wouldn't don't doesn't didn't`.split(/\s+/u),
);
const CONTRACTED: Readonly<Record<string, string>> = { "you're": 'are', "you'll": 'will', "people're": 'are' };
const ANYBODY = new Set('you people everyone everybody nobody somebody anyone anybody most'.split(' '));
const SINGULAR_ANYBODY = new Set('everyone everybody nobody somebody anyone anybody'.split(' '));
/** Words that say how sure the speaker is, not what is said. */
const HEDGES =
  /\b(?:really|actually|essentially|effectively|basically|probably|definitely|literally|obviously|simply|certainly|honestly|totally|kinda|sort of|kind of|pretty much|of course|maybe|generally speaking|(?<!not )(?<!n['’]t )just|even|also|somehow)\b ?/giu;
/** T: determiner, A: adjective, N: noun, P: name, G: -ing, M: number, I: preposition, R: adverb. */
const SUBJECT =
  /^(?:T?M?[AR]*[NPAG]*[NPG]|G[TMO]?A*[NP]+V?|GCVT?A*[NP]*|GIT?A*[NP]+|T[NG]I?T?[NPAG]*[NP])(?:IT?M?A*[NPG]+){0,2}(?:C[NPG]+)?(?:[OITCQ](?:[NP]|O)R?U?[VD])?$/u;
/** "That", "they" and "we" say whom only where it was said. */
const LOOSE_SUBJECT =
  /^(?:i|we|it|this|that|these|those|they|he|she|there|here|what|who|which|my|our|his|her|their|its|one|some|all|any|each|both|such|another|thing|things|the (?:thing|things|point|idea|fact|answer|question|reason|other|first|second|same|one|ones|rest)|a lot|part|none|nothing|something|anything|everything|(?:every|each|next|this|any|the (?:first|last|next)) time|anytime|the (?:moment|way|minute))(?:['’]\p{L}+)?\b/iu;
const PLURAL = /(?:[^s]s|people|women|men|children|data|media|folks)$/iu;

export interface MainClause {
  /** Without hedges; empty where the sentence begins with none. */
  readonly text: string;
  /** Whether its reason follows at once. */
  readonly hasReason: boolean;
}

/** The clause that a sentence begins with. */
export function mainClauseOf(statement: string): MainClause {
  const border = BORDER.exec(statement);
  if (border && /[([]/u.test(border[0])) return { text: '', hasReason: false };
  const clause = (border ? statement.slice(0, border.index) : statement).replace(/[.?!\s]+$/u, '');
  const hasReason = border !== null && /^[,;:–—\s]*(?:because(?! of)|since)\b/iu.test(statement.slice(border.index));
  return { text: clause.replace(HEDGES, '').replace(/\s+/gu, ' ').trim(), hasReason };
}

/** A plain clause, turned; `null` where its parts are not plain to see. */
export function turnClause(clause: string, tagger: Tagger): Turned | null {
  if (endsOpenly(clause) || /^(?:if|when|the (?:more|less)|not|how|why|what)\b/iu.test(clause)) return null;
  const tokens = tagger.tag(clause);
  const first = tokens[0];
  if (!first) return null;
  const turned = ANYBODY.has(first.word.split("'")[0]!)
    ? turnAnybody(clause, tokens)
    : turnNamed(clause, tokens, tagger);
  return turned && isSound(turned) ? turned : null;
}

/** Two verbs in the front or none behind: the tagger or this file took one word for another. */
function isSound({ text }: Turned): boolean {
  return !/^(\p{L}+) .*\b(?:is|are|was|were) \1\b/iu.test(text) && text.split(' ').length >= 3;
}

/** "You should never ...", "People think ...", "Nobody wants ...". */
function turnAnybody(clause: string, tokens: readonly Token[]): Turned | null {
  const isMost = tokens[0]!.word === 'most';
  if (isMost && tokens[1]?.word !== 'people') return null;
  const size = isMost ? 2 : 1;
  const short = CONTRACTED[tokens[0]!.word];
  const subject = short ? tokens[0]!.word.split("'")[0]! : clause.slice(0, tokens[size - 1]!.end).toLowerCase();
  const behind = clause.slice(tokens[size - 1]!.end).trim();
  if (short)
    return {
      ...{ text: `${short} ${subject} ${behind}`, subject, auxiliary: short, verb: '' },
      ...restFrom(clause, tokens, size),
    };
  if (/['’]/u.test(tokens[0]!.text)) return null;
  const at = tokens.findIndex((token, i) => i >= size && letterOf(token) !== 'R');
  const verb = tokens[at];
  if (!verb) return null;
  if (AUXILIARIES.has(verb.word)) return turnAuxiliary(clause, tokens, { at, subject, from: tokens[size]!.start });
  const adverbs = clause.slice(tokens[size - 1]!.end, verb.start).trim();
  return turnVerb({
    clause,
    tokens,
    at,
    subject: `${subject}${adverbs && ` ${adverbs}`}`,
    isOne: SINGULAR_ANYBODY.has(subject),
  });
}

/** Words of a subject, at most. */
const MAX_SUBJECT = 9;
/** What is a noun more often was seldom meant as a verb. */
const NOUN_SHARE = 0.4;

/** "A replica protects ...", "Backups that nobody tests are ...". */
function turnNamed(clause: string, tokens: readonly Token[], tagger: Tagger): Turned | null {
  const at = LOOSE_SUBJECT.test(clause) ? 0 : findVerb(tokens);
  if (at === 0) return null;
  const { word, start } = tokens[at]!;
  const own = tokens.slice(0, subjectEnd(tokens, at));
  if (letterOf(own[0]!) === 'R') return null;
  const subject = inSentence(clause.slice(0, own.at(-1)!.end), own[0]!, tagger);
  if (AUXILIARIES.has(word)) {
    return agree(own, word) ? turnAuxiliary(clause, tokens, { at, subject, from: tokens[own.length]!.start }) : null;
  }
  const isOne = !PLURAL.test(headOf(own).word);
  const agrees = isOne === /[^s]s$/u.test(word) || word === 'have' || word === 'has';
  if (!agrees || tagger.nounShareOf(word) > NOUN_SHARE) return null;
  const adverbs = clause.slice(own.at(-1)!.end, start).trim();
  return turnVerb({ clause, tokens, at, subject: `${subject}${adverbs && ` ${adverbs}`}`, isOne });
}

/** Where the verb stands whose subject is all before it; 0 where none is plain to see. */
function findVerb(tokens: readonly Token[]): number {
  const at = tokens.slice(0, MAX_SUBJECT + 1).findIndex((token, i) => {
    if (i === 0 || (!AUXILIARIES.has(token.word) && !'VU'.includes(letterOf(token)))) return false;
    return SUBJECT.test(tokens.slice(0, subjectEnd(tokens, i)).map(letterOf).join(''));
  });
  return Math.max(0, at);
}

/** An adverb in front of the verb belongs to it. */
const subjectEnd = (tokens: readonly Token[], verb: number): number =>
  verb > 1 && letterOf(tokens[verb - 1]!) === 'R' ? verb - 1 : verb;

function turnAuxiliary(
  clause: string,
  tokens: readonly Token[],
  { at, subject, from }: { at: number; subject: string; from: number },
): Turned | null {
  const { word, start, end } = tokens[at]!;
  const auxiliary = word === 'cannot' ? "can't" : word;
  const adverbs = clause.slice(from, start).trim();
  const rest = clause.slice(end).trim();
  if (!rest || /^(?:about|like|that|what|because|how|why|where|when|if)\b/iu.test(rest)) return null;
  if (/^(?:do|does)\b/iu.test(word) && letterOf(tokens[at + 1] ?? tokens[at]!) === 'U') return null;
  // "Why don't you ...?" invites.
  const isInviting = auxiliary === "don't" && subject === 'you' && !/^(?:need|have to)\b/iu.test(rest);
  const front = isInviting ? ['do', subject, 'not'] : [auxiliary, subject];
  const text = [...front, adverbs, rest].filter(Boolean).join(' ');
  return { text, subject, auxiliary, verb: '', ...restFrom(clause, tokens, at + 1) };
}

interface VerbAt {
  readonly clause: string;
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly subject: string;
  readonly isOne: boolean;
}

function turnVerb({ clause, tokens, at, subject, isOne }: VerbAt): Turned | null {
  const verb = tokens[at]!;
  const rest = clause.slice(verb.end).trim();
  const isPerfect =
    /^(?:have|has)$/u.test(verb.word) &&
    /^(?:R*D)/u.test(
      tokens
        .slice(at + 1)
        .map(letterOf)
        .join(''),
    );
  const behind = restFrom(clause, tokens, at + 1);
  if (isPerfect) return { text: `${verb.word} ${subject} ${rest}`, subject, auxiliary: verb.word, verb: '', ...behind };
  if (letterOf(verb) !== 'V' && !/^(?:have|has|need|needs)$/u.test(verb.word)) return null;
  const base = isOne ? baseOfThird(verb.word) : verb.word;
  if (base === null || !rest || (!isOne && /(?:[^s]s|ed)$/u.test(base))) return null;
  // "Keeps coming and asks": the second verb would have to change too.
  if (isOne && tokens.some((token, i) => i > at && tokens[i - 1]!.word === 'and' && letterOf(token) === 'V'))
    return null;
  const auxiliary = isOne ? 'does' : 'do';
  return { text: `${auxiliary} ${subject} ${base} ${rest}`, subject, auxiliary, verb: base, ...behind };
}

function restFrom(clause: string, tokens: readonly Token[], from: number): Pick<Turned, 'rest' | 'letters'> {
  const own = tokens.slice(from);
  return { rest: own[0] ? clause.slice(own[0].start) : '', letters: own.map(letterOf).join('') };
}

/** "Talks is", "the capabilities is": said so, and yet no English to put on a page. */
function agree(subject: readonly Token[], auxiliary: string): boolean {
  const isPlural = PLURAL.test(headOf(subject).word) || subject.some(({ word }) => word === 'and');
  const isGerund = letterOf(subject[0]!) === 'G';
  if (/^(?:is|was|isn't|wasn't|doesn't)$/u.test(auxiliary)) return !isPlural || isGerund;
  return !/^(?:are|were|aren't|weren't|don't)$/u.test(auxiliary) || isPlural;
}

/** The noun that the verb agrees with: the last before the first preposition or clause. */
function headOf(subject: readonly Token[]): Token {
  const end = subject.findIndex((token) => 'IOQC'.includes(letterOf(token)));
  return subject[(end < 1 ? subject.length : end) - 1]!;
}

/** Text that began a sentence, as it stands inside one. */
export function inSentence(text: string, first: Token, tagger: Tagger): string {
  const isName =
    letterOf(first) === 'P' ||
    !tagger.isListed(first.word) ||
    /^.\p{L}*[\p{Lu}\d]/u.test(first.text) ||
    /^I\b/u.test(text);
  return isName ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
