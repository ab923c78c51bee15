// Which questions does a sentence answer? Read from its form: a thing and what it is, a condition and what follows, a
// claim and its reason. Where the form is not plain, none.
import { loosePronouns, tellingWords } from '../../domain/leaning-question.js';
import { wordsOf } from '../../domain/words.js';
import type { Tagger } from '../speech/tag-words.js';
import { letterOf, mainClauseOf, type Turned, turnClause } from './clause-parts.js';

/** The form of a question: suggestions vary it. */
export type QuestionForm =
  | 'thing'
  | 'condition'
  | 'ease'
  | 'why'
  | 'advice'
  | 'how'
  | 'definition'
  | 'difference'
  | 'time'
  | 'decision';

export interface StatedQuestion {
  readonly question: string;
  readonly form: QuestionForm;
  /** Whether the answer is a reason: `given` in the sentence, or to be looked for behind it. */
  readonly reason: 'none' | 'given' | 'wanted';
}

type Rule = (statement: string, tagger: Tagger) => StatedQuestion | null;

const CUT =
  /[,;:–—(]| -|\.\.\.|…|["“”]|\.$|\b(?:because|so that|whereas|although|though|which|while)\b| (?:and|but|so|then|as|like|where|when|if) (?=(?:you|we|they|he|she|it|i|that|this|there|then|people|not|if|when)(?:['’]\p{L}+)?\b)/iu;
const upToBorder = (text: string): string => {
  const cut = CUT.exec(text);
  if (cut && /[–—(…]|\.\.\./u.test(cut[0])) return '';
  return (cut ? text.slice(0, cut.index) : text).replace(/[.?!\s]+$/u, '').trim();
};

const SUPERLATIVE = String.raw`(?:(?:single |very |number one )?(?:most|least) \p{L}+|(?:single |very )?(?:best|worst|biggest|main|key)|(?!(?:inter|request|guest|honest|modest|latest|forest|contest|protest|invest|suggest|near|west|harvest|digest|manifest|arrest)\p{L}*\b)\p{L}{3,}est)`;
const KEY_NOUN =
  '(?:problem|trouble|challenge|danger|risk|downside|drawback|benefit|advantage|beauty|power|purpose|goal|key|trick|secret|role|cost|price|value|difference|cause|effect|impact|catch|irony|appeal|point|mistake|lesson|premise|solution|answer|future|promise|magic|test|measure|rule|opposite|art|essence|heart|root|hallmark|definition)';
const THING = new RegExp(
  String.raw`^(?:(?:one|two|three|some) of )?the (?:${SUPERLATIVE}(?: \p{L}[\p{L}-]*){1,9}?|(?:\p{L}+ )?${KEY_NOUN} (?:of|with|to|in|about|behind|for|between|on|from)(?: \p{L}[\p{L}'’-]*){1,7}?)(?= (?:is|are|was|were)\b)`,
  'iu',
);
const THING_AT_END = new RegExp(
  String.raw`\b(?:is|was|are|were|['’]s) (?:(?:probably|really|about|perhaps|always|by far|usually|often|also|actually|still|definitely) )*(the (?:${SUPERLATIVE})(?: \p{L}[\p{L}'’-]*){1,9})$`,
  'iu',
);

/** "The hardest part of a restore is ..." -> "What is the hardest part of a restore?" */
const askThing: Rule = (statement) => {
  const thing = THING.exec(statement)?.[0];
  const verb = thing && /^ (\p{L}+)/u.exec(statement.slice(thing.length))?.[1]?.toLowerCase();
  if (
    thing &&
    verb &&
    !/ (?:is|are|was|were|that|which|who|when|where|if|and|do|to|reason)$| (?:why|if) /iu.test(thing)
  ) {
    if (/^ \p{L}+ (?:that(?:[.,]| right\b)|not\b|it\b|this\b|just\b|really\b)/iu.test(statement.slice(thing.length)))
      return null;
    return { question: `What ${verb} ${lowerFirst(thing)}?`, form: 'thing', reason: 'none' };
  }
  const end = THING_AT_END.exec(upToBorder(statement))?.[1];
  if (!end || / (?:that|which|who|when|where|if|and|why|ever)$|^the (?:most|least) \p{L}+ of\b/iu.test(end))
    return null;
  const isPlural =
    /^the (?:(?:most|least|single|very) )?\p{L}+ (?:\p{L}+ )?\p{L}+[^s]s(?: (?:that|to|of|in|for|on|you|we)\b|$)/iu.test(
      end,
    );
  return { question: `What ${isPlural ? 'are' : 'is'} ${end}?`, form: 'thing', reason: 'none' };
};

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

const EASE =
  /^it(?:['’]s| is| was)(?<not> not|n['’]t)? (?:(?:really|very|so|super|pretty|quite|always|often|also|still|actually|extremely|incredibly|particularly|just|much|almost|absolutely|far) )*(?<how>(?:so |too |much |more )?(?:important|hard|harder|easy|easier|difficult|useful|dangerous|better|good|bad|best|worth|tricky|impossible|tempting|crucial|critical|valuable|helpful|risky|cheaper|healthy|necessary|essential|expensive|unfair|wrong|safe|safer|smart|wise|worthwhile|natural|normal)) (?<what>(?:for (?:people|you|teams|companies|developers|engineers|anyone|somebody|someone|everyone) )?to .+)$/iu;

/** "It's hard to test a restore" -> "Why is it hard to test a restore?" */
const askEase: Rule = (statement) => {
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
const JUDGES =
  /^(?!an? )(?:[\p{L}-]+ ){0,3}(?:better|worse|harder|easier|cheaper|faster|slower|safer|riskier|stronger|hard|difficult|important|crucial|critical|dangerous|powerful|useful|useless|worthless|complex|complicated|expensive|essential|impossible|valuable|overrated|underrated|risky|tricky|painful|challenging|hugely|less|more|not|never|worth|undervalued|harmful|counterproductive|terrible|bad|wrong|normal|enough|free|rare|common|inevitable|necessary|responsible|vulnerable|slow|fast|cheap|safe|dead|broken|hidden|contagious|helpful|cool|great|confusing|tough|fantastic|significant|amazing|huge|different|unfair|scary|weird|brilliant)\b|^an? (?:\p{L}+ )?(?:trap|lie|myth|mistake|risk|promise|skill|choice|bet|problem|liability|luxury|gift|curse|tax|waste|superpower|decision|strategy|lever|mirror|muscle|practice|symptom|signal|weapon|threat|burden|privilege|team sport|good|bad|better|poor|great)\b/iu;
const GENERAL =
  /^(?:people|most people|everybody|everyone|nobody|every \p{L}+|(?:\p{L}+ )?(?:companies|teams|organizations|engineers|developers|users|customers|programmers|humans|founders|projects|maintainers|startups|managers|leaders))\b/iu;

/** "A copy is no backup because ..." -> "Why is a copy no backup?", "A replica protects ..." -> "How does a replica ...?" */
const askWhy: Rule = (statement, tagger) => {
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
  if (CLAIMS.test(auxiliary)) return true;
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
const askOrder: Rule = (statement, tagger) => {
  const { text, hasReason } = mainClauseOf(statement);
  const { order, what } = ORDER.exec(text)?.groups ?? {};
  if (!order || !what || /^\p{L}+ (?:is|are|was|has|do)\b/iu.test(what)) return null;
  if (!'VU'.includes(letterOf(tagger.tag(`you ${what}`)[1]!)) && !/^(?:sure|you)\b/u.test(what)) return null;
  const front = ORDERED[order.toLowerCase().replace('’', "'")]!;
  return { question: `Why ${front} ${what}?`, form: 'advice', reason: hasReason ? 'given' : 'wanted' };
};

const DEFINED =
  /^(?<what>(?:[Aa]n? (?:\p{L}[\p{L}-]* ){0,2}\p{L}[\p{L}-]*)|\p{Lu}[\p{L}\d./#+-]*(?: \p{Lu}[\p{L}\d./#+-]*)?) (?:is|means) (?:basically |really |essentially |just |like )*(?:an?|the|when|where|any) (?<is>.+)$/u;
const NO_NAME =
  /^(?:It|This|That|There|He|She|Here|What|One|Everything|Something|Nothing|Which|Who|So|And|But|My|Our|His|Her|Their|Your|All|Now|Today|Another|Everyone|Everybody|Nobody|Someone|Part|Being|Having|Life|People|Yes|No|The)\b/u;

/** "A runbook is a list of steps that ..." -> "What is a runbook?" */
const askDefinition: Rule = (statement, tagger) => {
  const { what, is } = DEFINED.exec(statement)?.groups ?? {};
  if (!what || !is || NO_NAME.test(what) || wordsOf(is).length < 4) return null;
  const tokens = tagger.tag(what);
  const isName = !/^an? /iu.test(what);
  if (!tokens.slice(isName ? 0 : 1).every((token) => 'NPAG'.includes(letterOf(token)))) return null;
  if (isName ? !tokens.every((token) => letterOf(token) === 'P') : !'NP'.includes(letterOf(tokens.at(-1)!)))
    return null;
  if (
    /\b(?:friend|company|person|guy|lot|bit|few|couple|team|thing|part|question|example|way|problem|kind|year|day|human|client|developer|user|customer)$/iu.test(
      what,
    )
  )
    return null;
  return { question: `What is ${isName ? what : lowerFirst(what)}?`, form: 'definition', reason: 'none' };
};

const DIFFERENCE =
  /\bdifferences? between (?<one>(?:\p{L}[\p{L}\d./+-]* ){0,3}\p{L}[\p{L}\d./+-]*) and (?<other>(?:\p{L}[\p{L}\d./+-]* ){0,3}\p{L}[\p{L}\d./+-]*?)(?= (?:is|are|was|and|in|that|because|which|so|when|where|for)\b|[,.;:?!]|$)/iu;

/** "... the difference between a page and a ticket ..." -> "What is the difference between a page and a ticket?" */
const askDifference: Rule = (statement, tagger) => {
  const { one, other } = DIFFERENCE.exec(statement)?.groups ?? {};
  if (!one || !other) return null;
  const isPhrase = (text: string) => {
    const letters = tagger.tag(text).map(letterOf);
    return letters.every((letter) => 'TANPG'.includes(letter)) && 'NPG'.includes(letters.at(-1)!);
  };
  if (!isPhrase(one) || !isPhrase(other)) return null;
  return { question: `What is the difference between ${one} and ${other}?`, form: 'difference', reason: 'none' };
};

const TOOK =
  /\b(?:took|takes) (?:(?:us|me|them|you|about|around|roughly|almost|nearly|another|like) )*(?:(?:an?|\p{N}+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty) )(?:and a half )?(?:minutes?|hours?|days?|weeks?|months?|years?) to (?<what>\p{L}+ .+)$/iu;

/** "It took us three years to find a buyer" -> "How long did it take to find a buyer?" */
const askTime: Rule = (statement) => {
  const clause = upToBorder(statement);
  const what = TOOK.exec(clause)?.groups?.what;
  if (!what) return null;
  const took = /\btook\b/iu.test(clause) ? 'did' : 'does';
  return { question: `How long ${took} it take to ${what}?`, form: 'time', reason: 'none' };
};

const PURPOSE =
  /^(?:in order )?to (?<what>(?!be\b|me\b)\p{L}+ [^,;:–—.?!]+), (?:then )?(?:you (?:really |actually |just )?(?:need|have to|must|should|want)|it takes|it requires|start|make sure)\b/iu;

/** "To alter a table, you need a lock" -> "What does it take to alter a table?" */
const askPurpose: Rule = (statement) => {
  const what = PURPOSE.exec(statement)?.groups?.what;
  if (!what || tellingWords(what).length < 2) return null;
  return { question: `What does it take to ${what}?`, form: 'how', reason: 'none' };
};

const REASON_IS =
  /^(?:(?:one|part) of )?the (?:\p{L}+ )?reasons? (?:why |that )?(?<what>.+?) (?:is|was|are|were) (?:because|that|so|simply|partly)\b/iu;
const THAT_IS_WHY =
  /^(?:that|this|which)(?:['’]s| is) (?:\p{L}+ )?(?:(?:the|one) (?:\p{L}+ )?reason )?why (?<what>.+)$/iu;

/** "The reason backups fail is that ...", "That's why backups fail" -> "Why do backups fail?" */
const askReason: Rule = (statement, tagger) => {
  const what = (REASON_IS.exec(statement) ?? THAT_IS_WHY.exec(statement))?.groups?.what;
  const turned = what && turnClause(mainClauseOf(what).text, tagger);
  if (
    !turned ||
    (turned.subject === 'you' && !/^(?:have to|need)\b/u.test(`${turned.verb} ${turned.rest}`) && turned.verb)
  )
    return null;
  return { question: `Why ${turned.text}?`, form: 'why', reason: 'given' };
};

const MAKES =
  /^what (?<what>(?:makes|made|drives|keeps|separates|sets|causes|stops|prevents|distinguishes) [^,;:–—.?!]+?) (?:is|was|are)\b/iu;
const KINDS =
  /^there(?:['’]s| are| is) (?:basically |really |about )?(?:two|three|four|five|six|seven|several|many|a few|a couple of|different|various|lots of|all sorts of) (?:\p{L}+ )?(?<what>(?:kinds|types|ways|reasons|schools|levels|stages|phases|categories|approaches|parts|sides|layers|forms) (?:of|to|for|in|why) [^,;:–—.?!]+)/iu;

/** "What makes a good page is ..." -> "What makes a good page?", "There are two kinds of ..." -> "What kinds of ... are there?" */
const askWhich: Rule = (statement) => {
  const makes = MAKES.exec(statement)?.groups?.what;
  if (makes) return { question: `What ${makes}?`, form: 'thing', reason: 'none' };
  const kinds = KINDS.exec(upToBorder(statement))?.groups?.what;
  if (!kinds || / (?:that|which|who|where|and)\b/iu.test(kinds)) return null;
  return { question: `What ${kinds} are there?`, form: 'thing', reason: 'none' };
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

function lowerFirst(text: string): string {
  return /^(?:I\b|\p{L}*\p{Lu}{2})/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
