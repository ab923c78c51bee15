// Which clauses of a long sentence stand alone? Runs of neighbouring ones that lose no condition, no contrast, and not
// who said so.

/** A clause that could be a sentence begins here: a conjunction and a subject, or after a dash or a semicolon. */
const BORDER =
  /(?:,|;| –|\.\.\.) (?=(?:(?:and|but|so|because|or|then) (?:now |then |really |maybe |still |again |actually |also |just )?)?(?:you|we|they|he|she|it|i|the|a|an|your|our|there|people|if|when|once|everyone|nobody|most|don't|never)(?:['’]\p{L}+)?\b|(?:and|but|so) (?:that|this)(?:['’]s| is| was| means| makes)\b)/giu;
/** Where nobody set a comma: a conjunction with a subject that has no other case. */
const BARE_BORDER =
  / (?=(?:and|but|so|because|or|then) (?:i|you|we|they|he|she|it|there|that['’]s|if|when|people)(?:['’]\p{L}+)?\b)/giu;
const OPENER =
  'if|when|whenever|once|by|as|while|unless|until|after|before|because|since|although|though|whether|where|wherever|without|instead of|rather than|given';
const DEPENDENT = new RegExp(String.raw`^(?:(?:and|but|so|or|then|even|only|especially|just) )*(?:${OPENER})\b`, 'i');
/** Of these a subject and a verb have to follow, not a thing: "before a release you want ..." needs no comma. */
const CONDITION =
  /^(?:(?:and|but|so|or|then|even|only|just) )*(?:if|when|whenever|once|unless|while|because|although|though|whether)\b/i;
const HEDGE = /^(?:\p{L}+, )?i(?:['’]d| would)? (?:say|think|mean|guess) (?:that )?/iu;
const SUBJECT = String.raw`(?:i|you|we|they|he|she|it|there|that|this|nobody|everybody|everyone|people)(?:['’]\p{L}+)?`;
const VERB = String.raw`(?:is|are|was|were|can|will|should|must|would|could|have|has|had|do|does|did|need|needs|\p{L}+n['’]t)`;
const CLAUSE = new RegExp(String.raw`\b(?:${SUBJECT}|${VERB})(?![\p{L}'’])`, 'iu');
/** "check the logs", "restore it" */
const IMPERATIVE =
  /^(?:(?:so|then|well|now|just|always|never|don['’]t) )*[\p{L}]+ (?:the|a|an|it|them|your|every|all)\b/iu;
const NO_MAIN =
  /^(?:and|or|nor|but|which|who|whose|that|like|such|including|especially|in|on|at|of|for|with|to|from|than)\b/i;
/**
 * "if you break it you own it": a subject where the clause before has all that it needs. "if they can't read it in a year
 * that's worth knowing": a subject with its verb, once the condition has had room for its own.
 */
const SECOND_SUBJECT =
  /^(?:\S+ ){5,}(?:that|it|there)['’]s\b|(?:\b(?:it|them|this|us|me|there|up|down|out|on|off|in|wrong|right|works|fails|breaks|happens|done)|\p{L}{3,}s) (?:i|you|we|they|he|she|it['’]s|you['’]re|that['’]s|there['’]s)\b/iu;

/** Whatever is said behind one of these is said of it: a condition, a voice, a denial. "I think" is the speaker's own. */
const HOLDS =
  /:|\b(?:if|when|whenever|unless|until|say|says|said|saying|tell|tells|told|telling|hear|heard|(?<!\bi (?:\w+ )?)think|thinks|thought|thinking|(?<!\bi (?:\w+ )?)believe|believes|believed|claim(?:s|ed)?|ask(?:s|ed)?|argue[sd]?|assum(?:e|es|ed|ing)|pretend|imagine|suppose|not that|not because|was like|were like)\b/i;
/** What is said in front of one of these is said only with it. */
const LIMITS =
  /^(?:although|though|except|unless|if|until|only|when|whenever|once)\b|^but (?:only|not|if|unless|no)\b|^but \p{L}+(?:['’]\p{L}+)? (?:\p{L}+n['’]t|not|never)\b/iu;
const DENIES =
  /\b(?:i (?:don['’]t|do not) (?:agree|believe|think so)|i disagree|(?:that|it|this|which)(?:['’]s| is| was) (?:just |simply |totally |completely |all |also )?(?:wrong|false|nonsense|a lie|a myth|a mistake|not (?:true|right|the case|how|what))|(?:isn['’]t|wasn['’]t) (?:true|right|the case))\b/i;

/** Whether a text that opens with "if", "when" or the like goes on to a main clause; true of every other text. */
export function hasMainClause(text: string): boolean {
  const said = text.replace(HEDGE, '');
  if (!DEPENDENT.test(said)) return true;
  const parts = partsOf(said);
  return parts.length === 1 ? SECOND_SUBJECT.test(said) : hasMainPart(parts);
}

/** The same of a text that opens with a condition, where a comma or a word has to show where the main clause begins. */
export function hasMarkedMainClause(text: string): boolean {
  const said = text.replace(HEDGE, '');
  if (!CONDITION.test(said)) return true;
  return hasMainPart(partsOf(said));
}

function hasMainPart([, ...others]: readonly string[]): boolean {
  return others.some((part) => isMainClause(part.trim()));
}

function partsOf(said: string): string[] {
  return said.split(/[,;–]\s*|(?<!\band)\s+(?=then\s)/);
}

function isMainClause(part: string): boolean {
  if (DEPENDENT.test(part) || NO_MAIN.test(part) || part.split(' ').length < 2) return false;
  return CLAUSE.test(part) || IMPERATIVE.test(part);
}

/** Whether a text takes back what was said before it: "but that's wrong". */
export function deniesBefore(text: string): boolean {
  return DENIES.test(text);
}

/**
 * Runs of clauses of a sentence, none of them the whole, in spoken order; `bare` for speech without punctuation. Never one
 * that parts what is said from its condition, its contrast or its speaker.
 */
export function clauseRuns(text: string, bare = false): string[] {
  const borders = Array.from(text.matchAll(bare ? BARE_BORDER : BORDER), ({ 0: gap, index }) => ({
    end: index,
    start: index + gap.length,
  }));
  const starts = [0, ...borders.map(({ start }) => start)].filter((start) => !HOLDS.test(text.slice(0, start)));
  const ends = [...borders.map(({ end, start }) => ({ end, rest: text.slice(start) })), { end: text.length, rest: '' }]
    .filter(({ rest }) => !LIMITS.test(rest) && !DENIES.test(rest))
    .map(({ end }) => end);
  return starts
    .flatMap((start) => ends.filter((end) => end > start).map((end) => text.slice(start, end)))
    .filter((run) => run.length < text.length && (run.match(/["“”]/g)?.length ?? 0) % 2 === 0);
}
