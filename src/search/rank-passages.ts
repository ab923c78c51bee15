// Query -> passages in their order: gather a pool, see what speaks for each, add it up, read the best.
import type { SearchIndex, StoredPassage } from '../store/store.js';
import { askedWords, createAligner, plainWords, tellingTerms } from './alignment.js';
import { firstOfEach } from './collapse.js';
import type { Ranked } from './fuse.js';
import { type FeatureRow, featuresOf } from './passage-features.js';
import { gatherPool, type Pool, type PoolReader, type PoolRequest } from './passage-pool.js';
import { contributionsOf, type RankerWeights, scoreOf } from './passage-ranker.js';
import { type PassageTraits, type ReadTraits, rememberTraits } from './passage-traits.js';
import type { WordNeighbours } from './word-neighbours.js';

/** What was learned and is put to use here. */
export interface Ranking {
  readonly neighbours: WordNeighbours;
  readonly weights: RankerWeights;
  /** Default: one that remembers. Given, it can be shared and read ahead. */
  readonly traitsOf?: ReadTraits;
}

export interface WeighedPool {
  readonly pool: Pool;
  /** One for each passage of the pool. */
  readonly rows: readonly FeatureRow[];
}

/** `group`: of passages for which it gives the same, only the best is ranked. */
export type RankPassages = (
  request: PoolRequest,
  group?: (traits: PassageTraits) => string,
) => Promise<Ranked<StoredPassage>[]>;

/** Rows that are read whole and can be hits. Of answers that are in the pool at all, few stand further down. */
const RANKED_PASSAGES = 150;

/** Makes the ranker of passages over an index. Rejects when the vectors cannot be searched. */
export function createPassageRanking(index: SearchIndex, { neighbours, weights, traitsOf }: Ranking): RankPassages {
  const weigh = createWeighing(index, neighbours, traitsOf);
  return async (request, group) => {
    const { pool, rows } = await weigh(request);
    const ranked = pool.passages
      .map(({ traits }, i) => ({ id: traits.id, traits, score: scoreOf(rows[i]!, weights), row: rows[i]! }))
      .sort((a, b) => b.score - a.score || a.id - b.id);
    const distinct = group ? [...firstOfEach(ranked, ({ traits }) => group(traits))] : ranked;
    const best = distinct.slice(0, RANKED_PASSAGES);
    const stored = new Map((await index.findPassages(best.map(({ id }) => id))).map((row) => [row.id, row]));
    return best.flatMap(({ id, score, row }) => {
      const passage = stored.get(id);
      return passage ? { id, score, row: passage, contributions: contributionsOf(row, weights) } : [];
    });
  };
}

/** Pool and features alone, without an order: what the weights are learned from. */
export function createWeighing(
  index: SearchIndex,
  neighbours: WordNeighbours,
  traitsOf: ReadTraits = rememberTraits(index, neighbours),
): (request: PoolRequest) => Promise<WeighedPool> {
  const align = createAligner(neighbours);
  return async (request) => {
    const { rest, names } = request.people;
    const { terms } = request.keyword;
    const counts = await index.wordCounts([...new Set(plainWords([rest, ...terms].join(' ')))]);
    const asked = askedWords(rest, counts, neighbours);
    const reader: PoolReader = {
      traitsOf,
      align: (traits) =>
        align(
          asked,
          traits.map(({ words }) => words),
        ),
    };
    const keyword = { ...request.keyword, terms: tellingTerms(terms, counts) };
    const pool = await gatherPool(index, { ...request, keyword }, reader);
    return { pool, rows: featuresOf(pool, names) };
  };
}
