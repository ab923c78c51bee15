// Chooses the weights of src/search/fuse.ts on questions about held-out training episodes, and prints an ablation.
//
//   npx tsx training/search/tune-weights.ts --data FOLDER --db FILE
import { parseArgs } from 'node:util';
import { type Candidate, fuse, modeWeights, type Weights } from '../../src/search/fuse.js';
import { parseQuery } from '../../src/search/parse-query.js';
import { embedQuery } from '../../src/search/query-vector.js';
import { retrieve } from '../../src/search/retrieve.js';
import { passageSource } from '../../src/search/row-sources.js';
import { type SearchMode, searchModes } from '../../src/search/search.js';
import type { StoredPassage } from '../../src/store/store.js';
import { type Archive, openArchive, slugOf } from './archive.js';
import {
  coverage,
  type LabelledQuestion,
  type QuestionKind,
  questionKinds,
  readQuestions,
} from './labelled-questions.js';

interface Case {
  readonly kind: QuestionKind;
  readonly candidates: readonly Candidate<StoredPassage>[];
  readonly relevant: ReadonlySet<number>;
}

interface Figures {
  readonly ndcg10: number;
  readonly recall10: number;
  readonly recall50: number;
}

/** A hit counts when it holds this share of the evidence's word runs. */
const ENOUGH = 0.4;
const STEP = 0.05;

async function collect({ store, embedder }: Archive, question: LabelledQuestion): Promise<Case> {
  const query = parseQuery(question.text);
  const state = { status: 'ready', embedder } as const;
  const { vector } = await embedQuery(query.text, state, (fingerprint) => store.vectorCoverage(fingerprint));
  const candidates = await retrieve(passageSource(store), store, {
    ...{ keyword: query.keyword, text: query.text, vector, constrained: false, filter: {} },
    wants: { keyword: true, episode: true },
  });
  const slug = slugOf(question.file);
  const relevant = candidates
    .filter(({ row }) => row.episode.slug === slug)
    .filter(({ row }) => question.evidence.some((evidence) => coverage(evidence, row.text) >= ENOUGH));
  return { kind: question.kind, candidates, relevant: new Set(relevant.map(({ id }) => id)) };
}

/** Rank of the first passage that holds the evidence; infinite where there is none. */
function rankOf({ candidates, relevant }: Case, weights: Weights): number {
  const found = candidates.filter(
    ({ signals }) =>
      (weights.keyword > 0 && signals.keyword !== null) || (weights.vector > 0 && signals.vector !== null),
  );
  const place = fuse(found, weights).findIndex(({ id }) => relevant.has(id));
  return place < 0 ? Number.POSITIVE_INFINITY : place + 1;
}

function measure(cases: readonly Case[], weights: Weights): Figures {
  const ranks = cases.map((each) => rankOf(each, weights));
  const mean = (score: (rank: number) => number) => ranks.reduce((sum, rank) => sum + score(rank), 0) / ranks.length;
  return {
    ndcg10: mean((rank) => (rank <= 10 ? 1 / Math.log2(rank + 1) : 0)),
    recall10: mean((rank) => Number(rank <= 10)),
    recall50: mean((rank) => Number(rank <= 50)),
  };
}

/** Both kinds count the same: people ask with and without the words that were said. */
function balanced(cases: readonly Case[], weights: Weights): number {
  const of = questionKinds.map((kind) =>
    measure(
      cases.filter((each) => each.kind === kind),
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

function print(label: string, cases: readonly Case[], weights: Weights): void {
  const figures = questionKinds.map((kind) => {
    const { ndcg10, recall10, recall50 } = measure(
      cases.filter((each) => each.kind === kind),
      weights,
    );
    return `${kind} ${[ndcg10, recall10, recall50].map((value) => value.toFixed(3)).join(' / ')}`;
  });
  console.log(`${label.padEnd(32)} ${figures.join('   ')}`);
}

const { values: options } = parseArgs({ options: { data: { type: 'string' }, db: { type: 'string' } } });
if (!options.data || !options.db) throw new Error('--data FOLDER and --db FILE are needed');
const archive = await openArchive(options.db, options.data);
const cases: Case[] = [];
for (const question of readQuestions(options.data).answerable) cases.push(await collect(archive, question));
for (const kind of questionKinds) {
  const of = cases.filter((each) => each.kind === kind);
  console.log(
    `${kind}: ${of.length} questions, evidence among the candidates of ${of.filter((c) => c.relevant.size > 0).length}`,
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
