// What speaks against offering a question to somebody who has not heard the episode?
import { leansOnBefore, tellingWords } from '../../domain/leaning-question.js';
import { countWords } from '../../domain/transcript.js';

const MAX_WORDS = 18;
const MIN = { words: 5, tellingWords: 2 };
/** "What is Kubernetes?" */
const MIN_OF_DEFINITION = { words: 3, tellingWords: 1 };

/** Broken off, corrected, or only a turn of phrase. */
const BROKEN = /[…;:"“”«»—–[\]()]|\.\.|--| - |\b(\w+),? \1\b/iu;
const FILLERS = /\b(?:um|uh|sort of|kind of|like,)|,\s*(?:you know|i mean|i guess|basically|actually|like)\b/iu;
/** "Which is", "why the rewrite": the end of a statement, or half a question. */
const HALF =
  /^(?:which|who) (?:is|are|was|were)\b|^what['’]s some\b|^what (?:the|an?|it|he|she|they|we|i)\b|\bthat \w+\?$|^(?:why|how|when|where) (?!(?:\w+ )?(?:am|are|can|could|did|do|does|had|has|have|is|should|was|were|will|would|much|many)\b)|, (?:but |so |and )?(?:what|why|how|which|who)\b/iu;
const VAGUE_IT = /\bit (?:feel|help|like|look|make|matter|mean|seem|sound)s?\b/iu;
const CHAT =
  /\b(?:how are you|how['’]s it going|how have you been|what['’]s up|do you mean|does that mean|make sense|you (?:guys|all|both)|both respectively|back and forth|y['’]all|you (?:just )?(?:said|mentioned)|did you say|are you saying|tell me|remember when|have you (?:heard|seen|read|listened)|do you (?:want|know (?:about|what|who)|hear|see|remember|guys)|can you (?:tell|talk|explain|share|give|describe|walk|hear|see|elaborate|speak)|could you|would you mind|who knows|why not|what if|how about|what about|can i|should i|may i|shall we|welcome|thank|our (?:show|sponsor|listeners|guest)|(?:the|this|our|an?) (?:show|podcast|episode|conversation|interview)|what point\b.*\bmake|links?\b.*\bnotes)\b/iu;
/** Whoever says it means himself, the two at the table, or something that is in the room only. */
const OF_THE_ROOM =
  /\b(?:i|me|my|mine|myself|i['’]m|i['’]ve|i['’]d|we['’]re|us|let['’]s|here|today|tonight|yesterday|tomorrow|now|again|also|too|though|either|this|these|those|such|same|another|one|ones|our|ours|kinda|gonna|wanna|gotta|other|thing|things|stuff|else|mentioned|earlier)\b/iu;
/** "That approach", "something like that", "in that case": known only to who was there. */
const POINTS_AT =
  /\b(?:on|in|of|for|with|at|from|like|about|into|to|do|recommend|use|make|call|see|put|take|get|keep|have|give|run|build|roll|execute|solve|fix|handle) that (?!(?:you|we|they|he|she|it|the|a|an|people|your|is|are|was|can|will)\b)\p{L}+|\b(?:the (?:first|last|next|second|whole|other|rest|former|latter|previous) (?:\p{L}+)?\?|in that|of that|something like|this kind|that kind|that sort|the above|going on|point of view|on what is|and why\?|that['’]s|based upon)\b|\band why\?/iu;
const DOUBLED = /\b(\p{L}+) \1\b/iu;

/** "Roll that out", "a certain skill", "did we get in touch": which, and who? */
const UNNAMED =
  /\bthat (?:to|out|in|on|up|down|for|with|at|into|across|over|as|from|by)\b|\ba certain\b|\bsome more\b|\b(?:of|about) yourself\b|\bhowever\b|\bno more\b|\b(?:did|were|was|are|have|had) we\b|\bin the (?:times?|cases?|moments?|ways?)\?|\b(?:the|this) (?:following|middle|latter)\b|\binto the mix\b|\bthere and\b|\bthat,|\bthat (?:individual|particular|specific|whole|entire|kind|sort|piece|stuff|same)\b|\bsuddenly\b|\bwould be something\b/iu;

/** Whether it can be offered. `asked`: as it was asked, where a name was put into it since. */
export function isOffered(
  question: string,
  { asked = question, defines = false }: { asked?: string; defines?: boolean } = {},
): boolean {
  // "The rudest thing that software can do" is told what it is.
  const told = asked.replace(/\bthings? (?=(?:that|to|you|people|a|in|about)\b)/iu, '');
  if (OF_THE_ROOM.test(told)) return false;
  if ([BROKEN, HALF, FILLERS, CHAT, VAGUE_IT, POINTS_AT, UNNAMED].some((flaw) => flaw.test(asked))) return false;
  const words = countWords(question);
  const min = defines ? MIN_OF_DEFINITION : MIN;
  if (words < min.words || words > MAX_WORDS || DOUBLED.test(question)) return false;
  return tellingWords(asked).length >= min.tellingWords && !leansOnBefore(question);
}

/** "The company", "the first page": which one? */
const DEFINITE =
  /\bthe (?:\p{L}+ )?(?!(?:web|internet|world|future|past|browser|cloud|market|brain|best|worst|most|biggest|main|only|hardest|key|way|time|people|difference|problem|same)\b)\p{L}+(?: (?!(?:of|for|that|with|to|between|in|who|behind|from|about|on)\b)|\?)/giu;
const DEFINITE_COSTS = 0.3;

/** What a question costs for things that it takes as known: 0 where it names all that it asks about. */
export function loosenessOf(question: string): number {
  return (question.match(DEFINITE)?.length ?? 0) * DEFINITE_COSTS;
}
