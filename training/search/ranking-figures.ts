// How good is an order of passages?

export interface RankingFigures {
  readonly ndcg10: number;
  readonly recall10: number;
  readonly recall50: number;
}

/** Means over the ranks, from 1, of the first passage that answers; infinite where none does. One passage is enough. */
export function figuresOf(ranks: readonly number[]): RankingFigures {
  const mean = (score: (rank: number) => number) => ranks.reduce((sum, rank) => sum + score(rank), 0) / ranks.length;
  return {
    ndcg10: mean((rank) => (rank <= 10 ? 1 / Math.log2(rank + 1) : 0)),
    recall10: mean((rank) => Number(rank <= 10)),
    recall50: mean((rank) => Number(rank <= 50)),
  };
}

/** The rank of the best relevant row by score. Rows of the same score stand before it. */
export function firstRank(scores: readonly number[], relevant: readonly boolean[]): number {
  const best = scores.reduce((top, score, i) => (relevant[i] ? Math.max(top, score) : top), Number.NEGATIVE_INFINITY);
  if (best === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return scores.filter((score, i) => !relevant[i] && score >= best).length + 1;
}
