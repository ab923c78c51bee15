// Learns the weights of src/search/passage-ranker.ts on questions about episodes that the embedding model never saw.
//
//   npx tsx training/search/learn-ranker.ts --data FOLDER --db FILE [--out FILE]
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dataPath } from '../../src/compose.js';
import { passageFeatures } from '../../src/search/passage-features.js';
import type { PassageRankerModel, RankerWeights } from '../../src/search/passage-ranker.js';
import { parseWordNeighbours } from '../../src/search/word-neighbours.js';
import { openArchive, slugOf } from './archive.js';
import { questionKinds, readQuestions } from './labelled-questions.js';
import { fitRanking, product } from './logistic.js';
import { type PooledCase, poolAll } from './pooled-cases.js';
import { figuresOf, firstRank } from './ranking-figures.js';

const FOLDS = 5;
/** Few steps, because each goes over some 700,000 rows; they are long, because weights end near 10. */
const FITTING = { steps: 200, rate: 0.15 };

function rowsOf(cases: readonly PooledCase[]) {
  return cases.map(({ rows, relevant }) =>
    rows.map((row, i) => ({ row: passageFeatures.map((name) => row[name]), positive: relevant[i]! })),
  );
}

function learn(cases: readonly PooledCase[]): number[] {
  const start = passageFeatures.map(() => 0);
  return fitRanking(rowsOf(cases), start, { ...FITTING, free: passageFeatures.map(() => true) });
}

function ranksOf(cases: readonly PooledCase[], weights: readonly number[]): number[] {
  return cases.map(({ rows, relevant }) => {
    const scores = rows.map((row) =>
      product(
        weights,
        passageFeatures.map((name) => row[name]),
      ),
    );
    return firstRank(scores, relevant);
  });
}

/** Weights fitted on other episodes rank each question. */
function crossValidate(cases: readonly PooledCase[]): number[] {
  const files = [...new Set(cases.map(({ question }) => question.file))].sort();
  const foldOf = new Map(files.map((file, i) => [file, i % FOLDS]));
  const ranks = new Map<PooledCase, number>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const isOut = ({ question }: PooledCase) => foldOf.get(question.file) === fold;
    const weights = learn(cases.filter((each) => !isOut(each)));
    const left = cases.filter(isOut);
    ranksOf(left, weights).forEach((rank, i) => {
      ranks.set(left[i]!, rank);
    });
  }
  return cases.map((each) => ranks.get(each)!);
}

/** Those above 0 sum to 1. */
function normalise(weights: readonly number[]): RankerWeights {
  const total = weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  const rounded = weights.map((weight) => Math.round((weight / total) * 10_000) / 10_000);
  return Object.fromEntries(passageFeatures.map((name, i) => [name, rounded[i]!])) as RankerWeights;
}

const { values: options } = parseArgs({
  options: { data: { type: 'string' }, db: { type: 'string' }, out: { type: 'string' } },
});
if (!options.data || !options.db) throw new Error('--data FOLDER and --db FILE are needed');
const archive = await openArchive(options.db, options.data);
const neighbours = parseWordNeighbours(readFileSync(dataPath('models/word-neighbours.bin')));
const asked = readQuestions(options.data).answerable.map((question) => ({ question, slug: slugOf(question.file) }));
const cases = await poolAll(archive, neighbours, asked);
const ranks = crossValidate(cases);
const figures: Record<string, number> = { questions: cases.length };
for (const kind of ['all', ...questionKinds] as const) {
  const of = ranks.filter((_, i) => kind === 'all' || cases[i]!.question.kind === kind);
  for (const [name, value] of Object.entries(figuresOf(of))) {
    figures[kind === 'all' ? name : `${kind} ${name}`] = Math.round(value * 1000) / 1000;
  }
}
const model: PassageRankerModel = {
  version: 1,
  weights: normalise(learn(cases)),
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
