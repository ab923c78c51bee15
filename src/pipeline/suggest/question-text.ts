// A question as it was asked -> as a listener can be offered it, or null where it does not stand alone.
import { isOffered } from './question-flaws.js';

/** Notes of a transcriber: "[laughs]", "(unintelligible)". */
const NOTES = /\\?\[[^\]]*\]|\([^)]*\)/gu;
/** What people say before they ask. */
const LEAD =
  /^(?:(?:so|and|but|well|now|ok|okay|yeah|yes|yep|no|right|cool|great|awesome|alright|all right|wow|oh|hey|um|uh|like|also|because|then|i mean|you know|i guess|let me ask you(?: this)?|i(?:['’]m| am) (?:just )?curious|my (?:next |first |last )?question is|the question is|just out of curiosity|first of all|actually|maybe|basically|in other words|anyway|interesting|sure|hmm|fair enough|or|for example|speaking of which)\b[\s,.:;—–-]*)+/iu;
/** Open questions, and those after what there is: who asks for yes or no seldom hears more than a listener needs. */
const OPENS_QUESTION =
  /^(?:(?:what|why|how|when|where|who|which|whose)(?:['’](?:s|re|d))?|(?:is|are|was|were) there)\b/iu;
/** Where the question itself may begin, behind an introduction. Behind a comma "who" and "which" go on with a clause. */
const INNER_QUESTION =
  /(?:, +(?:(?:so|and|but|then) )?(?=(?:what|why|how)\b)|(?:[;:]|\.\.\.|…|--| [-–—]) +(?:(?:so|and|but|then|like|well|now),? )?(?=(?:what|why|how|when|where|who|which)\b))/giu;
/** What is quoted behind it was asked somewhere else. */
const QUOTES =
  /\b(?:ask(?:s|ed)?|go(?:es)?|question|say(?:s|ing)?|said|think(?:s|ing)?|thought|wrote|writes?|like|is|was)\W*$/iu;
/** An introduction that begins so belongs to the question. */
const CONDITION =
  /^(?:after|although|as|at|because|before|during|even|for|from|given|if|in|instead|of|on|once|out|over|since|though|to|unless|until|when|where|while|with|without)\b/iu;
const TAG = /,?\s+(?:right|no|yeah|huh|correct|you know|or not|or something|or what|or anything|and stuff|or so)\?$/iu;

/** Whom "you" means has to be named where one person's doing, having or thinking is asked for. */
const YOU_DID = /\b(did|were|are|have|had|was|would) you\b/iu;
const YOU_THINK =
  /\bdo you (?=(?:\w+ly |even |still )?(?:believe|consider|do|expect|feel|find|focus|have|hope|like|love|need|plan|prefer|recommend|run|see|spend|suggest|think|use|want|wish|work)\b)/iu;
const THIRD_PERSON: Readonly<Record<string, string>> = { were: 'was', are: 'is', have: 'has' };

/**
 * The question, cleaned of what was said before and beside it, 5 to 18 words; `null` where it was broken off, is small
 * talk, or cannot be understood alone. `answeredBy` is whom "you" means, where the source names somebody.
 */
export function cleanQuestion(asked: string, answeredBy: string | null): string | null {
  const name = nameOf(answeredBy);
  const text = asked
    .replace(NOTES, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\?+!*$/u, '?');
  const whole = withoutAddress(text, name).replace(LEAD, '').replace(TAG, '?');
  return offered(whole, name) ?? (CONDITION.test(whole) ? null : offered(innerQuestion(whole), name));
}

/** Labels of a part in the talk, not of a person. */
const NO_NAME =
  /^(?:speaker|host|co-?host|guest|moderator|interviewer|interviewee|audience|participant|unknown|narrator|male|female|announcer|q|a|voice|person|caller|panelist|student|everyone|all|both)\b[\s\d.:#]*(?:member|\w)?$/iu;

/** What somebody is called: "Ada Marsh, PhD" is Ada Marsh; `null` where the source gives no name. */
export function nameOf(speaker: string | null): string | null {
  const name = (speaker ?? '').split(',')[0]!.trim();
  return name === '' || NO_NAME.test(name) ? null : name;
}

function offered(question: string | null, name: string | null): string | null {
  if (question === null || !OPENS_QUESTION.test(question) || question.slice(0, -1).includes('?')) return null;
  const named = nameWhoIsAsked(question, name);
  if (named === null || !isOffered(named, { asked: question })) return null;
  return named.charAt(0).toUpperCase() + named.slice(1);
}

function innerQuestion(text: string): string | null {
  const last = [...text.matchAll(INNER_QUESTION)].at(-1);
  return last && !QUOTES.test(text.slice(0, last.index)) ? text.slice(last.index + last[0].length) : null;
}

/** "Rui, how ...?" and "..., Kball?" without the name. "In Berlin, Germany?" stays. */
function withoutAddress(text: string, name: string | null): string {
  const first = name?.split(' ')[0];
  const rest = first && text.startsWith(`${first},`) ? text.slice(first.length + 1).trimStart() : text;
  return rest.replace(/(?<=(?:^|[\s'’])\p{Ll}[\p{L}'’-]*|\d), \p{Lu}[\p{L}'’-]*\?$/u, '?');
}

/** The name in place of one "you" or "your"; what holds for anybody ("How do you test a backup?") stays. */
function nameWhoIsAsked(question: string, name: string | null): string | null {
  const isOfOne = YOU_DID.test(question) || YOU_THINK.test(question);
  const isOfAnybody = !isOfOne && /\b(?:do|can|should|could) you\b/iu.test(question);
  if (isOfAnybody) return question;
  if (!isOfOne && !/\byour?(?:['’]\w+)?\b/iu.test(question)) return question;
  if (name === null) return null;
  const named = isOfOne
    ? question
        .replace(YOU_DID, (_, verb: string) => `${THIRD_PERSON[verb.toLowerCase()] ?? verb} ${name}`)
        .replace(YOU_THINK, `does ${name} `)
        .replace(/\byour\b/giu, 'their')
    : question.replace(/\byour\b/iu, /s$/u.test(name) ? `${name}’` : `${name}’s`);
  return /\byou(?:r|rs|rself|['’]\w+)?\b/iu.test(named) ? null : named;
}
