// Which sentences say what a thing is? "The hardest part of a restore is ...", "A runbook is ...", "It took three years to ...".
import { wordsOf } from '../../domain/words.js';
import { letterOf } from './clause-parts.js';
import { lowerFirst, type Rule, upToBorder } from './question-rule.js';

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
export const askThing: Rule = (statement) => {
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

const DEFINED =
  /^(?<what>(?:[Aa]n? (?:\p{L}[\p{L}-]* ){0,2}\p{L}[\p{L}-]*)|\p{Lu}[\p{L}\d./#+-]*(?: \p{Lu}[\p{L}\d./#+-]*)?) (?:is|means) (?:basically |really |essentially |just |like )*(?:an?|the|when|where|any) (?<is>.+)$/u;
const NO_NAME =
  /^(?:It|This|That|There|He|She|Here|What|One|Everything|Something|Nothing|Which|Who|So|And|But|My|Our|His|Her|Their|Your|All|Now|Today|Another|Everyone|Everybody|Nobody|Someone|Part|Being|Having|Life|People|Yes|No|The)\b/u;

/** "A runbook is a list of steps that ..." -> "What is a runbook?" */
export const askDefinition: Rule = (statement, tagger) => {
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
export const askDifference: Rule = (statement, tagger) => {
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
export const askTime: Rule = (statement) => {
  const clause = upToBorder(statement);
  const what = TOOK.exec(clause)?.groups?.what;
  if (!what) return null;
  const took = /\btook\b/iu.test(clause) ? 'did' : 'does';
  return { question: `How long ${took} it take to ${what}?`, form: 'time', reason: 'none' };
};

const MAKES =
  /^what (?<what>(?:makes|made|drives|keeps|separates|sets|causes|stops|prevents|distinguishes) [^,;:–—.?!]+?) (?:is|was|are)\b/iu;
const KINDS =
  /^there(?:['’]s| are| is) (?:basically |really |about )?(?:two|three|four|five|six|seven|several|many|a few|a couple of|different|various|lots of|all sorts of) (?:\p{L}+ )?(?<what>(?:kinds|types|ways|reasons|schools|levels|stages|phases|categories|approaches|parts|sides|layers|forms) (?:of|to|for|in|why) [^,;:–—.?!]+)/iu;

/** "What makes a good page is ..." -> "What makes a good page?", "There are two kinds of ..." -> "What kinds of ... are there?" */
export const askWhich: Rule = (statement) => {
  const makes = MAKES.exec(statement)?.groups?.what;
  if (makes) return { question: `What ${makes}?`, form: 'thing', reason: 'none' };
  const kinds = KINDS.exec(upToBorder(statement))?.groups?.what;
  if (!kinds || / (?:that|which|who|where|and)\b/iu.test(kinds)) return null;
  return { question: `What ${kinds} are there?`, form: 'thing', reason: 'none' };
};
