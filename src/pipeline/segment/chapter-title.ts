// What is a chapter called? The best of the phrases and clauses that were said in it, by learned weights.
import { createLinearModel, type LinearWeights } from '../speech/linear-model.js';
import { findCandidates, type TitleCandidate } from './title-candidates.js';
import { type ChapterView, emitTitleFeatures } from './title-features.js';
import { letterOf, MAX_TITLE } from './title-text.js';

/** Phrases of which pairs are made ("Tests and staging servers"). */
const PAIRED = 8;
const PAIRING = new Set(['noun', 'gerund']);

export type ScoreTitle = (view: ChapterView, candidate: TitleCandidate) => number;

export function createTitleScorer(weights: LinearWeights): ScoreTitle {
  const model = createLinearModel(weights);
  return (view, candidate) => model.logit((emit) => emitTitleFeatures(view, candidate, emit));
}

/** Where the weights' features mean nothing: phrases that are said often, of words that are. */
export const scoreByCount: ScoreTitle = ({ counts }, { units, stems, words }) => {
  const said = stems.reduce((sum, stem) => sum + Math.log2(1 + (counts.get(stem) ?? 0)), 0) / stems.length;
  return Math.log2(1 + units.length) * 2 + said - Math.abs(words - 2) * 0.5;
};

export interface ScoredTitle extends TitleCandidate {
  readonly score: number;
}

/** Everything that the chapter could be called, best first: what was said in it, and pairs of the best phrases. */
export function rankTitles(view: ChapterView, score: ScoreTitle): ScoredTitle[] {
  const singles = findCandidates(view.text, view.first, view.end)
    .filter((one) => one.words <= MAX_TITLE && one.stems.length > 0 && !namesSpeaker(view, one))
    .filter((one) => one.words > 1 || canPair(one))
    .map((candidate) => ({ ...candidate, score: score(view, candidate) }));
  const best = byScore(singles.filter(canPair)).slice(0, PAIRED);
  const joint = view.text.isForeign ? ', ' : ' and ';
  const pairs = best.flatMap((one, i) => best.slice(i + 1).flatMap((other) => pairOf(one, other, joint)));
  const whole = singles.filter(({ words }) => words > 1);
  const telling = pairs.filter((pair) => !isTwoBareNouns(pair));
  const considered = whole.length + telling.length > 0 ? telling : pairs;
  return byScore([...whole, ...considered.map((pair) => ({ ...pair, score: score(view, pair) }))]);
}

/** "Price and month" repeats what an editor's title says, and yet tells a reader nothing. */
function isTwoBareNouns({ parts }: TitleCandidate): boolean {
  return parts!.every(({ words, tokens }) => words === 1 && letterOf(tokens[0]!) !== 'P');
}

/** Half of a title comes back, is a name or says more than one word could: else it is an aside. */
function canPair({ form, units, tokens, words }: TitleCandidate): boolean {
  return PAIRING.has(form) && (units.length > 1 || words > 1 || tokens.every((token) => letterOf(token) === 'P'));
}

/** Who speaks is no subject: a speaker's name alone is no title, nor half of one. */
function namesSpeaker({ text: { speakers } }: ChapterView, { stems }: TitleCandidate): boolean {
  return stems.every((stem) => speakers.has(stem));
}

function byScore(titles: ScoredTitle[]): ScoredTitle[] {
  return titles.sort((a, b) => b.score - a.score || a.units[0]! - b.units[0]! || (a.text < b.text ? -1 : 1));
}

function pairOf(one: TitleCandidate, other: TitleCandidate, joint: string): TitleCandidate[] {
  if (one.words + other.words + 1 > MAX_TITLE || one.stems.some((stem) => other.stems.includes(stem))) return [];
  if (/ and /.test(one.text) || / and /.test(other.text)) return [];
  return [
    {
      form: 'pair',
      text: `${one.text}${joint}${other.text}`,
      words: one.words + other.words + 1,
      stems: [...one.stems, ...other.stems],
      tokens: [...one.tokens, ...other.tokens],
      units: [...new Set([...one.units, ...other.units])].sort((a, b) => a - b),
      parts: [one, other],
    },
  ];
}
