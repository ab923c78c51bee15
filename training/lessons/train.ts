// Learns data/models/lesson-scorer.json. Usage: npx tsx training/lessons/train.ts --train ../shared/train
import { writeFile } from 'node:fs/promises';
import { readOptions } from '../../scripts/read-options.js';
import { type LessonModel, parseLessonModel } from '../../src/pipeline/extract/lesson-model.js';
import { exportWeights } from '../linear/export-weights.js';
import { loadAnalysisEmbedder } from '../linear/read-episodes.js';
import { fitStage } from '../linear/stage.js';
import { crossValidate, SENTENCES, SPANS } from './cross-validate.js';
import { readLessonEpisodes } from './gold.js';
import { readSpans } from './learn.js';

const OUT = 'data/models/lesson-scorer.json';
const FOLDS = { count: 3, seed: 1 };
/** Features that the sentence model keeps: some 800 KB of JSON. */
const KEEP = 40_000;
/**
 * More lessons raise F1 for as long as they may be named (to 70 an episode), because editors agree on few; but nobody
 * reads 70. The edited episodes have 20 lessons and only .6 more for each 1,000 words, so the root is the right shape.
 */
const PER_ROOT_THOUSAND_WORDS = 14;
/** Of F1. */
const NEXT_TO_NOTHING = 0.003;

const values = readOptions(import.meta.filename, { train: { type: 'string', default: '../shared/train' } });
const embedder = await loadAnalysisEmbedder();
const episodes = await readLessonEpisodes(values.train, embedder);

const { sentences, spans, areas, measure } = crossValidate(episodes, readSpans(episodes), {
  folds: FOLDS,
  isWanted: () => true,
});
console.log('AUC', areas);

for (const perRootThousandWords of [8, 10, 12, 14, 16, 18])
  console.log(perRootThousandWords, measure({ threshold: 0, perRootThousandWords }));
const tried = [0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4].map((threshold) => {
  const selection = { threshold, perRootThousandWords: PER_ROOT_THOUSAND_WORDS };
  return { selection, figures: measure(selection) };
});
for (const { selection, figures } of tried) console.log(selection.threshold, figures);
// Where little is said, nothing should be found: the highest threshold that costs an ordinary episode next to nothing.
const bestF1 = Math.max(...tried.map(({ figures }) => figures.f1));
const best = tried.findLast(({ figures }) => figures.f1 >= bestF1 - NEXT_TO_NOTHING)!;
console.log('chosen', best);

const model: LessonModel = {
  kind: 'lesson-scorer',
  version: '1',
  provenance: {
    data: `${episodes.length} edited episodes with ${episodes.reduce((sum, { gold }) => sum + gold.length, 0)} lessons (Changelog Media; some talks of bitcointranscripts)`,
    licence:
      'Learned from CC BY-SA 4.0 (Changelog Media) and MIT (bitcointranscripts) text; holds words and weights only',
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
