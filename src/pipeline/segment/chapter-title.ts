// What is a chapter called? The best of the phrases and clauses that were said in it, by learned weights.
import { createLinearModel, type LinearWeights } from '../speech/linear-model.js';
import { findCandidates, type TitleCandidate } from './title-candidates.js';
import { type ChapterView, emitTitleFeatures } from './title-features.js';
import { MAX_TITLE } from './title-text.js';

/** Phrases of which pairs are made ("Tests and staging servers"). */
const PAIRED = 8;
const PAIRING = new Set(['noun', 'linked', 'gerund']);

export type ScoreTitle = (view: ChapterView, candidate: TitleCandidate) => number;

export function createTitleScorer(weights: LinearWeights): ScoreTitle {
  const model = createLinearModel(weights);
  return (view, candidate) => model.logit((emit) => emitTitleFeatures(view, candidate, emit));
}

export interface ScoredTitle extends TitleCandidate {
  readonly score: number;
}

/** Everything that the chapter could be called, best first: what was said in it, and pairs of the best phrases. */
export function rankTitles(view: ChapterView, score: ScoreTitle): ScoredTitle[] {
  const singles = findCandidates(view.text, view.first, view.end)
    .filter(({ words, stems }) => words <= MAX_TITLE && stems.length > 0)
    .map((candidate) => ({ ...candidate, score: score(view, candidate) }));
  const best = byScore(singles.filter(({ form }) => PAIRING.has(form))).slice(0, PAIRED);
  const pairs = best.flatMap((one, i) => best.slice(i + 1).flatMap((other) => pairOf(one, other)));
  return byScore([
    ...singles.filter(({ words }) => words > 1),
    ...pairs.map((candidate) => ({ ...candidate, score: score(view, candidate) })),
  ]);
}

function byScore(titles: ScoredTitle[]): ScoredTitle[] {
  return titles.sort((a, b) => b.score - a.score || a.units[0]! - b.units[0]! || (a.text < b.text ? -1 : 1));
}

function pairOf(one: TitleCandidate, other: TitleCandidate): TitleCandidate[] {
  if (one.words + other.words + 1 > MAX_TITLE || one.stems.some((stem) => other.stems.includes(stem))) return [];
  if (/ and /.test(one.text) || / and /.test(other.text)) return [];
  return [
    {
      form: 'pair',
      text: `${one.text} and ${other.text}`,
      words: one.words + other.words + 1,
      stems: [...one.stems, ...other.stems],
      tokens: [...one.tokens, ...other.tokens],
      units: [...new Set([...one.units, ...other.units])].sort((a, b) => a - b),
    },
  ];
}
