// A spoken sentence without what speech puts around it: fillers, false starts, frames such as "I think that". Never
// other words than those that were said, and none left out that what is said depends on.
import { endsOpenly, lastWordOf } from './open-end.js';

/** A clause follows, not a thing that is said or believed: "I would say no", "I feel that pain", "the answer is a copy". */
const CLAUSE = String.raw`(?:(?:i|we|they|he|she|there|if you|if we|when you|when we)\b|(?:it|you|that|this|there|what)['’](?:s|re|ll|ve|d)\b|(?:it|you|this|the|a|an|your|our|my|people|everyone|everybody|nobody|most|every)\b(?: (?!(?:that|which|who|to|of|than|more|less|where|when|if|and|or)\b)[\p{L}'’-]+){0,3}? (?:is|are|was|were|isn['’]t|aren['’]t|can|can['’]t|will|won['’]t|should|shouldn['’]t|must|would|could|have|has|had|do|does|don['’]t|doesn['’]t|need|needs|never|always)\b)`;
const SUBJECT = String.raw`(?:i|you|we|it|they|the|there|people|if|that|a|an|your|our)\b`;
const FRAMES = [
  String.raw`i (?:also |really |just |still |always |do |would |kind of |personally |honestly )*(?:(?:think|guess|suppose|would argue)(?: that(?! (?:is|was|will|can|would|has|had|makes|might|should|could)\b))?\b(?! (?:about|of|through|so|it over|in|like|back|twice|hard|carefully|differently|ahead|outside|big|long|and)\b),?|(?:would say|believe|feel)(?:(?: that)? (?=${CLAUSE})| that (?=(?:the|an?|you|your|our|if|people)\b))|feel like (?=${SUBJECT}))`,
  `i'd (?:also |always |just )?(?:say|argue)(?: that)? (?=${CLAUSE})`,
  String.raw`i'm (?:also |always |just )?(?:sure|convinced|pretty sure|guessing)(?: that)?\b(?! (?:about|to|of|by|in)\b),?`,
  String.raw`i(?:'ve| have) (?:also |really |always |just )*(?:found|learned|realized|noticed|discovered)(?: out)? that\b(?! (?:out|is|was|lesson|way|part|trend|pattern)\b)`,
  String.raw`(?:(?:and |so )?(?:that's|this is|which is)) (?:also |exactly |probably |really |part of |partly )*(?:(?:the|one|another|a big) (?:\w+ )?reason )?why(?= ${SUBJECT})`,
  String.raw`(?:one|another)(?: of the)? (?:\w+ )?(?:things?|lessons?) (?:that )?(?:i|we)(?:'ve| have)? (?:\w+ )?(?:learn(?:ed|t)|realized|found|discovered|noticed)(?:\s\w+)? (?:is|was),? that\b`,
  String.raw`the (?:\w+ )?(?:thing|point|lesson|truth|reality|fact|answer) (?:here |there )?is,? (?:that\b|(?=${CLAUSE}))`,
  String.raw`(?:what|all) i(?:'d| would|'m)? (?:\w+ )?(?:say|saying|mean|learned|found|tell people) (?:is|was),? (?:that\b|(?=${CLAUSE}))`,
];
/** What an alternative ("or") or a purpose ("so that") says is no claim without its word, so those words stay. */
const LEADING = new RegExp(
  `^(?:${[
    String.raw`(?:and|but|plus|(?:because|cause|'cause)(?! of\b))\b,?`,
    String.raw`(?:so|then)\b(?! (?:far|that|much|many|long|forth|on)\b(?!'|’)),?`,
    `(?:well|now|right|like|see|look|listen|again|also|actually|basically|honestly|obviously|of course|anyway|anyways|okay|ok|alright|all right|first of all|for me|to me|i mean|you know|you see|kind of|sort of|in my opinion|in my experience|at the end of the day|to be honest|frankly|sure|no|exactly|absolutely|totally|definitely|cool|great|hmm|mm-hmm|though|because of that),`,
    String.raw`(?:yeah|yep|yes|um|uh|uhm|er|ah|oh)\b[,.…–-]*`,
    `(?:i mean|you know)[,.…–-]+`,
    `i mean(?= ${CLAUSE})`,
    ...FRAMES,
    '[,.…–—-]+',
  ].join('|')})(?:\\s+|(?<=\\s))`,
  'iu',
);
/** Words after which a comma is only the filler's. */
const OPEN = `that|the|a|an|to|of|and|or|but|is|are|was|were|be|just|really|so|because|which|who|if|when|in|on|for|with|my|your|our|their|i|we|you|they|not|very|where|how|as|by`;
/** Words that "like" behind them is no verb of: "people who like, you know, tinkering". */
const BEFORE_LIKE = 'the|a|an|of|and|or|but|is|are|was|were|be|so|because|if|when|in|on|for|with|my|your|our|their';
const FILLER = "(?:you know|i mean|um|uh|uhm|er|you know what i mean|if you will|so to speak|let's say)";
const INNER: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`\b((?:who|i|you|we|they|to|people) like), ${FILLER},(?= )`, 'gi'), '$1'],
  [new RegExp(String.raw`\b(${OPEN}), ${FILLER},(?= )`, 'gi'), '$1'],
  [new RegExp(String.raw`\b(${BEFORE_LIKE}),? (?:${FILLER}|like),(?= )`, 'gi'), '$1'],
  [new RegExp(`, ${FILLER},(?= )`, 'gi'), ','],
  [/,? (?:um|uh|uhm|er)\b,?/gi, ''],
  [/(?<=,) (?:like|kind of|sort of|basically|right\?),(?= )/gi, ''],
];
const GAP = String.raw`(?:\s*(?:,|-|–|—|\.\.\.|…)+\s*|\s+)`;
/** Said twice at the beginning, or anywhere when the word cannot end a clause ("if you know it, it helps"). */
const STUTTER = [
  new RegExp(String.raw`^(it|we|you|they|he|she|this|that|in|on)${GAP}\1\b`, 'gi'),
  new RegExp(
    String.raw`\b(the|a|an|i|it's|that's|and|to|of|if|there's|what|but|so|or|for|my|your|i'm|with|when|we're|you're|they're|can|at)${GAP}\1\b(?!['’])`,
    'gi',
  ),
  /** "What it is is a promise": two verbs. */
  new RegExp(
    String.raw`(?<!\b(?:what|whatever|all|things?|who|where|how)(?: [\p{L}'’]+){1,5} )\b(is|was|are)${GAP}\1\b(?!['’])`,
    'giu',
  ),
  /\b(it|we|you|they|he|she|this|in|on)(?:\s+[-–]+\s*|\s*\.\.\.\s*|-\s*|\s+)\1\b(?!['’])/gi,
];
const BRACKETED = /\s*\[[^\]]{0,60}\]|\s*\((?:laughs|laughter|laughing|inaudible|crosstalk)\)/gi;
/** What was heard beside the words. */
const SOUND =
  /\s*\[(?![^\]]*(?:inaudible|unintelligible|crosstalk))[^\]]{0,60}\]|\s*\((?:laughs|laughter|laughing)\)/gi;
/** Without a comma before them, most are the point: "do it right", "what you know", "only if that makes sense". */
const TRAILING =
  /(?:(?:,| –) (?:right|you know|okay|yeah|isn't it|don't you think|you know what i mean|know what i mean|if that makes sense|does that make sense|i think|i guess|i would say|and (?:things|stuff)|so yeah)|,? (?:or whatever|or something(?: like that)?|and (?:things|stuff) like that|and so on(?: and so forth)?|et cetera))[.!?]?$/i;

/**
 * The sentence with a capital first and a stop at the end; empty where it has no word. Deterministic; words keep their
 * order and their spelling.
 */
export function cleanSpeech(sentence: string): string {
  let text = sentence
    .replace(/\s+/g, ' ')
    .replace(BRACKETED, '')
    .replace(/\s*(?:--+|—)\s*/g, ' – ')
    .trim();
  for (let before = ''; before !== text; ) {
    before = text;
    text = dropFalseStarts(dropLeading(text));
    for (const [pattern, by] of INNER) text = text.replace(pattern, by);
    for (const pattern of STUTTER) text = text.replace(pattern, '$1');
    text = dropTrailing(text);
  }
  return finish(text);
}

/** Whether the cleaned sentence ends in its last word: not before a filler, nor before words that nobody heard. */
export function endsAsSpoken(sentence: string, cleaned: string): boolean {
  return lastWordOf(sentence.replace(SOUND, '')) === lastWordOf(cleaned);
}

/** Fillers pile up ("So yeah, I mean, I think ..."), so each is looked for again behind the last. */
function dropLeading(text: string): string {
  let rest = text;
  for (;;) {
    const shorter = rest.replace(LEADING, '');
    if (shorter === rest || shorter.split(' ').length < 4) return rest;
    rest = shorter;
  }
}

/** "That's what I do, I think": the words before it would end openly, so it stays. */
function dropTrailing(text: string): string {
  const rest = text.replace(TRAILING, '.').trim();
  return rest !== text && endsOpenly(rest) && !/\bthat\.$/i.test(rest) ? text : rest;
}

/**
 * Words before a dash that are said again behind it, and those that were given up for a new beginning. Behind a comma only
 * a subject begins anew: "the code and the proof, the proof is worth little" says two things.
 */
const REPEATED = [
  /(?:^|(?<= ))((?:[\p{L}'’]+ ){1,3}[\p{L}'’]+)(?: –|\.\.\.|…) (?=\1\b(?!['’]))/giu,
  /(?:^|(?<= ))((?:i|you|we|they|it|he|she|there|that|this|who|what|how|if|to)(?:['’]\p{L}+)?(?: [\p{L}'’]+){1,3}), (?=\1\b(?!['’]))/giu,
  /(?:^|(?<= ))([\p{L}'’]+)(?: –|\.\.\.|…) (?=\1\b(?!['’]))/giu,
];
const GIVEN_UP = new RegExp(
  String.raw`^(?:[\p{L}'’]+ ){0,3}(?:${OPEN}),? – (?=(?:i|you|we|they|it|there|the|if|when|people)(?:'\p{L}+)?\b)(?!.* – )`,
  'iu',
);
/** "The team – the four of us – was tired": an aside of a few words between two dashes, unless it limits what is said. */
const ASIDE =
  / – (?![^–]*(?:\b(?:unless|if|except|not|no|never|only|without|until|when|at least|at most|mostly|most|almost|usually|often|sometimes|some|but|or)\b|n['’]t\b))[^–.?!]{1,60} – (?=\p{Ll})/iu;

function dropFalseStarts(text: string): string {
  const once = REPEATED.reduce((said, pattern) => said.replace(pattern, ''), text).replace(ASIDE, ' ');
  const rest = once.replace(GIVEN_UP, '');
  return rest.split(' ').length >= 6 ? rest : once;
}

function finish(text: string): string {
  const tidy = balanceQuotes(text)
    .replace(/\s+([,.?!;:])/g, '$1')
    .replace(/,(?=[,.?!])/g, '')
    .replace(/ {2,}/g, ' ')
    .replace(/(?:\s*[,;:–—-]|\.\.\.|…)+\.?$/, '')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(tidy)) return '';
  const ended = /[.?!。？！]["'”’)]*$/u.test(tidy) ? tidy : `${tidy}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}

/** A lone quotation mark belongs to speech that was cut off. */
function balanceQuotes(text: string): string {
  const straight = text.match(/"/g)?.length ?? 0;
  const oneSided = (text.match(/“/g)?.length ?? 0) !== (text.match(/”/g)?.length ?? 0);
  const plain = oneSided ? text.replace(/[“”]/g, '') : text;
  return straight % 2 ? plain.replaceAll('"', '') : plain;
}
