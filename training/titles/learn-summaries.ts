// Which weights put the sentences first that editors took as summaries?
import { createTitleScorer, rankTitles } from '../../src/pipeline/segment/chapter-title.js';
import { emitSummaryFeatures } from '../../src/pipeline/segment/summary-features.js';
import type { LinearWeights } from '../../src/pipeline/speech/linear-model.js';
import type { FitOptions } from '../linear/logistic-regression.js';
import { learnRanking, type Rated } from './learn.js';
import type { ViewedChapter } from './learn-titles.js';

const OPTIONS: FitOptions = {
  isWord: (name) => /^(?:says|first):/.test(name),
  l2: 90,
  l2Vector: 1,
  l2Dense: 3,
  iterations: 80,
};
const KEPT = { keep: 2000, minGroups: 5 };
/** What a sentence beside the editor's is worth. */
const NEIGHBOUR = 0.15;

/** Deterministic. Reads the chapters whose editor named a summary, with titles by `titleWeights`. */
export function learnSummaries(chapters: readonly ViewedChapter[], titleWeights: LinearWeights): LinearWeights {
  const score = createTitleScorer(titleWeights);
  const choices = chapters
    .filter(({ chapter }) => chapter.summary.length > 0)
    .map((viewed) => {
      const titleStems = new Set(rankTitles(viewed.view, score)[0]?.stems);
      return { group: viewed.episode, rated: rateSentences(viewed, titleStems) };
    });
  return learnRanking(choices, OPTIONS, KEPT);
}

function rateSentences({ view, chapter }: ViewedChapter, titleStems: ReadonlySet<string>): Rated[] {
  const { first, end, summary } = chapter;
  return Array.from({ length: end - first }, (_, i) => first + i).map((unit) => {
    const distance = Math.min(...summary.map((gold) => Math.abs(gold - unit)));
    return {
      emitAll: (emit) => emitSummaryFeatures(view, { unit, titleStems }, emit),
      worth: distance === 0 ? 1 : distance === 1 ? NEIGHBOUR : 0,
    };
  });
}
