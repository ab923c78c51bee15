// Which steps lead from plain BM25 to what ships, in the order in which the tables add them up?
import { modeWeights, type Weights } from '../../src/search/fuse.js';
import type { PassageFeature } from '../../src/search/passage-features.js';
import type { WordNeighbours } from '../../src/search/word-neighbours.js';

export interface FusionStep {
  readonly label: string;
  readonly weights: Weights;
}

export interface LearnedStep {
  readonly label: string;
  readonly features: readonly PassageFeature[];
  /** Words count only for themselves. */
  readonly exactWords: boolean;
}

/** What the retrievers found, ordered by a sum of their scores. */
export const fusionSteps: readonly FusionStep[] = [
  { label: 'BM25 of passages', weights: { keyword: 1, vector: 0, episode: 0 } },
  { label: '+ BM25 of episodes', weights: modeWeights.keyword },
  { label: 'vectors alone', weights: modeWeights.vector },
  { label: 'BM25, vectors and episodes as a convex sum', weights: modeWeights.hybrid },
];

const groups: readonly { label: string; adds: readonly PassageFeature[]; exactWords?: boolean }[] = [
  { label: 'pool of the learned ranker, by vector', adds: ['vector'] },
  { label: '+ words, only the same ones', adds: ['alignment'], exactWords: true },
  { label: '+ near words', adds: [] },
  { label: '+ chapter', adds: ['chapterVector', 'chapterAlignment'] },
  { label: '+ episode', adds: ['episodeVector', 'episodeAlignment', 'episode'] },
  { label: '+ people named', adds: ['speaker', 'episodeSpeaker'] },
  { label: '+ promotion and opening (what ships)', adds: ['promotion', 'opening'] },
];

/** The passages of the pool, ordered by learned weights of more and more features. */
export const learnedSteps: readonly LearnedStep[] = groups.map(({ label, exactWords = false }, i) => ({
  ...{ label, exactWords },
  features: groups.slice(0, i + 1).flatMap(({ adds }) => adds),
}));

/** The same table as if no word were near another one. */
export function withoutNeighbours(neighbours: WordNeighbours): WordNeighbours {
  return {
    size: neighbours.size,
    numberOf: neighbours.numberOf,
    clear: neighbours.clear,
    mark(number, nearness) {
      neighbours.mark(number, nearness);
      const own = nearness[number]!;
      neighbours.clear(number, nearness);
      nearness[number] = own;
    },
  };
}
