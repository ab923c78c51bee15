// Learns the weights of src/search/passage-ranker.ts on questions about episodes that the embedding model never saw.
//
//   npx tsx training/search/learn-ranker.ts --data FOLDER --db FILE [--out FILE]
import { readFileSync, writeFileSync } from 'node:fs';
import { readOptions, refuse } from '../../scripts/read-options.js';
import { dataPath } from '../../src/package-files.js';
import { passageFeatures } from '../../src/search/passage-features.js';
import type { RankerWeights } from '../../src/search/passage-ranker.js';
import type { PassageRankerModel } from '../../src/search/passage-ranker-model.js';
import { parseWordNeighbours } from '../../src/search/word-neighbours.js';
import { openArchive } from './archive.js';
import { askLabelled } from './asked.js';
import { questionKinds, readQuestions } from './labelled-questions.js';
import { poolAll } from './pooled-cases.js';
import { crossValidate, fitWeights } from './ranker-fitting.js';
import { figuresOf } from './ranking-figures.js';

/** Those above 0 sum to 1. */
function normalise(weights: readonly number[]): RankerWeights {
  const total = weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  const rounded = weights.map((weight) => Math.round((weight / total) * 10_000) / 10_000);
  return Object.fromEntries(passageFeatures.map((name, i) => [name, rounded[i]!])) as RankerWeights;
}

const options = readOptions(import.meta.filename, {
  data: { type: 'string' },
  db: { type: 'string' },
  out: { type: 'string' },
});
if (!options.data || !options.db) refuse('--data FOLDER and --db FILE are needed');
const archive = await openArchive(options.db, options.data);
const neighbours = parseWordNeighbours(readFileSync(dataPath('models/word-neighbours.bin')));
const asked = readQuestions(options.data).answerable.map(askLabelled);
const cases = await poolAll(archive, { neighbours, nameSpeakers: true }, asked);
const ranks = crossValidate(cases, passageFeatures);
const figures: Record<string, number> = { questions: cases.length };
for (const kind of ['all', ...questionKinds] as const) {
  const of = ranks.filter((_, i) => kind === 'all' || cases[i]!.question.kind === kind);
  for (const [name, value] of Object.entries(figuresOf(of))) {
    figures[kind === 'all' ? name : `${kind} ${name}`] = Math.round(value * 1000) / 1000;
  }
}
const model: PassageRankerModel = {
  version: 1,
  weights: normalise(fitWeights(cases, passageFeatures)),
  provenance: {
    data: 'questions written for this project about 145 episodes of Changelog Media podcasts (CC BY-SA 4.0), and lessons of them',
    date: new Date().toISOString().slice(0, 10),
    embedder: archive.embedder.fingerprint,
    command: 'npx tsx training/search/learn-ranker.ts --data FOLDER --db FILE',
    figures,
  },
};
console.log(JSON.stringify(model, null, 2));
if (options.out) writeFileSync(options.out, `${JSON.stringify(model, null, 2)}\n`);
await archive.store.close();
