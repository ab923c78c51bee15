// A question as it was asked -> as a listener can be offered it, or null where it does not stand alone.
import { nameOf, nameWhoIsAsked } from './asked-person.js';
import { isOffered } from './question-flaws.js';
import { baseOfPast } from './verb-forms.js';

/** Notes of a transcriber: "[laughs]", "(unintelligible)". */
const NOTES = /\\?\[[^\]]*\]|\([^)]*\)/gu;
/** What people say before they ask. */
const LEAD =
  /^(?:(?:so|and|but|well|now|ok|okay|yeah|yes|yep|no|right|cool|great|awesome|alright|all right|wow|oh|hey|um|uh|like|also|because|then|i mean|you know|i guess|let me ask you(?: this)?|i(?:['’]m| am) (?:just )?curious|my (?:next |first |last )?question is|the question is|just out of curiosity|first of all|actually|maybe|basically|in other words|anyway|interesting|sure|hmm|fair enough|or|for example|speaking of which)\b[\s,.:;—–-]*)+/iu;
/** Open questions, those after what there is, and those after what something named is or does. */
const OPENS_QUESTION =
  /^(?:(?:what|why|how|when|where|who|which|whose)(?:['’](?:s|re|d))?|(?:is|are|was|were) there|(?:does|do|is|are|can|should|will) (?!(?:you|your|we|it|they|he|she|there|part|any|some|all|people|that|folks|anyone|anybody|everyone|everything|something|anything)\b)(?:the )?[\p{L}\d-]+)(?![\p{L}])/iu;
const YES_OR_NO = /^(?!what|why|how|when|where|who)/iu;
/** "Tell us how you got started as a maintainer." */
const INDIRECT =
  /^(?:.*\b(?:tell (?:us|me|everyone)|explain|describe|talk (?:to us )?about|walk us through|curious|wondering|wonder|interested in|know|hear|share)(?: (?:a (?:little )?bit|more|to hear|to know|us|with us))*(?: about)?,? )?(?<asks>how|why|when|where) you (?<verb>\p{L}+) (?<rest>.+)\?$/iu;
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

/**
 * The question, cleaned of what was said before and beside it, 5 to 18 words; `null` where it was broken off, is small
 * talk, or cannot be understood alone. `answeredBy` is whom "you" means, where the source names somebody;
 * `isWord` tells whether a word is listed anywhere.
 */
export function cleanQuestion(
  asked: string,
  answeredBy: string | null,
  isWord: (word: string) => boolean = () => false,
): string | null {
  const name = nameOf(answeredBy);
  const text = asked
    .replace(NOTES, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\?+!*$/u, '?');
  const said = withoutAddress(text, name).replace(LEAD, '').replace(TAG, '?');
  const whole = asDirect(said, isWord) ?? said;
  return offered(whole, name) ?? (CONDITION.test(whole) ? null : offered(innerQuestion(whole), name));
}

/** "Tell us how you got started" -> "how did you get started?"; `null` where it is not asked so. */
function asDirect(text: string, isWord: (word: string) => boolean): string | null {
  const { asks, verb, rest } = INDIRECT.exec(text)?.groups ?? {};
  const base = verb ? baseOfPast(verb.toLowerCase(), isWord) : null;
  return base === null ? null : `${asks!.toLowerCase()} did you ${base} ${rest!}?`;
}

function offered(question: string | null, name: string | null): string | null {
  if (question === null || !OPENS_QUESTION.test(question) || question.slice(0, -1).includes('?')) return null;
  if (YES_OR_NO.test(question) && question.includes(',')) return null;
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
