// Does a question ask who said something or spoke of it, when it was first spoken of, or what people said about it? Read
// from its wording alone; a question that fits no pattern whole is plain, and so is one whose subject has no telling word.
import type { PersonRole } from '../domain/episode.js';
import { isStopWord, wordsOf } from '../domain/words.js';

export type QuestionFormName = 'who-said' | 'who-mentioned' | 'first-mention' | 'said-about' | 'plain';

export interface QuestionForm {
  readonly form: QuestionFormName;
  /** What is to have been said or spoken of, as typed, without the quotation marks around it; empty in a plain question. */
  readonly subject: string;
  /** Who is to have said it, as typed; `null` where anybody counts ("guests", "people"). */
  readonly speaker: string | null;
  /** Set where guests alone count, or hosts alone. */
  readonly role: PersonRole | null;
}

const PLAIN: QuestionForm = { form: 'plain', subject: '', speaker: null, role: null };

const SAY = '(?:say|said|says|saying)';
const SAID = '(?:say|says|said|have said|has said|think|thinks|thought)';
const WHAT = 'what (?:else )?';
const MENTION =
  '(?:mention(?:ed|s)?|discuss(?:ed|es)?|bring up|brings up|brought up|cover(?:ed|s)?|come up|comes up|came up|' +
  '(?:talk|speak|hear)(?:s|ed|ing)? (?:about|of|on)|spoken (?:about|of|on)|spoke (?:about|of|on)|heard (?:about|of))';
const WHO =
  '(?:who|(?:which|what) (?:of the )?(?:other )?(?<who>guests?|hosts?|speakers?|person|people))' +
  '(?: (?:was it|is it|else|has|have|had|ever|here))*(?: (?:that|who))?';
const ANYONE = '(?:any(?:one|body)|some(?:one|body)|any (?:of the )?(?<who>guests?|hosts?|speakers?))';
const EPISODE = '(?:in (?:which|what) episode|which episode|what episode|where|when)';
const FIRST = '(?:first|for the first time|earliest)';
const SPEAKER = "(?<speaker>[\\p{L}\\p{M}.'’-]+(?: [\\p{L}\\p{M}.'’-]+){0,3}?)";
const SUBJECT = '(?<subject>.+)';
const AUXILIARY = '(?:did|do|does|is|are|was|were|has|have|had|would|could|can|should|will|else|gets?|got)';
const DO = '(?:did|do|does|have|has|had|would)';
const OPINION = '(?:opinions?|views?|takes?|thoughts?|position|stance|advice|lessons?|tips?|insights?)';
const CLAIM = '(?:claim|argue|think|believe)(?:e?d|s)?|thought|told (?:us|you|me)';
/** "Who believes in reviews?", "Who said it best?": an opinion, and no words of anybody. */
const NO_SAYING = '(?:about|of|in|for|against|with|differently|otherwise|it best|anything|something) ';
const ABOUT = '(?:about|on|of)';
/** What somebody learned is what the lessons in their words say. */
const LEARN = '(?:learn|learned|learnt)';

/** Whole questions, without what stands before the first word and the question mark. The first that fits counts. */
const PATTERNS: readonly [Exclude<QuestionFormName, 'plain'>, RegExp][] = [
  ['first-mention', pattern(`${EPISODE} ${DO} ${SPEAKER} ${FIRST} ${MENTION} ${SUBJECT}`)],
  ['first-mention', pattern(`${EPISODE} ${DO} ${SPEAKER} ${MENTION} ${SUBJECT} ${FIRST}`)],
  ['first-mention', pattern(`${EPISODE} ${DO} ${SUBJECT} ${FIRST} come up`)],
  ['first-mention', pattern(`${EPISODE} (?:was|were|is|are) ${SUBJECT} ${FIRST} ${MENTION}`)],
  ['first-mention', pattern(`${EPISODE} (?:was|were|is|are) ${SUBJECT} ${MENTION} ${FIRST}`)],
  ['first-mention', pattern(`(?:which|what) episode ${FIRST} ${MENTION} ${SUBJECT}`)],
  ['first-mention', pattern(`(?:what|when|where)(?:['’]s| is| was) the ${FIRST} mention of ${SUBJECT}`)],
  ['first-mention', pattern(`(?:when|where) (?:is|was) the first time (?:that )?${SPEAKER} ${MENTION} ${SUBJECT}`)],
  ['first-mention', pattern(`(?:what|which) (?:is|was) the first episode (?:to|that|which) ${MENTION} ${SUBJECT}`)],
  ['first-mention', pattern(`who (?:was the )?${FIRST} (?:to )?${MENTION} ${SUBJECT}`)],
  [
    'who-said',
    pattern(`${WHO} (?:${SAY}|${CLAIM})[:,]? (?:that |something like |anything like )?(?!${NO_SAYING})${SUBJECT}`),
  ],
  ['who-mentioned', pattern(`${WHO} (?:${SAY} (?:anything |something )?about|${MENTION}) (?!with )${SUBJECT}`)],
  ['who-mentioned', pattern(`who has (?:anything |something )?to say about ${SUBJECT}`)],
  [
    'who-mentioned',
    pattern(`(?:in )?(?:which|what) episodes? (?:${DO} (?:they|you|we|people) )?${MENTION} ${SUBJECT}`),
  ],
  [
    'who-mentioned',
    pattern(`${DO} ${ANYONE} (?:ever )?(?:${SAY} (?:anything |something )?about|${MENTION}) ${SUBJECT}`),
  ],
  [
    'who-mentioned',
    pattern(`${DO} ${SPEAKER} (?:ever )?(?:${SAY} (?:anything |something )about|${MENTION}) ${SUBJECT}`),
  ],
  ['who-said', pattern(`${DO} ${SPEAKER} (?:ever |really |actually )?(?:${SAY}|${CLAIM}) that ${SUBJECT}`)],
  ['who-said', pattern(`(?:whose (?:words|quote|line|saying) (?:is|are|was|were)) (?:it that )?${SUBJECT}`)],
  [
    'said-about',
    pattern(
      `${WHAT}${DO} ${SPEAKER} (?:have to )?(?:${SAY}|think|thought|tell us|told us|advise|recommend|suggest) ${ABOUT} ${SUBJECT}`,
    ),
  ],
  ['said-about', pattern(`${WHAT}(?:is|are|was|were) ${SPEAKER} (?:saying|thinking) ${ABOUT} ${SUBJECT}`)],
  ['said-about', pattern(`${WHAT}${DO} ${SPEAKER} ${LEARN} ${ABOUT} ${SUBJECT}`)],
  ['said-about', pattern(`(?:summari[sz]e|list|show me) (?:what|everything) ${SPEAKER} ${SAID} ${ABOUT} ${SUBJECT}`)],
  ['said-about', pattern(`what (?!${AUXILIARY} )${SPEAKER} ${SAID} ${ABOUT} ${SUBJECT}`)],
  ['said-about', pattern(`${WHAT}${DO} ${SPEAKER} (?:advise|recommend|suggest) for ${SUBJECT}`)],
  ['said-about', pattern(`(?:is there |are there )?any ${OPINION} ${ABOUT} ${SUBJECT}`)],
  ['said-about', pattern(`how ${DO} ${SPEAKER} feel about ${SUBJECT}`)],
  ['said-about', pattern(`what(?:['’]s(?: been)?| was| is| has been| have been| gets| got) said ${ABOUT} ${SUBJECT}`)],
  ['said-about', pattern(`what ${OPINION} (?:is|are) there ${ABOUT} ${SUBJECT}`)],
  [
    'said-about',
    pattern(
      `what ${OPINION} ${DO} ${SPEAKER} (?:have|hold|share|give|offer|draw|mention|${LEARN}) ${ABOUT} ${SUBJECT}`,
    ),
  ],
  [
    'said-about',
    pattern(
      `what(?:['’]s| is| are) (?:(?:the|some|any) )?(?:(?:best|main|key|biggest) )?${OPINION} ${ABOUT} ${SUBJECT}`,
    ),
  ],
  ['said-about', pattern(`what (?:can|could|did|do) (?:i|we|you|one) learn ${ABOUT} ${SUBJECT}`)],
  ['said-about', pattern(`what (?:is|are|was|were) (?:the )?${OPINION} of ${SPEAKER} (?:about|on) ${SUBJECT}`)],
  [
    'said-about',
    pattern(`what(?:['’]s| is| are| was| were) ${SPEAKER}(?:['’]s?)? ${OPINION} (?:about|on|of) ${SUBJECT}`),
  ],
];

/** Who is nobody in particular. */
const ANYBODY =
  /^(?:(?:(?:the|our|your|all|of|other|different|various|several|most|many|any|some|these|those) )*(?:guests?|hosts?|people|persons?|speakers?|everyone|everybody|anyone|anybody|someone|somebody|experts?|folks|others?|shows?|podcasts?|archive|episodes?)|they|you|we|it|he or she)(?:['’]s?)?$/iu;
/** A description is no name that stands on a turn. */
const DESCRIBED = /^(?:the|a|an|our|your|my|his|her|their|this|that|these|those|he|she|him|i|me|us|it)\b/iu;

/** Any string is a question. */
export function readQuestionForm(question: string): QuestionForm {
  const asked = question
    .replace(/\s+/gu, ' ')
    .replace(/[\s?!.]+$/u, '')
    .replace(/ (?:on|in) (?:the|this|your|our|these|any) (?:shows?|podcasts?|archive|series|episodes?)$/iu, '')
    .replace(/^(?:\s|(?:and|but|so|ok|okay|well|hey|please|can you tell me|tell me|do you know),? )+/iu, '');
  for (const [form, pattern] of PATTERNS) {
    const found = pattern.exec(asked)?.groups;
    if (!found?.subject) continue;
    const subject = unquoted(found.subject);
    const speaker = speakerOf(found.speaker);
    if (speaker === undefined || !wordsOf(subject).some((word) => !isStopWord(word.text))) continue;
    return { form, subject, speaker, role: speaker === null ? roleOf(found.speaker ?? found.who) : null };
  }
  return PLAIN;
}

function pattern(source: string): RegExp {
  return new RegExp(`^${source}$`, 'iu');
}

/** `null`: anybody. `undefined`: neither a name nor anybody, so the pattern does not fit. */
function speakerOf(named: string | undefined): string | null | undefined {
  if (named === undefined || ANYBODY.test(named)) return null;
  return DESCRIBED.test(named) || wordsOf(named).length === 0 ? undefined : named.replace(/['’]s?$/u, '');
}

/** "The other guests" are guests; "hosts and guests" is no pattern's speaker. */
function roleOf(asked = ''): PersonRole | null {
  return (/\b(?:guest|host)(?=s?\b)/iu.exec(asked)?.[0].toLowerCase() as PersonRole | undefined) ?? null;
}

function unquoted(text: string): string {
  return text
    .replace(/^[\s"'“”„«»‘’,:]+/u, '')
    .replace(/[\s"“”„«»‘,:;?!.]+$/u, '')
    .replace(/^'(.*)'$/u, '$1');
}
