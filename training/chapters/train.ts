// Learns data/models/chapter-boundary.json. Usage: npx tsx training/chapters/train.ts --train ../shared/train
import { writeFile } from 'node:fs/promises';
import { readOptions } from '../../scripts/read-options.js';
import { isMonologue } from '../../src/pipeline/segment/boundary-candidates.js';
import { type ChapterModel, parseChapterModel } from '../../src/pipeline/segment/boundary-model.js';
import { readGold } from '../lessons/gold.js';
import { exportWeights } from '../linear/export-weights.js';
import { predict } from '../linear/logistic-regression.js';
import { loadAnalysisEmbedder } from '../linear/read-episodes.js';
import { areaUnderCurve, fitStage, predictHeldOut } from '../linear/stage.js';
import { readEdited, readTalks, type SegmentedEpisode } from './gold.js';
import { type BoundaryEpisode, boundaryStage, chooseLengthPrior, gatherCandidates, readContexts } from './learn.js';
import { OPTIONS } from './options.js';

const OUT = 'data/models/chapter-boundary.json';
const FOLDS = { count: 4, seed: 1 };
const MINIMUM = { minRows: 5, minGroups: 4 };
/** Features that each weight set keeps: together some 360 KB of JSON. */
const KEEP = { turnStart: 12_000, insideTurn: 4000 };
/** Every third talk with a few headings, neither a note nor a book: enough to learn from in minutes. */
const TALKS = { minHeadings: 3, step: 3, words: [1200, 15000] as [number, number] };

const values = readOptions(import.meta.filename, { train: { type: 'string', default: '../shared/train' } });
const embedder = await loadAnalysisEmbedder();
const edited = readContexts(await readEdited(values.train, embedder));
// Captions come as one block: every second talk is learned from without its paragraphs.
const asBlock = (talk: SegmentedEpisode, i: number): SegmentedEpisode =>
  i % 2 ? talk : { ...talk, units: talk.units.map((unit) => ({ ...unit, opensParagraph: unit.opensTurn })) };
const without = new Set(edited.map(({ file }) => file));
const talks = readContexts((await readTalks(values.train, embedder, { ...TALKS, without })).map(asBlock));
console.log(`${edited.length} edited episodes, ${talks.length} talks`);

// Inside turns, conversations have few chapter starts: without their long turns the model would cut every long answer.
const mixed = [...edited, ...talks];
const turnStage = boundaryStage(edited, 'turnStart', MINIMUM);
const insideStage = boundaryStage(mixed, 'insideTurn', MINIMUM);
const turnLogits = predictHeldOut(turnStage, OPTIONS, FOLDS);
const insideLogits = predictHeldOut(insideStage, OPTIONS, FOLDS);
const turnFit = fitStage(turnStage, OPTIONS);
const insideFit = fitStage(insideStage, OPTIONS);
console.log('AUC', areaUnderCurve(turnLogits, turnStage), areaUnderCurve(insideLogits, insideStage));

const talkTurns = boundaryStage(talks, 'turnStart', { minRows: 1, minGroups: 1 });
const columnOf = new Map(turnStage.table.names.map((name, i) => [name, i]));
const talkLogits = talkTurns.table.rows.map(({ columns, values: own }) => {
  const known = [...columns].map((column, i) => [columnOf.get(talkTurns.table.names[column]!), own[i]!] as const);
  const shared = known.filter((pair): pair is readonly [number, number] => pair[0] !== undefined);
  return predict(turnFit, {
    columns: Uint32Array.from(shared, ([column]) => column),
    values: Float32Array.from(shared, ([, value]) => value),
  });
});
const candidates = gatherCandidates(mixed, [
  { stage: turnStage, logits: turnLogits },
  { stage: insideStage, logits: insideLogits },
  { stage: { ...talkTurns, episodeOf: talkTurns.episodeOf.map((i) => i + edited.length) }, logits: talkLogits },
]);
const choose = (wanted: (episode: BoundaryEpisode, i: number) => boolean) => {
  const indexes = mixed.flatMap((episode, i) => (wanted(episode, i) ? [i] : []));
  return chooseLengthPrior(
    indexes.map((i) => mixed[i]!),
    indexes.map((i) => candidates[i]!),
  );
};
// How fine to cut is an editor's taste: the edited episodes of the training text, which come first, decide it.
const { length: deciding } = await readGold(values.train);
const conversation = choose((episode, i) => i < deciding && !isMonologue(episode.context));
const monologue = choose((episode, i) => i >= edited.length && isMonologue(episode.context));
console.log('conversations', conversation, 'talks', monologue);

const rounded = (figures: object, prefix: string) =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [`${prefix} ${name}`, Math.round(value * 1000) / 1000]),
  );
const model: ChapterModel = {
  kind: 'chapter-boundary',
  version: '1',
  provenance: {
    data: `${edited.length} edited episodes (Changelog Media, bitcointranscripts); ${talks.length} talks with headings (bitcointranscripts), half of them without paragraphs`,
    licence:
      'Learned from CC BY-SA 4.0 (Changelog Media) and MIT (bitcointranscripts) text; holds words and weights only',
    date: new Date().toISOString().slice(0, 10),
    seed: FOLDS.seed,
    embedder: embedder.model,
    command: 'npx tsx training/chapters/train.ts',
    figures: { ...rounded(conversation.figures, 'podcasts'), ...rounded(monologue.figures, 'talks') },
  },
  turnStart: exportWeights(turnStage.table, turnFit, KEEP.turnStart),
  insideTurn: exportWeights(insideStage.table, insideFit, KEEP.insideTurn),
  conversation: conversation.prior,
  monologue: monologue.prior,
};
await writeFile(OUT, `${JSON.stringify(parseChapterModel(model), null, 0)}\n`);
