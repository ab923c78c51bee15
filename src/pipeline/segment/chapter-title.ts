// What is a chapter called? The best of the phrases and clauses that were said in it, by learned weights.
import { createLinearModel, type LinearWeights } from '../speech/linear-model.js';
import { findCandidates, type TitleCandidate } from './title-candidates.js';
import { type ChapterView, emitTitleFeatures } from './title-features.js';
import { makePairs } from './title-pairs.js';
import { letterOf, MAX_TITLE } from './title-text.js';

export type ScoreTitle = (view: ChapterView, candidate: TitleCandidate) => number;

export function createTitleScorer(weights: LinearWeights): ScoreTitle {
  const model = createLinearModel(weights);
  return (view, candidate) => model.logit((emit) => emitTitleFeatures(view, candidate, emit));
}

/** Letters from which a word is long, and what its length and its capital are worth beside being said twice as often. */
const LONG = 12;
const WORTH = { length: 3, capital: 1.5 };

/**
 * Where the weights' features mean nothing: phrases that are said often, of long words and of names. In any language the
 * commonest words are the short ones (Zipf's law of abbreviation), so that a long word that comes back is a subject.
 */
export const scoreByCount: ScoreTitle = ({ counts }, { units, stems, tokens, words }) => {
  const said = mean(stems.map((stem) => Math.log2(1 + (counts.get(stem) ?? 0))));
  const length = mean(tokens.map(({ word }) => Math.min(LONG, word.length) / LONG));
  const capital = mean(tokens.map((token) => Number(letterOf(token) === 'P')));
  const form = WORTH.length * length + WORTH.capital * capital - Math.abs(words - 2) * 0.5;
  return Math.log2(1 + units.length) * 2 + said + form;
};

export interface ScoredTitle extends TitleCandidate {
  readonly score: number;
}

/**
 * Everything that the chapter could be called, best first: what was said in it, and pairs of phrases that both come back
 * in it. Pairs of phrases that do not are there only where nothing else is.
 */
export function rankTitles(view: ChapterView, score: ScoreTitle): ScoredTitle[] {
  const singles = findCandidates(view.text, view.first, view.end)
    .filter((one) => one.words <= MAX_TITLE && one.stems.length > 0 && !repeats(one) && !namesSpeaker(view, one))
    .map((candidate) => ({ ...candidate, score: score(view, candidate) }));
  const { telling, others } = makePairs(view, byScore(singles));
  const whole = singles.filter(({ words }) => words > 1);
  const pairs = whole.length + telling.length > 0 ? telling : others;
  return byScore([...whole, ...pairs.map((pair) => ({ ...pair, score: score(view, pair) }))]);
}

/** "Books shouldn't have books": a word twice among eight. */
function repeats({ tokens, stems }: TitleCandidate): boolean {
  return tokens.filter(({ stem }) => stem).length > stems.length;
}

/** Who speaks is no subject, and who did what is no title. */
function namesSpeaker({ text: { speakers } }: ChapterView, { stems }: TitleCandidate): boolean {
  return stems.some((stem) => speakers.has(stem));
}

function byScore(titles: ScoredTitle[]): ScoredTitle[] {
  return titles.sort((a, b) => b.score - a.score || a.units[0]! - b.units[0]! || (a.text < b.text ? -1 : 1));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
