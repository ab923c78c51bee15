// Learns data/models/chapter-titles.json.
// Usage: npx tsx training/titles/train.ts --train ../shared/train [--print FILE]
import { readFile, writeFile } from 'node:fs/promises';
import { readOptions } from '../../scripts/read-options.js';
import { createChapterDescriber } from '../../src/pipeline/segment/chapter-words.js';
import { parseTitleModel, type TitleModel } from '../../src/pipeline/segment/title-model.js';
import { parseSpokenWords } from '../../src/pipeline/speech/spoken-words.js';
import { assignFolds } from '../linear/folds.js';
import { loadAnalysisEmbedder } from '../linear/read-episodes.js';
import { readTitledEpisodes, type TitledEpisode } from './gold.js';
import { learnSummaries } from './learn-summaries.js';
import { learnTitles, readViews } from './learn-titles.js';
import { type MeasuredChapter, measureTitles } from './measure.js';

const OUT = 'data/models/chapter-titles.json';
const WORDS = 'data/models/spoken-words.json';
/** One of so many parts of the episodes is held out for the figures. */
const FOLDS = { count: 4, seed: 1 };

const values = readOptions(import.meta.filename, {
  train: { type: 'string', default: '../shared/train' },
  print: { type: 'string' },
});
const embedder = await loadAnalysisEmbedder();
const words = parseSpokenWords(JSON.parse(await readFile(WORDS, 'utf8')));
const episodes = await readTitledEpisodes(values.train, embedder);
const foldOf = assignFolds(episodes.length, FOLDS.count, FOLDS.seed);

const learned = await learn(episodes.filter((_, i) => foldOf[i] !== 0));
const held = describeAll(
  learned,
  episodes.filter((_, i) => foldOf[i] === 0),
);
const figures = await measureTitles(held, embedder);
console.log(figures);
if (values.print) await writeFile(values.print, held.map(({ gold, ours }) => `${gold} | ${ours}\n`).join(''));

await writeFile(OUT, `${JSON.stringify(parseTitleModel(modelOf(await learn(episodes), figures)), null, 0)}\n`);

type Weights = Pick<TitleModel, 'title' | 'summary'>;

function modelOf(weights: Weights, measured: Record<string, number>): TitleModel {
  const chapters = episodes.reduce((sum, episode) => sum + episode.chapters.length, 0);
  return {
    kind: 'chapter-titles',
    version: '1',
    provenance: {
      data: `${episodes.length} edited podcast episodes and talks (Changelog Media, bitcointranscripts): ${chapters} chapters`,
      licence:
        'Learned from CC BY-SA 4.0 (Changelog Media) and MIT (bitcointranscripts) text; holds words and weights only',
      date: new Date().toISOString().slice(0, 10),
      seed: FOLDS.seed,
      embedder: embedder.model,
      command: 'npx tsx training/titles/train.ts',
      figures: Object.fromEntries(
        Object.entries(measured).map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
      ),
    },
    ...weights,
  };
}

async function learn(from: readonly TitledEpisode[]): Promise<Weights> {
  const views = readViews(from, words);
  const title = await learnTitles(views, embedder);
  return { title, summary: learnSummaries(views, title) };
}

function describeAll(weights: Weights, from: readonly TitledEpisode[]): MeasuredChapter[] {
  const describe = createChapterDescriber({ titles: modelOf(weights, {}), words });
  return from.flatMap(({ transcript, units, chapters }) => {
    const runs = chapters.map(({ first, end }) => ({ first, end, title: null }));
    return describe(transcript, units, runs).map(({ title, summaryUnits }, i) => ({
      gold: chapters[i]!.title,
      ours: title,
      goldSummary: chapters[i]!.summary,
      summary: summaryUnits,
    }));
  });
}
