// Chooses the weights of src/search/fuse.ts on questions about held-out training episodes.
// How much each step of ranking adds is told by `npm run ablation`.
//
//   npx tsx training/search/tune-weights.ts --data FOLDER --db FILE
import { readOptions, refuse } from '../../scripts/read-options.js';
import { modeWeights, type Weights } from '../../src/search/fuse.js';
import { type SearchMode, searchModes } from '../../src/search/search.js';
import { openArchive } from './archive.js';
import { askLabelled } from './asked.js';
import { questionKinds, readQuestions } from './labelled-questions.js';
import { figuresOf, type RankingFigures } from './ranking-figures.js';
import { type RetrievedCase, rankByFusion, retrieveAll } from './retrieved-cases.js';

const STEP = 0.05;

function measure(cases: readonly RetrievedCase[], weights: Weights): RankingFigures {
  return figuresOf(cases.map((each) => rankByFusion(each, weights)));
}

/** Both kinds count the same: people ask with and without the words that were said. */
function balanced(cases: readonly RetrievedCase[], weights: Weights): number {
  const of = questionKinds.map((kind) =>
    measure(
      cases.filter((each) => each.question.kind === kind),
      weights,
    ),
  );
  return of.reduce((sum, { ndcg10, recall10 }) => sum + ndcg10 + recall10 / 2, 0);
}

function* grid(mode: SearchMode): Iterable<Weights> {
  for (let vector = 0; vector <= 1; vector += STEP) {
    if (mode === 'keyword' ? vector > 0 : vector === 0) continue;
    for (let episode = 0; vector + episode < 1 - STEP / 2; episode += STEP) {
      const round = (value: number) => Math.round(value * 100) / 100;
      yield { keyword: round(1 - vector - episode), vector: round(vector), episode: round(episode) };
    }
  }
}

function print(label: string, cases: readonly RetrievedCase[], weights: Weights): void {
  const figures = questionKinds.map((kind) => {
    const { ndcg10, recall10, recall50 } = measure(
      cases.filter((each) => each.question.kind === kind),
      weights,
    );
    return `${kind} ${[ndcg10, recall10, recall50].map((value) => value.toFixed(3)).join(' / ')}`;
  });
  console.log(`${label.padEnd(32)} ${figures.join('   ')}`);
}

const { data, db } = readOptions(import.meta.filename, { data: { type: 'string' }, db: { type: 'string' } });
if (!data || !db) refuse('--data FOLDER and --db FILE are needed');
const archive = await openArchive(db, data);
const cases = await retrieveAll(archive, readQuestions(data).answerable.map(askLabelled));
for (const kind of questionKinds) {
  const of = cases.filter((each) => each.question.kind === kind);
  console.log(
    `${kind}: ${of.length} questions, evidence among the candidates of ${of.filter(({ candidates }) => candidates.some(({ row }) => row)).length}`,
  );
}
console.log('nDCG@10 / recall@10 / recall@50');
for (const mode of searchModes) print(`${mode}, as it ships`, cases, modeWeights[mode]);
print('keyword without the episode', cases, { keyword: 1, vector: 0, episode: 0 });
print('hybrid without the episode', cases, { keyword: 0.5, vector: 0.5, episode: 0 });
for (const mode of ['keyword', 'hybrid'] as const) {
  const tried = [...grid(mode)].map((weights) => ({ weights, value: balanced(cases, weights) }));
  tried.sort((a, b) => b.value - a.value);
  for (const { weights } of tried.slice(0, 8)) print(`${mode} ${Object.values(weights).join(' ')}`, cases, weights);
}
await archive.store.close();
