// Which earlier question does a short one ask again, of somebody or about something else ("What about Idris?", "Who else?")?
import { loosePronouns, tellingWords, WHAT_ABOUT } from '../domain/leaning-question.js';
import { isStopWord, wordsOf } from '../domain/words.js';
import { type QuestionForm, readQuestionForm } from './question-form.js';

/** The talk so far, as far as a short question needs it. */
export interface Before {
  /** The last question, complete in itself. */
  readonly question: string;
  /** Who is quoted in the answers so far. */
  readonly speakers: readonly string[];
  /** Who alone is quoted in the last answer; `null` where several are, or nobody. */
  readonly lastSpeaker: string | null;
}

const AND = '(?:(?:and|but|or|also|so|then|ok|okay|well),? )';
const FRAGMENT = new RegExp(`^${AND}+(?<rest>.+?)(?: (?:too|then|either|also|as well|though))?[\\s?!.]*$`, 'iu');
const WHOLE_QUESTION =
  /^(?:about|who|whom|whose|what|when|where|why|how|which|if|is|are|am|did|do|does|was|were|can|could|should|would|will|has|have|had|tell|give|show|not|no|yes)\b/iu;
const SETTING =
  /^(?:in|on|at|for|with|without|during|before|after|since|from|until|under|inside|outside|within|among|between)\b/iu;
const GROUP =
  /^(?:(?:the|our|your|other|all|any|his|her|their) )*(?:guests?|hosts?|speakers?|others|people|every(?:one|body)|any(?:one|body))(?: else)?$/iu;
const MORE = new RegExp(
  `^${AND}*(?:(?:is there |was there )?(?:anything|something) (?:else|more)|what else|(?:tell|show|give) me more|more|go on)[\\s?!.]*$`,
  'iu',
);
const WHO_ELSE = new RegExp(
  `^${AND}*(?:did |does |has |was there )?(?:who|any(?:one|body)|some(?:one|body)) else[\\s?!.]*$`,
  'iu',
);
/** A citation says where and when. */
const WHERE = new RegExp(
  `^${AND}*(?:where|when|(?:in |from )?(?:which|what) episode)(?: (?:was|is|did|does) (?:that|this|it|he|she|they)(?: (?:say|said|mention|talk about|bring up|from|in)(?: (?:that|this|it|so))?)?)?[\\s?!.]*$`,
  'iu',
);
const OF_IT = /\b(?<of>about|mention(?:ed)?|discuss(?:ed)?) (?:it|that|this|them|those|these)(?=[\s?!.]*$)/iu;
const OBJECT_MISSING = /\b(?:say|think)(?=[\s?!.]*$)/iu;
const SAID_BY = /^(?<ask>what (?:else )?(?:did|does|do|has|had) )(?:he|she)\b/iu;
/** "What is ...?": what is asked for stands at the end, with its article. */
const DEFINED = /^(?<frame>(?:what|who)(?:['’]s| is| are| was| were) )(?<object>.+?)(?<end>[\s?!.]*)$/iu;
const LAST_OBJECT =
  /^(?<frame>.+ )(?<object>(?:the|a|an|his|her|their|our|your|my)(?: [\p{L}\p{N}'’-]+){1,2})(?<end>[\s?!.]*)$/iu;
const ARTICLE = /^(?:the|a|an|his|her|their|our|your|my)\b/iu;
const ABOUT = /^(?<frame>.*\babout )(?<object>.+?)(?<end>[\s?!.]*)$/iu;

/** The earlier question with what the short one puts in a place of it, or the same again; `null` where it does neither. */
export function restate(question: string, before: Before): string | null {
  const form = readQuestionForm(before.question);
  if (form.form !== 'plain') {
    if (WHERE.test(question)) return before.question.replace(/ (?:else|other)\b/iu, '');
    if (WHO_ELSE.test(question)) return askWho(form);
    if (MORE.test(question)) return form.form === 'who-said' ? null : askWhat(form);
  }
  return inPlaceOf(question, before, form) ?? withReferents(question, before, form);
}

/** What a short question is about: what stands behind "what about" or "and". */
function inPlaceOf(question: string, before: Before, form: QuestionForm): string | null {
  const asked = question.trim();
  const rest = WHAT_ABOUT.exec(asked)?.groups?.rest ?? FRAGMENT.exec(asked)?.groups?.rest;
  if (!rest || WHOLE_QUESTION.test(rest) || loosePronouns(rest).length > 0 || tellingWords(rest).length > 3)
    return null;
  if (GROUP.test(rest)) return askOf(rest, before.question, form);
  if (tellingWords(rest).length === 0) return null;
  if (SETTING.test(rest)) return `${before.question.replace(/[\s?!.]+$/u, '')} ${rest}?`;
  const isOnlySubject = /^(?:\S+ )*about /iu.test(asked) && !/\b(?:what|how) about /iu.test(asked);
  if (!isOnlySubject && isPerson(rest, before, form)) {
    const named = ofPerson(rest, before.question, form);
    if (named) return named;
  }
  return form.form === 'plain' ? inPlain(rest, before.question) : ofSubject(rest, before.question, form);
}

function ofSubject(subject: string, before: string, form: QuestionForm): string | null {
  return form.form === 'who-said'
    ? null
    : replaceLast(before.replace(/ (?:else|other)\b/iu, ''), form.subject, subject);
}

function ofPerson(name: string, before: string, form: QuestionForm): string | null {
  if (form.speaker !== null) return before.replace(form.speaker, () => name);
  if (form.form === 'first-mention' || form.form === 'who-mentioned') return null;
  const named = form.form === 'plain' ? namesIn(before) : [];
  if (named.length === 0) return askOf(name, before, form);
  return named.length === 1 ? before.replace(named[0]!, () => name) : null;
}

function replaceLast(text: string, part: string, other: string): string {
  const at = text.lastIndexOf(part);
  return `${text.slice(0, at)}${other}${text.slice(at + part.length)}`;
}

/** The question of an object, where it is plain which words are the object. */
function inPlain(rest: string, before: string): string | null {
  const shapes = [ABOUT, DEFINED, ...(ARTICLE.test(rest) ? [LAST_OBJECT] : [])];
  for (const shape of shapes) {
    const { frame, end } = shape.exec(before)?.groups ?? {};
    if (frame && (shape === DEFINED || tellingWords(frame).length > 0)) return `${frame}${rest}${end || '?'}`;
  }
  return null;
}

/** "What did she say about it?": with her name and what "it" is, where a question of that form comes of it. */
function withReferents(question: string, { lastSpeaker }: Before, form: QuestionForm): string | null {
  const speaker = form.speaker ?? lastSpeaker;
  const named = speaker === null ? question : question.replace(SAID_BY, (_, ask: string) => `${ask}${speaker}`);
  const withSubject = (text: string) =>
    text
      .replace(OF_IT, (_, of: string) => `${of} ${form.subject}`)
      .replace(OBJECT_MISSING, (said) => `${said} about ${form.subject}`);
  const whole = form.subject === '' ? named : withSubject(named);
  return whole !== question && readQuestionForm(whole).form !== 'plain' ? whole : null;
}

/** Whether a name is somebody's. In place of a thing with a name, a name means another thing. */
function isPerson(text: string, { speakers }: Before, form: QuestionForm): boolean {
  const words = text.toLowerCase().split(' ');
  if (speakers.some((speaker) => words.every((word) => speaker.toLowerCase().split(' ').includes(word)))) return true;
  const isName = /^\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*)*$/u.test(text) && !/\p{Lu}{2}/u.test(text);
  return isName && (form.speaker !== null || !/^\p{Lu}/u.test(form.subject));
}

function askOf(who: string, before: string, form: QuestionForm): string | null {
  const hosts = /\b(?:guest|host)s?\b/iu.exec(who)?.[0].toLowerCase();
  if (form.form === 'who-mentioned' && hosts) return `Which ${hosts} talked about ${form.subject}?`;
  const subject = form.form === 'plain' ? tellingWords(before).join(' ') : form.subject;
  return subject === '' ? null : `What did ${who} say about ${subject}?`;
}

function askWho({ form, subject, role }: QuestionForm): string {
  const who = role === null ? 'Who else ' : `Which other ${role}s `;
  return form === 'who-said' ? `${who}said that ${subject}?` : `${who}talked about ${subject}?`;
}

function askWhat({ subject, speaker, role }: QuestionForm): string {
  return `What else did ${speaker ?? (role === null ? 'people' : `${role}s`)} say about ${subject}?`;
}

/** Runs of capitalised words that do not open the text, a possessive aside. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(/(?<=[\p{L}\p{N},;:'’)] )\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*)*/gu)]
    .map(([name]) => name.replace(/['’]s$/u, ''))
    .filter((name) => !wordsOf(name).every((word) => isStopWord(word.text)));
}
