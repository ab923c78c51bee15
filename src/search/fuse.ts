// Several retrievers' scores of a row -> one score, and how it arose. The only place where either is computed.
import type { PassageFeature } from './passage-features.js';
import type { Explanation, SearchMode } from './search.js';

/** What the retrievers say of a row; `null` where a retriever did not score it. Scores of two fields do not compare. */
export interface Signals {
  /** BM25 of the row's own words. */
  readonly keyword: number | null;
  /** Cosine of the row's vector to the query's. */
  readonly vector: number | null;
  /** BM25 of the whole episode that the row stands in: its text, its title, its speakers' names. */
  readonly episode: number | null;
}

export type SignalName = keyof Signals;
export type Weights = Readonly<Record<SignalName, number>>;

/** Chosen on questions about training episodes by training/search/tune-weights.ts; each mode's weights sum to 1. */
export const modeWeights: Readonly<Record<SearchMode, Weights>> = {
  hybrid: { keyword: 0.35, vector: 0.45, episode: 0.2 },
  keyword: { keyword: 0.75, vector: 0, episode: 0.25 },
  vector: { keyword: 0, vector: 1, episode: 0 },
};

export interface Candidate<Row> {
  /** Orders rows of equal score. */
  readonly id: number;
  readonly row: Row;
  readonly signals: Signals;
}

/** What one retriever, or one feature of a ranker, adds to a row's score. */
export interface Contribution {
  readonly signal: SignalName | PassageFeature | 'reranker';
  /** weight × normalised score; 0 where the retriever did not score the row. */
  readonly value: number;
  readonly weight: number;
  readonly score: number | null;
  /** What the score was normalised by; features without it are added as they are. */
  readonly range?: Range;
}

/** Lowest and highest score of a signal over all candidates. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export interface Ranked<Row> {
  readonly id: number;
  readonly row: Row;
  readonly score: number;
  readonly contributions: readonly Contribution[];
}

const signalNames: readonly SignalName[] = ['keyword', 'vector', 'episode'];

/**
 * Convex combination of min-max normalised scores (Bruch, Gai, Ingber 2023: "An analysis of fusion functions for hybrid
 * retrieval"): the sum over the signals of weight × (score - min) / (max - min), with min and max over the candidates.
 * A signal that did not score a row adds nothing to it. Best first; equal scores by id.
 */
export function fuse<Row>(candidates: readonly Candidate<Row>[], weights: Weights): Ranked<Row>[] {
  const used = signalNames.filter((name) => weights[name] > 0);
  const ranges = used.map((name) => rangeOf(candidates.map(({ signals }) => signals[name])));
  return candidates
    .map(({ id, row, signals }) => {
      const contributions = used.map((signal, i) => {
        const [weight, score, range] = [weights[signal], signals[signal], ranges[i]!];
        return { signal, weight, score, range, value: score === null ? 0 : weight * normalise(score, range) };
      });
      return { id, row, contributions, score: total(contributions) };
    })
    .sort((a, b) => b.score - a.score || a.id - b.id);
}

/** The same contributions as a tree to read: its value is the score, to the last bit the sum of its parts. */
export function explain(mode: SearchMode, { contributions }: Pick<Ranked<unknown>, 'contributions'>): Explanation {
  const parts = contributions.map(({ signal, value, weight, score, range }) => {
    if (score === null) return { label: signal, value, detail: 'not found by this retriever' };
    if (!range) return { label: signal, value, detail: `weight ${weight} × ${score.toFixed(3)}` };
    const from = `score ${score.toFixed(3)} between ${range.min.toFixed(3)} and ${range.max.toFixed(3)}`;
    return { label: signal, value, detail: `weight ${weight} × ${normalise(score, range).toFixed(3)} (${from})` };
  });
  return { label: mode, value: total(contributions), parts };
}

/** From left to right, everywhere: another order could round otherwise. */
function total(contributions: readonly Contribution[]): number {
  return contributions.reduce((sum, { value }) => sum + value, 0);
}

/** 0 to 1. Where all candidates score the same, each is as good as the best. */
function normalise(score: number, { min, max }: Range): number {
  return max > min ? (score - min) / (max - min) : 1;
}

function rangeOf(scores: readonly (number | null)[]): Range {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const score of scores) {
    if (score === null) continue;
    min = Math.min(min, score);
    max = Math.max(max, score);
  }
  return { min, max };
}
