// Learns data/models/topic-matcher.json. Usage: npx tsx training/topics/train.ts --train ../shared/train
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readOptions } from '../../scripts/read-options.js';
import type { CuratedTopic } from '../../src/domain/topic.js';
import { createMeanings } from '../../src/pipeline/extract/topic-meanings.js';
import { parseTopicModel, type TopicModel } from '../../src/pipeline/extract/topic-model.js';
import { createProfiles } from '../../src/pipeline/extract/topic-profiles.js';
import { embedTopics } from '../../src/pipeline/extract/topic-vectors.js';
import { createTopicNames } from '../../src/pipeline/extract/topic-words.js';
import { sigmoid } from '../../src/pipeline/speech/linear-model.js';
import { createStemmer } from '../../src/pipeline/speech/words.js';
import { exportWeights } from '../linear/export-weights.js';
import type { FitOptions } from '../linear/logistic-regression.js';
import { loadAnalysisEmbedder } from '../linear/read-episodes.js';
import { fitStage, predictHeldOut } from '../linear/stage.js';
import { readTitledEpisodes } from '../titles/gold.js';
import { type Judgement, type NamedEpisode, type PairStage, pairStage, readJudgements } from './learn.js';
import { learnProfiles } from './learn-profiles.js';
import { createThemeFit } from './theme-fit.js';
import { readThemedEpisodes } from './themed-lessons.js';

const OUT = 'data/models/topic-matcher.json';
const TOPICS = join(import.meta.dirname, '../../data/topics/topics.json');
const FIT: FitOptions = { isWord: () => false, l2: 3, l2Vector: 3, l2Dense: 3, iterations: 80 };
const FOLDS = { count: 8, seed: 1 };
/** A threshold is the lowest at which so many of the judged pairs above it are right. */
const PRECISION = 0.8;
/** Judged pairs that are looked at together, so that a few lucky ones set no threshold. */
const MIN_PAIRS = 60;
const KEEP = 100;

const values = readOptions(import.meta.filename, { train: { type: 'string', default: '../shared/train' } });
const embedder = await loadAnalysisEmbedder();
const topics = JSON.parse(await readFile(TOPICS, 'utf8')) as CuratedTopic[];
const themed = await readThemedEpisodes(values.train, embedder);
const titled = await readTitledEpisodes(values.train, embedder);
const judgements = await readJudgements();

const profiles = await learnProfiles(topics, values.train, new Set(titled.map(({ file }) => file)));
const stemOf = createStemmer();
const knowledge = {
  names: createTopicNames(topics, stemOf),
  sumProfiles: createProfiles(topics.map(({ slug }) => profiles[slug])),
  meanings: createMeanings(await embedTopics(topics, embedder)),
  stemOf,
};

async function learn(kind: Judgement['kind'], episodes: readonly NamedEpisode[]) {
  const words = episodes.flatMap(({ stretches }) => stretches.map(({ name }) => name));
  const themeFits = await createThemeFit(topics, words, embedder);
  const own = judgements.filter((one) => one.kind === kind);
  const stage = pairStage(episodes, own, { knowledge, topics, themeFits });
  const held = predictHeldOut(stage, FIT, FOLDS);
  const { threshold, kept, precision } = chooseThreshold(stage, held);
  console.log(kind, { judged: stage.judged.size, kept, precision, threshold });
  return { weights: exportWeights(stage.table, fitStage(stage, FIT), KEEP), threshold, kept, precision };
}

/** The lowest probability above which judged pairs are right often enough. */
function chooseThreshold({ judged, examples }: PairStage, held: readonly number[]) {
  const rows = [...judged].sort((a, b) => held[b]! - held[a]!);
  let right = 0;
  let chosen = { threshold: 1, kept: 0, precision: 0 };
  rows.forEach((row, i) => {
    right += examples[row]!.label;
    const precision = right / (i + 1);
    if (i + 1 >= MIN_PAIRS && precision >= PRECISION)
      chosen = { threshold: round(sigmoid(held[row]!)), kept: i + 1, precision: round(precision) };
  });
  return chosen;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

const lesson = await learn(
  'lesson',
  themed.map(({ file, units, lessons }) => ({
    file,
    units,
    stretches: lessons.map((one) => ({ ...one, name: one.theme })),
  })),
);
const chapter = await learn(
  'chapter',
  titled.map(({ file, units, chapters }) => ({
    file,
    units,
    stretches: chapters.map(({ title, first, end }) => ({ name: title, first, end })),
  })),
);

const model: TopicModel = {
  kind: 'topic-matcher',
  version: '1',
  provenance: {
    data: `Words near topics' names in podcast episodes (Changelog Media); ${judgements.length} judged pairs of a stretch and a topic; themes of ${themed.reduce((sum, { lessons }) => sum + lessons.length, 0)} edited lessons, titles of edited chapters`,
    licence: 'Learned from CC BY-SA 4.0 (Changelog Media) text; holds stems of words and weights only',
    date: new Date().toISOString().slice(0, 10),
    seed: FOLDS.seed,
    embedder: embedder.model,
    command: 'npx tsx training/topics/train.ts',
    figures: {
      lessonPrecision: lesson.precision,
      lessonPairs: lesson.kept,
      chapterPrecision: chapter.precision,
      chapterPairs: chapter.kept,
    },
  },
  profiles,
  lesson: { weights: lesson.weights, threshold: lesson.threshold },
  chapter: { weights: chapter.weights, threshold: chapter.threshold },
};
await writeFile(OUT, `${JSON.stringify(parseTopicModel(model))}\n`);
