// Which sentences make a claim that has a reason? Advice, judgements, what people do, and what is said to be why.
import { loosePronouns, tellingWords } from '../../domain/leaning-question.js';
import { letterOf, mainClauseOf, type Turned, turnClause } from './clause-parts.js';
import { type Rule, upToBorder } from './question-rule.js';

const EASE =
  /^it(?:['’]s| is| was)(?<not> not|n['’]t)? (?:(?:really|very|so|super|pretty|quite|always|often|also|still|actually|extremely|incredibly|particularly|just|much|almost|absolutely|far) )*(?<how>(?:so |too |much |more )?(?:important|hard|harder|easy|easier|difficult|useful|dangerous|better|good|bad|best|worth|tricky|impossible|tempting|crucial|critical|valuable|helpful|risky|cheaper|healthy|necessary|essential|expensive|unfair|wrong|safe|safer|smart|wise|worthwhile|natural|normal)) (?<what>(?:for (?:people|you|teams|companies|developers|engineers|anyone|somebody|someone|everyone) )?to .+)$/iu;

/** "It's hard to test a restore" -> "Why is it hard to test a restore?" */
export const askEase: Rule = (statement) => {
  const { not, how, what } = EASE.exec(upToBorder(statement))?.groups ?? {};
  if (!how || !what || tellingWords(what).length < 2 || loosePronouns(`Why do people ${what}?`).length > 0) return null;
  return { question: `Why ${not ? 'isn’t' : 'is'} it ${how} ${what}?`, form: 'ease', reason: 'wanted' };
};

/** What somebody does to something else: asked after with "how". */
const WORKS = new Set(
  'help protect prevent improve affect change reduce cause lead shape hurt enable influence speed slow encourage save limit drive solve increase simplify'.split(
    ' ',
  ),
);
/** Of these a claim holds for anybody: it was made to be explained. */
const CLAIMS = /^(?:should|must|can't|shouldn't|mustn't|won't|isn't|aren't|don't|doesn't)$/u;
const MODAL = /^(?:should|must|can't|shouldn't|mustn't|won't)$/u;
const JUDGES =
  /^(?!an? )(?:[\p{L}-]+ ){0,3}(?:better|worse|harder|easier|cheaper|faster|slower|safer|riskier|stronger|hard|difficult|important|crucial|critical|dangerous|powerful|useful|useless|worthless|complex|complicated|expensive|essential|impossible|valuable|overrated|underrated|risky|tricky|painful|challenging|hugely|less|more|not|never|worth|undervalued|harmful|counterproductive|terrible|bad|wrong|normal|enough|free|rare|common|inevitable|necessary|responsible|vulnerable|slow|fast|cheap|safe|dead|broken|hidden|contagious|helpful|cool|great|confusing|tough|fantastic|significant|amazing|huge|different|unfair|scary|weird|brilliant)\b|^an? (?:\p{L}+ )?(?:trap|lie|myth|mistake|risk|promise|skill|choice|bet|problem|liability|luxury|gift|curse|tax|waste|superpower|decision|strategy|lever|mirror|muscle|practice|symptom|signal|weapon|threat|burden|privilege|team sport|good|bad|better|poor|great)\b/iu;
const GENERAL =
  /^(?:people|most people|everybody|everyone|nobody|every \p{L}+|(?:\p{L}+ )?(?:companies|teams|organizations|engineers|developers|users|customers|programmers|humans|founders|projects|maintainers|startups|managers|leaders))\b/iu;

/** "A copy is no backup because ..." -> "Why is a copy no backup?", "A replica protects ..." -> "How does a replica ...?" */
export const askWhy: Rule = (statement, tagger) => {
  const { text: clause, hasReason } = mainClauseOf(statement);
  const turned = turnClause(clause, tagger);
  if (!turned) return null;
  const { text, auxiliary, subject, verb } = turned;
  if (WORKS.has(verb) && !GENERAL.test(subject) && subject !== 'you') {
    return { question: `How ${text}?`, form: 'how', reason: 'wanted' };
  }
  if (/^(?:would|might|could|did|didn't|couldn't|wouldn't|will|can)$/u.test(auxiliary)) return null;
  if (subject.startsWith('you') && verb && !/^(?:have to|need)\b/u.test(`${verb} ${turned.rest}`)) return null;
  if (subject === 'you' && /^(?:is|are)$/u.test(auxiliary)) return null;
  const isAdvice =
    subject.startsWith('you') && /^(?:should|must|shouldn|mustn|don't|do you (?:\p{L}+ )?(?:have to|need))/u.test(text);
  if (!hasReason && !isAdvice && !isClaim(turned)) return null;
  return { question: `Why ${text}?`, form: isAdvice ? 'advice' : 'why', reason: hasReason ? 'given' : 'wanted' };
};

/** What was said as true of all, not told of one case. */
function isClaim({ subject, auxiliary, verb, rest, letters }: Turned): boolean {
  // "You can't inside a cluster": the verb was left out.
  if (CLAIMS.test(auxiliary)) return !MODAL.test(auxiliary) || !/^[ITAPO]/u.test(letters);
  if (/^(?:is|are)$/u.test(auxiliary))
    return (
      subject !== 'you' &&
      (/^R*A+(?![ANPG])/u.test(letters) || /^an? /iu.test(rest)) &&
      (JUDGES.test(rest) || /^(?:every|any|no) /u.test(subject))
    );
  return GENERAL.test(subject) && verb !== 'do' && /^(?:do|does)$/u.test(auxiliary);
}

const ORDER =
  /^(?<order>never|always|don['’]t|do not|make sure|stop) (?<what>(?!(?:know|think|worry|get me|forget|you|that|be|mind|tell me|care)\b)\p{L}+ .+)$/iu;
const ORDERED: Readonly<Record<string, string>> = {
  never: 'should you never',
  always: 'should you always',
  "don't": 'shouldn’t you',
  'do not': 'shouldn’t you',
  'make sure': 'should you make sure',
  stop: 'should you stop',
};

/** "Never restore into production" -> "Why should you never restore into production?" */
export const askOrder: Rule = (statement, tagger) => {
  const { text, hasReason } = mainClauseOf(statement);
  const { order, what } = ORDER.exec(text)?.groups ?? {};
  if (!order || !what || /^\p{L}+ (?:is|are|was|has|do)\b/iu.test(what)) return null;
  if (!'VU'.includes(letterOf(tagger.tag(`you ${what}`)[1]!)) && !/^(?:sure|you)\b/u.test(what)) return null;
  const front = ORDERED[order.toLowerCase().replace('’', "'")]!;
  return { question: `Why ${front} ${what}?`, form: 'advice', reason: hasReason ? 'given' : 'wanted' };
};

const REASON_IS =
  /^(?:(?:one|part) of )?the (?:\p{L}+ )?reasons? (?:why |that )?(?<what>.+?) (?:is|was|are|were) (?:because|that|so|simply|partly)\b/iu;
const THAT_IS_WHY =
  /^(?:that|this|which)(?:['’]s| is) (?:\p{L}+ )?(?:(?:the|one) (?:\p{L}+ )?reason )?why (?<what>.+)$/iu;

/** "The reason backups fail is that ...", "That's why backups fail" -> "Why do backups fail?" */
export const askReason: Rule = (statement, tagger) => {
  const what = (REASON_IS.exec(statement) ?? THAT_IS_WHY.exec(statement))?.groups?.what;
  const turned = what && turnClause(mainClauseOf(what).text, tagger);
  if (
    !turned ||
    (turned.subject === 'you' && !/^(?:have to|need)\b/u.test(`${turned.verb} ${turned.rest}`) && turned.verb)
  )
    return null;
  return { question: `Why ${turned.text}?`, form: 'why', reason: 'given' };
};
