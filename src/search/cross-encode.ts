// In which order do the first rows stand once a model has read each together with the query? And if it could not, why?
import type { Reranker, RerankerState } from '../reranker/reranker.js';
import type { Contribution, Range, Ranked } from './fuse.js';

/** Rows that are read again. Few answers stand further down, and each row costs what embedding its text would. */
export const RERANKED_ROWS = 50;
/** The model's order counts twice as much as all that the retrievers say, whose scores span about 1. */
export const RERANK_WEIGHT = 2;

export interface CrossEncoding<Row> {
  /** Kept loaded by others; asked anew for every search. */
  readonly reranker: RerankerState;
  readonly textOf: (row: Row) => string;
  /** What reading may take, in milliseconds. */
  readonly budgetMs: number;
}

export interface CrossEncoded<Row> {
  readonly ranked: readonly Ranked<Row>[];
  /** Why the order stayed as it was. */
  readonly reason?: string;
}

/**
 * The ranked rows with the first of them in a new order: to each one's score comes weight × (logit - min) / (max - min)
 * over those that were read, as one more contribution. It is never negative, so no other row comes before them. Never
 * rejects: where the model is not there, fails or takes too long, the order stays and the reason says so.
 */
export async function crossEncode<Row>(
  query: string,
  ranked: readonly Ranked<Row>[],
  { reranker: state, textOf, budgetMs }: CrossEncoding<Row>,
): Promise<CrossEncoded<Row>> {
  if (ranked.length === 0) return { ranked };
  if (state.status === 'loading') return { ranked, reason: 'the reranker is still loading' };
  if (state.status === 'unavailable') return { ranked, reason: `the reranker is not available: ${state.reason}` };
  const [first, rest] = [ranked.slice(0, RERANKED_ROWS), ranked.slice(RERANKED_ROWS)];
  const texts = first.map(({ row }) => textOf(row));
  const logits = await scoreInTime(state.reranker, { query, texts, budgetMs });
  if (typeof logits === 'string') return { ranked, reason: logits };
  return { ranked: [...reorder(first, logits), ...rest] };
}

/** One finite logit a text, or why there are none. */
async function scoreInTime(
  reranker: Reranker,
  { query, texts, budgetMs }: { query: string; texts: readonly string[]; budgetMs: number },
): Promise<number[] | string> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), budgetMs);
  try {
    // The race is for rerankers that look at the signal seldom.
    const aborted = new Promise<never>((_, reject) => {
      late.signal.addEventListener('abort', () => reject(late.signal.reason));
    });
    const logits = await Promise.race([reranker.score(query, texts, late.signal), aborted]);
    const isSound = logits.length === texts.length && logits.every(Number.isFinite);
    return isSound ? logits : 'the reranker gave something else than a number for each hit';
  } catch (error) {
    if (late.signal.aborted) return `the reranker took longer than ${budgetMs} ms`;
    return `the reranker failed: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    clearTimeout(timer);
  }
}

function reorder<Row>(rows: readonly Ranked<Row>[], logits: readonly number[]): Ranked<Row>[] {
  const range = { min: Math.min(...logits), max: Math.max(...logits) };
  return rows
    .map((row, i) => {
      const contribution = contributionOf(logits[i]!, range);
      const contributions = [...row.contributions, contribution];
      return { ...row, contributions, score: row.score + contribution.value };
    })
    .sort((a, b) => b.score - a.score || a.id - b.id);
}

function contributionOf(score: number, range: Range): Contribution {
  const share = range.max > range.min ? (score - range.min) / (range.max - range.min) : 1;
  return { signal: 'reranker', value: RERANK_WEIGHT * share, weight: RERANK_WEIGHT, score, range };
}
