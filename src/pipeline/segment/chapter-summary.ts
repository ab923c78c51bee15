// Which of a chapter's sentences sum it up? One or two, as they were said, chosen by learned weights.
import { createLinearModel, type LinearWeights } from '../speech/linear-model.js';
import { emitSummaryFeatures, pointsBack } from './summary-features.js';
import type { ChapterView } from './title-features.js';

/** A summary's sentence is long enough to say something and short enough to read. */
const WORDS = { min: 8, max: 45 };
/** Chapters of fewer words are summed up by one sentence. */
const TWO_FROM = 250;
/** A second sentence stands beside the first when it is at most so much weaker (log-odds). */
const SECOND_WITHIN = 1;

export type ScoreSentence = (view: ChapterView, unit: number, titleStems: ReadonlySet<string>) => number;

export function createSummaryScorer(weights: LinearWeights): ScoreSentence {
  const model = createLinearModel(weights);
  return (view, unit, titleStems) => model.logit((emit) => emitSummaryFeatures(view, { unit, titleStems }, emit));
}

/** The units of the summary, in the order in which they are said; at least one. */
export function chooseSummary(view: ChapterView, titleStems: ReadonlySet<string>, score: ScoreSentence): number[] {
  const units = view.text.units.slice(view.first, view.end);
  const ranked = units
    .map((unit, i) => ({ unit, at: view.first + i, score: score(view, view.first + i, titleStems) }))
    .sort((a, b) => b.score - a.score || a.at - b.at);
  const readable = ranked.filter(({ unit }) => unit.words.length >= WORDS.min && unit.words.length <= WORDS.max);
  const alone = readable.filter(({ unit }) => !pointsBack(unit.text));
  const [best, ...others] = [alone, readable, ranked].find((list) => list.length > 0)!;
  const words = units.reduce((sum, unit) => sum + unit.words.length, 0);
  const second = words < TWO_FROM ? undefined : others.find((other) => other.score > best!.score - SECOND_WITHIN);
  return [best!, ...(second ? [second] : [])].map(({ at }) => at).sort((a, b) => a - b);
}
