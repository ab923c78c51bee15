// Which two phrases make a title together ("Tests and staging servers")? Those that are both what the chapter is about.
import type { TitleCandidate } from './title-candidates.js';
import type { ChapterView } from './title-features.js';
import { letterOf, MAX_TITLE } from './title-text.js';

/** Phrases of which pairs are made, the best first. */
const PAIRED = 8;
const PAIRING = new Set(['noun', 'gerund']);
/** Sentences of the chapter in which the rarer half and the commoner half of a pair are said. */
const COMES_BACK = { rarer: 2, commoner: 3 };

export interface Pairs {
  /** Both halves come back, and none is a bare noun; all pairs of a language of which nothing is known but its words. */
  readonly telling: readonly TitleCandidate[];
  readonly others: readonly TitleCandidate[];
}

/** Pairs of the best of `phrases`, which are sorted. A pair reads the same in every chapter of an episode. */
export function makePairs(view: ChapterView, phrases: readonly TitleCandidate[]): Pairs {
  const best = phrases.filter(canPair).slice(0, PAIRED);
  const sentences = best.map((one) => sentencesWith(view, one));
  const telling: TitleCandidate[] = [];
  const others: TitleCandidate[] = [];
  best.forEach((one, i) => {
    for (let j = i + 1; j < best.length; j++) {
      const pair = pairOf(view, one, best[j]!);
      if (!pair) continue;
      const isTelling = view.text.isForeign || (comeBack(sentences[i]!, sentences[j]!) && !hasBareNoun(pair));
      (isTelling ? telling : others).push(pair);
    }
  });
  return { telling, others };
}

/** Half of a title comes back, is a name or says more than one word could: else it is an aside. */
function canPair({ form, units, tokens, words, text }: TitleCandidate): boolean {
  if (!PAIRING.has(form) || / and /.test(text)) return false;
  return units.length > 1 || words > 1 || tokens.every((token) => letterOf(token) === 'P');
}

function comeBack(one: number, other: number): boolean {
  return Math.min(one, other) >= COMES_BACK.rarer && Math.max(one, other) >= COMES_BACK.commoner;
}

/** Sentences of the chapter with all words of a phrase, in whatever form. */
function sentencesWith({ text, first, end }: ChapterView, { stems }: TitleCandidate): number {
  let count = 0;
  for (let unit = first; unit < end; unit++) {
    if (stems.every((stem) => text.tokens[unit]!.some((token) => token.stem === stem))) count++;
  }
  return count;
}

/** "Price and month", "Fox and Hollin Grid": they repeat what was said most, and yet tell a reader nothing. */
function hasBareNoun({ parts }: TitleCandidate): boolean {
  return parts!.some(({ words, tokens }) => words === 1 && letterOf(tokens[0]!) !== 'P');
}

function pairOf(view: ChapterView, one: TitleCandidate, other: TitleCandidate): TitleCandidate | null {
  if (one.words + other.words + 1 > MAX_TITLE || one.stems.some((stem) => other.stems.includes(stem))) return null;
  const [a, b] = isBefore(view, one, other) ? [one, other] : [other, one];
  return {
    form: 'pair',
    text: `${a.text}${view.text.isForeign ? ', ' : ' and '}${b.text}`,
    words: a.words + b.words + 1,
    stems: [...a.stems, ...b.stems],
    tokens: [...a.tokens, ...b.tokens],
    units: [...new Set([...a.units, ...b.units])].sort((x, y) => x - y),
    parts: [a, b],
  };
}

/** What the episode says more often comes first, in all of its chapters: else two of them would have one title, turned. */
function isBefore({ text: { counts } }: ChapterView, one: TitleCandidate, other: TitleCandidate): boolean {
  const often = ({ stems }: TitleCandidate) => Math.min(...stems.map((stem) => counts.get(stem) ?? 0));
  return often(one) > often(other) || (often(one) === often(other) && one.text < other.text);
}
