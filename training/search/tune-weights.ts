// Chooses the weights of src/search/fuse.ts on questions about held-out training episodes, and prints an ablation.
//
//   npx tsx training/search/tune-weights.ts --data FOLDER --db FILE
import { parseArgs } from 'node:util';
import { collapseOverlaps } from '../../src/search/collapse.js';
import { type Candidate, fuse, modeWeights, type Weights } from '../../src/search/fuse.js';
import { parseQuery } from '../../src/search/parse-query.js';
import { passageSource, retrieve } from '../../src/search/retrieve.js';
import { type SearchMode, searchModes } from '../../src/search/search.js';
import type { StoredPassage } from '../../src/store/store.js';
import { type Archive, openArchive, slugOf } from './archive.js';
import { coverage, type LabelledQuestion, readQuestions } from './labelled-questions.js';

interface Case {
  readonly kind: LabelledQuestion['kind'];
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
  const [values] = await embedder.embedBatch([query.text], 'query');
  const candidates = await retrieve(passageSource(store), store, {
    keyword: query.keyword,
    vector: { values: values!, fingerprint: embedder.fingerprint },
    constrained: false,
    wants: { keyword: true, episode: true },
    filter: {},
  });
  const slug = slugOf(question.file);
  const relevant = candidates
    .filter(({ row }) => row.episode.slug === slug)
    .filter(({ row }) => question.evidence.some((evidence) => coverage(evidence, row.text) >= ENOUGH));
  return { kind: question.kind, candidates, relevant: new Set(relevant.map(({ id }) => id)) };
}

function measure(cases: readonly Case[], mode: SearchMode, weights: Weights): Figures {
  const ranks = cases.map(({ candidates, relevant }) => {
    const used = candidates.filter(
      ({ signals }) =>
        (weights.keyword > 0 && signals.keyword !== null) || (weights.vector > 0 && signals.vector !== null),
    );
    let rank = 0;
    for (const { id } of collapseOverlaps(fuse(used, mode, weights))) {
      rank++;
      if (relevant.has(id) || rank > 50) break;
    }
    return relevant.size > 0 && rank <= 50 && used.some(({ id }) => relevant.has(id)) ? rank : Number.POSITIVE_INFINITY;
  });
  const mean = (score: (rank: number) => number) => ranks.reduce((sum, rank) => sum + score(rank), 0) / ranks.length;
  return {
    ndcg10: mean((rank) => (rank <= 10 ? 1 / Math.log2(rank + 1) : 0)),
    recall10: mean((rank) => Number(rank <= 10)),
    recall50: mean((rank) => Number(rank <= 50)),
  };
}

/** Both kinds count the same: people ask with and without the words that were said. */
function balanced(cases: readonly Case[], mode: SearchMode, weights: Weights): number {
  const kinds = ['listener', 'lesson'] as const;
  const of = kinds.map((kind) =>
    measure(
      cases.filter((each) => each.kind === kind),
      mode,
      weights,
    ),
  );
  return of.reduce((sum, { ndcg10, recall10 }) => sum + ndcg10 + recall10 / 2, 0) / kinds.length;
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

function print(label: string, cases: readonly Case[], { mode, weights }: { mode: SearchMode; weights: Weights }): void {
  for (const kind of ['listener', 'lesson'] as const) {
    const { ndcg10, recall10, recall50 } = measure(
      cases.filter((each) => each.kind === kind),
      mode,
      weights,
    );
    const figures = [ndcg10, recall10, recall50].map((value) => value.toFixed(3)).join(' / ');
    console.log(`${label.padEnd(34)} ${kind.padEnd(9)} nDCG@10 / recall@10 / recall@50  ${figures}`);
  }
}

const { values: options } = parseArgs({ options: { data: { type: 'string' }, db: { type: 'string' } } });
if (!options.data || !options.db) throw new Error('--data FOLDER and --db FILE are needed');
const archive = await openArchive(options.db, options.data);
const cases: Case[] = [];
for (const question of readQuestions(options.data).answerable) cases.push(await collect(archive, question));
console.log(
  `${cases.length} questions; the evidence is among the candidates of ${cases.filter((c) => c.relevant.size > 0).length}`,
);
for (const mode of searchModes) print(`${mode}, as it ships`, cases, { mode, weights: modeWeights[mode] });
print('keyword without the episode', cases, { mode: 'keyword', weights: { keyword: 1, vector: 0, episode: 0 } });
for (const mode of ['keyword', 'hybrid'] as const) {
  const tried = [...grid(mode)].map((weights) => ({ weights, value: balanced(cases, mode, weights) }));
  tried.sort((a, b) => b.value - a.value);
  for (const { weights } of tried.slice(0, 5))
    print(`${mode} ${Object.values(weights).join(' ')}`, cases, { mode, weights });
}
await archive.store.close();
