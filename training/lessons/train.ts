// Learns data/models/lesson-scorer.json. Usage: npx tsx training/lessons/train.ts --train ../shared/train
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type LessonModel, parseLessonModel } from '../../src/pipeline/extract/lesson-model.js';
import { type ScoredSpan, type Selection, selectLessons } from '../../src/pipeline/extract/select-lessons.js';
import { sigmoid } from '../../src/pipeline/speech/linear-model.js';
import { exportWeights } from '../linear/export-weights.js';
import type { FitOptions } from '../linear/logistic-regression.js';
import { loadAnalysisEmbedder, readEpisode } from '../linear/read-episodes.js';
import { areaUnderCurve, fitStage, predictHeldOut } from '../linear/stage.js';
import { quotesOf, readGold } from './gold.js';
import { type LessonEpisode, sentenceStage, spanStage } from './learn.js';
import { type LessonFigures, measureLessons } from './measure.js';

const OUT = 'data/models/lesson-scorer.json';
/** Words of the sentence, its neighbours, and the question before it. */
const isWord = (name: string) => /^(?:g|pw|nw|asked):/.test(name);
const SENTENCES: FitOptions = {
  isWord,
  l2: 200,
  l2Vector: 150,
  l2Dense: 2,
  iterations: 40,
};
const SPANS: FitOptions = {
  isWord: () => false,
  l2: 1,
  l2Vector: 1,
  l2Dense: 1,
  iterations: 80,
};
const FOLDS = { count: 6, seed: 1 };
const MINIMUM = { minRows: 6, minGroups: 4 };
/** Features that the sentence model keeps: some 350 KB of JSON. */
const KEEP = 12_000;
/**
 * More lessons raise F1 for as long as they may be named (to 70 an episode), because editors agree on few; but nobody
 * reads 70. The edited episodes have 20 lessons and only .6 more for each 1,000 words, so the root is the right shape.
 */
const PER_ROOT_THOUSAND_WORDS = 14;

const { values } = parseArgs({ options: { train: { type: 'string', default: '../shared/train' } } });
const embedder = await loadAnalysisEmbedder();
const episodes: LessonEpisode[] = [];
for (const gold of await readGold(values.train)) {
  episodes.push({ ...(await readEpisode(join(values.train, gold.file), embedder)), gold: quotesOf(gold) });
}

const sentences = sentenceStage(episodes, MINIMUM);
const sentenceLogits = predictHeldOut(sentences, SENTENCES, FOLDS);
const logits: number[][] = episodes.map(() => []);
sentenceLogits.forEach((logit, row) => {
  logits[sentences.episodeOf[row]!]!.push(logit);
});
const spans = spanStage(episodes, logits);
const spanLogits = predictHeldOut(spans, SPANS, FOLDS);
console.log('AUC', areaUnderCurve(sentenceLogits, sentences), areaUnderCurve(spanLogits, spans));

function measure(selection: Selection): LessonFigures {
  const scored: (ScoredSpan & (typeof spans.spans)[number])[][] = episodes.map(() => []);
  spans.spans.forEach((row, i) => {
    scored[row.episode]!.push({ ...row.span, ...row, words: row.words, probability: sigmoid(spanLogits[i]!) });
  });
  return measureLessons(
    episodes.map(({ units, gold }, i) => ({
      found: selectLessons(scored[i]!, units, selection) as (typeof scored)[number],
      strengths: gold.map(({ strength }) => strength),
    })),
  );
}

for (const perRootThousandWords of [8, 10, 12, 14, 16, 18])
  console.log(perRootThousandWords, measure({ threshold: 0, perRootThousandWords }));
const tried = [0, 0.2, 0.25, 0.3, 0.35, 0.4].map((threshold) => {
  const selection = { threshold, perRootThousandWords: PER_ROOT_THOUSAND_WORDS };
  return { selection, figures: measure(selection) };
});
const best = tried.reduce((a, b) => (b.figures.f1 > a.figures.f1 ? b : a));
console.log('chosen', best);

const model: LessonModel = {
  kind: 'lesson-scorer',
  version: '1',
  provenance: {
    data: '58 podcast episodes (Changelog Media) with 1,450 edited lessons',
    licence: 'Learned from CC BY-SA 4.0 (Changelog Media) text; holds words and weights only',
    date: new Date().toISOString().slice(0, 10),
    seed: FOLDS.seed,
    embedder: embedder.model,
    command: 'npx tsx training/lessons/train.ts',
    figures: Object.fromEntries(
      Object.entries(best.figures).map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
    ),
  },
  sentence: exportWeights(sentences.table, fitStage(sentences, SENTENCES), KEEP),
  span: exportWeights(spans.table, fitStage(spans, SPANS), 100),
  selection: best.selection,
};
await writeFile(OUT, `${JSON.stringify(parseLessonModel(model), null, 0)}\n`);
