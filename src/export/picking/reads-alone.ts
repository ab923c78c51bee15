// Can a sentence of talk be read by somebody who has heard nothing else of it? Strict: among forty lessons of an episode
// some are sure to, and one that leans on what was said before is worse on a page than none.
import { loosePronouns } from '../../domain/leaning-question.js';
import { countWords } from '../../domain/transcript.js';

/** Fewer say little, more are read twice. */
const WORDS = { fewest: 7, most: 32 } as const;

const OPENS = `^["“‘']?`;
const ENDS = String.raw`(?:['’]\p{L}+)?\b`;

/** First words that lean on something said before, or go on with it. */
const LEANING = [
  /(?:and|but|so|or|nor|because|then|also|well|yeah|yes|no|right|like|okay|exactly|again|otherwise|instead|however|therefore|whereas|plus|now)\b/iu,
  /(?:eventually|meanwhile|similarly|likewise|in fact|on the other hand|in parallel|as a result|for example|even i|only once|while in|really)\b/iu,
  /not (?!only\b|every|all\b|having\b|knowing\b)/iu,
  /(?:i mean|i say|i said|we say|we said|you know|you see|as you said|as i said|don['’]t get me wrong)\b/iu,
  new RegExp(`(?:he|she|they|it|this|that|these|those|them|there|here|such|another|either|which|who|whose)${ENDS}`),
  /(?:where|what|why|how)\b(?! (?:you|matters|makes|works)\b)/iu,
  /(?:the )?(?:first|second|third|last|next|other|one|two|three)(?: (?!who\b|that\b)\p{L}+)? (?:is|are|was|starts?)\b/iu,
].map((each) => new RegExp(OPENS + each.source, 'iu'));

/** Words for what was said before, wherever they stand. "That" is one where no clause follows it. */
const POINTING_BACK = [
  /\b(?:this|these|those|such|the former|the latter|the same|the other|another|else)\b/iu,
  /\b(?:do|does|did|done|doing|like|about|of|with|for|in|on|than|by|from|at|to|into|onto|through|over|around|is|was|all|after|before|without|behind|if|use) that(?=\s*(?:[.,;:!?]|$))/iu,
  /\b(?:do|does|did|done|doing|like|about|of|with|for|in|on|than|by|from|at|to|into|onto|through|over|around|after|before|without|behind) that (?!(?:the|a|an|you|we|they|it|he|she|i|there|people|your|our|their)\b)/iu,
  /\bthat (?:way|kind|sort|stuff|part|point|very|feature|situation|source|site|decision|moment|case|problem)\b/iu,
  /(?:\b(?:because|so|where|when|if|since|and|but|then)|,) that['’]s\b/iu,
  /\b(?:than|as) (?:previously|before|earlier)\b/iu,
];

/** Talk that breaks off, begins anew, plays somebody's voice, or fills a gap. */
const TALKY = [
  /\.\.\.|…| (?:[-–—]|--) |\[|;/u,
  /\b(?:dude|blah|whatever|or something|you know|i mean|i don['’]t know|i guess|and everything|so to speak|so on|gonna|wanna|gotta)\b/iu,
  /(?:\b(?:was|were|am|is|are|being|be|just|then|and|but|to|much|as|have|you)|['’](?:m|s|re|ve)|,),? like\b/iu,
  /\b(\p{L}+),? \1\b/iu,
  /\b(?:says?|said|saying|think|like) (?:Okay|Well|Oh|Hey|Yes|No|Yeah|What|Why|How)\b/u,
  /\b(?:just|the|a|an|and|or|but|of|to|you|one|is|are|means|says?|which|that|with|from|than|because)[.!]$/iu,
];

const VERB =
  /\b(?:is|are|was|were|can|cannot|will|should|must|would|could|may|might|have|has|had|do|does|did|needs?|makes?|gets?|gives?|wants?|takes?|knows?|helps?|becomes?|means?|lets?|costs?|works?|goes|says?|\p{L}+n['’]t|\p{L}+['’](?:s|re|ll|ve|d|m))(?![\p{L}'’])/giu;
/** "Restore into an empty place." */
const IMPERATIVE =
  /^(?:always |never |just )?\p{L}+ (?:\p{L}+ )?(?:the|a|an|it|them|your|every|all|into|out|on|for|if)\b/iu;
/** "A stable API which other people depend on.", "People being able to see it." */
const NAMED_ONLY =
  /^(?:a|an|the|people|somebody|someone|something|things?|everything|just|one of)\b[^,]*? (?:which|who|that|being|when|where)\b/iu;
const GERUND = /^\p{L}{2,}ing\b/iu;
const CONDITION =
  /^(?:(?:even|just|only|especially) )?(?:if|when|whenever|once|as|while|unless|until|after|before|because|since|although|though|whether|wherever|by|for|in|on|at|with|from|without|to|instead of|rather than|given|every time)\b/iu;
/** Behind a comma, what can be the clause that a condition is the condition of. */
const MAIN_CLAUSE =
  /, (?:(?:then|well|probably|usually|often|just|maybe|suddenly) )*(?:(?:you|we|they|he|she|it|i|there|that|everyone|everybody|nobody|somebody|someone|people|your|our|their|the|a|an|my|some|most|each|every|all|no|don['’]t|never|always|let)(?:['’]\p{L}+)?\b(?! (?:who|which|that)\b)|(?:[A-Z]\p{L}+|\p{L}{3,}(?:ing|s)) |(?!and|or|but|which|who|because|so|that|when|if|in|on|at|of|for|to|with)\p{L}+ (?:is|are|can|will|the|a|an|it|them|your|every|all)\b)/u;

/** "The reality is that nobody reads it": this "that" begins a clause, which in a question it seldom does. */
const CLAUSE_OF_BEING =
  /\b(is|was|are|were) that (?=(?:the|a|an|you|we|they|it|he|she|i|there|people|your|our|their|nobody|no|every\p{L}*|some\p{L}*|if|when|most)\b)/giu;

/** Whether a text is one whole sentence that points at nothing outside of it, in 7 to `most` words. */
export function readsAlone(text: string, most: number = WORDS.most): boolean {
  const words = countWords(text);
  if (words < WORDS.fewest || words > most || !readsFluently(text)) return false;
  if (POINTING_BACK.some((pointer) => pointer.test(text))) return false;
  return isWhole(text) && loosePronouns(text.replace(CLAUSE_OF_BEING, '$1 because ')).length === 0;
}

/** Whether a text begins and ends where sentences do, goes on with nothing said before, and does not break off. */
export function readsFluently(text: string): boolean {
  if (!/^["“‘']?[\p{Lu}\p{N}]/u.test(text) || !/[.!]["”’')]*$/u.test(text) || hasOpenQuote(text)) return false;
  return ![...LEANING, ...TALKY].some((flaw) => flaw.test(text));
}

function hasOpenQuote(text: string): boolean {
  return (text.match(/["“”]/gu)?.length ?? 0) % 2 === 1;
}

/** Has a clause of its own; where it opens with a condition, one besides. */
function isWhole(text: string): boolean {
  const verbs = text.match(VERB)?.length ?? 0;
  if (CONDITION.test(text)) return verbs > 0 && MAIN_CLAUSE.test(text);
  if (NAMED_ONLY.test(text)) return verbs > 1;
  return verbs > 0 || (IMPERATIVE.test(text) && !GERUND.test(text));
}
