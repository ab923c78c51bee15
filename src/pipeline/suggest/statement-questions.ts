// Which questions does a sentence answer? Read from its form: a thing and what it is, a condition and what follows, a
// claim and its reason. Where the form is not plain, none.
import { tellingWords } from '../../domain/leaning-question.js';
import { wordsOf } from '../../domain/words.js';
import type { Tagger } from '../speech/tag-words.js';
import { askEase, askOrder, askReason, askWhy } from './claim-questions.js';
import { letterOf } from './clause-parts.js';
import { lowerFirst, type Rule, type StatedQuestion } from './question-rule.js';
import { askDefinition, askDifference, askThing, askTime, askWhich } from './thing-questions.js';

const CONDITION =
  /^(?<opener>if|when|whenever|once|unless) (?<condition>(?:you|people|everyone|everybody|nobody|somebody|someone|companies|teams|engineers|developers|users|customers|a|an|the|your)(?:['’]re)? [^,;:–—.?!"“”()…]+), (?<main>.+)$/iu;
const DUTY =
  /^(?:then )?(?:you (?:\p{L}+ly |just |really |also )?(?:should|need|have to|must|want to|ought|better)|you['’](?:ve got to|d better)|don['’]t|never|always|make sure|think|start|try|stop|ask|look|write|go|do|be|use|keep|get|let|take|put|find)\b/iu;
const FOLLOWS =
  /^(?:then )?(?:you|it|they|the|that|there|this|your|people|everyone|everybody|nobody|something|somebody|someone|a|an)\b/iu;

/** "If you can't get the lock, you should ..." -> "What should you do if you can't get the lock?" */
const askCondition: Rule = (statement, tagger) => {
  const { opener, condition, main } = CONDITION.exec(statement)?.groups ?? {};
  if (!opener || !condition || !main) return null;
  const tokens = tagger.tag(condition);
  if (tokens.length < 4 || tokens.length > 12 || !tokens.some((token) => 'VUD'.includes(letterOf(token)))) return null;
  if (
    /\b(?:was|were|had|did|didn['’]t|said|came|went|got)\b|^you(?:['’]re| are) (?:\p{L}+ing|an?|the|in|on|at)\b/iu.test(
      condition,
    )
  )
    return null;
  if (
    tokens.some(
      (token, i) =>
        letterOf(token) === 'D' &&
        i > 0 &&
        !'UVR'.includes(letterOf(tokens[i - 1]!)) &&
        !/['’]re$/u.test(tokens[i - 1]!.word),
    )
  )
    return null;
  if (/\bbecause\b/iu.test(condition)) return null;
  if (tellingWords(condition).length < 2 || wordsOf(main).length < 4) return null;
  if (
    /^you(?:['’]re)? (?:think|look|know|ask|want to (?:know|hear)|see|talk|say|imagine|remember|consider|read|hear|go|get|like)\b/iu.test(
      condition,
    )
  )
    return null;
  const when = `${opener.toLowerCase()} ${lowerFirst(condition)}`;
  if (opener.toLowerCase() === 'unless') return null;
  if (DUTY.test(main)) {
    const wish = /^you want to (?<goal>.+)$/iu.exec(condition)?.groups?.goal;
    if (wish) return { question: `How do you ${wish}?`, form: 'how', reason: 'none' };
    return { question: `What should you do ${when}?`, form: 'condition', reason: 'none' };
  }
  return FOLLOWS.test(main) ? { question: `What happens ${when}?`, form: 'condition', reason: 'none' } : null;
};

const PURPOSE =
  /^(?:in order )?to (?<what>(?!be\b|me\b)\p{L}+ [^,;:–—.?!]+), (?:then )?(?:you (?:really |actually |just )?(?:need|have to|must|should|want)|it takes|it requires|start|make sure)\b/iu;

/** "To alter a table, you need a lock" -> "What does it take to alter a table?" */
const askPurpose: Rule = (statement) => {
  const what = PURPOSE.exec(statement)?.groups?.what;
  if (!what || tellingWords(what).length < 2) return null;
  return { question: `What does it take to ${what}?`, form: 'how', reason: 'none' };
};

const RULES: readonly Rule[] = [
  askReason,
  askWhich,
  askPurpose,
  askDifference,
  askTime,
  askThing,
  askEase,
  askCondition,
  askOrder,
  askDefinition,
  askWhy,
];

/** What is said in front of a claim about it. */
const FRAME =
  /^(?:what (?:people|most people|you|i|we) [^,.;]{3,40} is,? that (?=\p{L}+ \p{L}+ )|(?:the|one|my|our|another) (?:\p{L}+ ){0,2}(?:lesson|thing|point|truth|rule|fact|reality|insight|realization|takeaway|principle|belief|opinion|theory)(?: (?:that )?(?:i|we|you|people)(?:['’](?:ve|d))?(?: \p{L}+){1,3}| for me| here)? (?:is|was),? that (?=\p{L}+ \p{L}+ ))/iu;

/** All questions of a cleaned sentence (`cleanSpeech`), the most telling form first. They still have to stand alone. */
export function questionsOf(statement: string, tagger: Tagger): StatedQuestion[] {
  const claim = statement.replace(FRAME, '');
  const said = claim.charAt(0).toUpperCase() + claim.slice(1);
  return RULES.flatMap((rule) => rule(said, tagger) ?? []).map((one) => ({
    ...one,
    question: one.question.replace(/\s+/gu, ' ').replace(/[,;]?\s*\?$/u, '?'),
  }));
}
