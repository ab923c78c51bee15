// How far does a sentence go? No further than its proof: not from "most" to "all", nor on without the "if".
import { wordsOf } from '../../domain/words.js';
import { type Support, tellingStems } from './support.js';

type Extent = 'all' | 'most' | 'some' | 'few' | 'only';

const EXTENTS: ReadonlyMap<string, Extent> = new Map(
  (
    [
      ['all', 'all always every each everybody everyone everything everywhere entirely completely totally'],
      ['most', 'most mostly usually often frequently generally typically mainly largely'],
      ['some', 'sometimes occasionally several'],
      ['few', 'few seldom rarely hardly scarcely barely'],
      ['only', 'only solely exclusively'],
    ] as const
  ).flatMap(([extent, words]) => words.split(' ').map((word) => [word, extent] as const)),
);
/** What proves each: itself, and what says as much in other words. */
const PROVEN_BY: Readonly<Record<Extent, RegExp | null>> = {
  all: /\b(?:any|anyone|anybody|anything|whole|entire|both|per|daily|nightly|weekly|monthly|yearly)\b/iu,
  most: /\b(?:all|always|every|everybody|everyone|majority|normally|lots?|many)\b/iu,
  some: /\b(?:few|some|times|many|often|most|usually|couple|various|multiple)\b/iu,
  few: null,
  only: /\b(?:just|merely|nothing but|except|alone|sole|single|purely|but)\b/iu,
};
const IDIOMS =
  /\b(?:at all|after all|all right|first of all|all along|all of a sudden|all the same|all in all|above all|not only|the most|at most)\b/giu;

const CONDITION =
  /(?<!\b(?:even|as|what|see|know|sure|ask\w*|check\w*|wonder\w*)\s)\b(?:if|unless)\b([^.;!?]*?)(?:,|\bthen\b|$|[.;!?])/iu;
/** "If you think about it" is none. */
const MANNERS = new Set('ask imagin know like look mean rememb rememberd see think want'.split(' '));
const CONDITIONAL = /\b(?:if|unless|when|whenever|once|provided|in case|as long as|without|until|as soon as)\b/iu;

/** False where the text says how many, how often or on what condition, and the proof does not say that. */
export function limitsAgree(text: string, support: Support): boolean {
  return extentsAgree(text, support) && conditionsAgree(text, support);
}

function extentsAgree(text: string, { kindred }: Support): boolean {
  const said = kindred.join('\n');
  const proven = extentsIn(said);
  return [...extentsIn(text)].every((extent) => proven.has(extent) || PROVEN_BY[extent]?.test(said));
}

function extentsIn(text: string): Set<Extent> {
  // "A few" are some, and "few" are hardly any.
  const plain = text.replace(IDIOMS, ' ').replace(/\b(?:a|quite a|every)\s+few\b/giu, ' several ');
  return new Set(wordsOf(plain).flatMap(({ text: word }) => EXTENTS.get(word.toLowerCase()) ?? []));
}

/** What holds only under a condition is told with it, or with half of its words. */
function conditionsAgree(text: string, { closest }: Support): boolean {
  if (CONDITIONAL.test(text) || closest.length === 0) return true;
  const told = tellingStems(text);
  return closest.some((sentence) => {
    const at = CONDITION.exec(sentence);
    const condition = at?.[1];
    if (!at || ![...tellingStems(besideOf(sentence, at))].some((stem) => told.has(stem))) return true;
    const stems = [...tellingStems(condition ?? '')].filter((stem) => !MANNERS.has(stem));
    return stems.filter((stem) => told.has(stem)).length >= stems.length / 2;
  });
}

/** Words on either side of a condition, to which it belongs. In talk a sentence goes on to other things. */
const BESIDE = 10;

function besideOf(sentence: string, { 0: whole, index }: RegExpExecArray): string {
  const before = sentence.slice(0, index).split(/\s+/u).slice(-BESIDE);
  const after = sentence
    .slice(index + whole.length)
    .trim()
    .split(/\s+/u)
    .slice(0, BESIDE);
  return [...before, ...after].join(' ');
}
