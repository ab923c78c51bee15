import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reranker, RerankerState } from '../../src/reranker/reranker.js';
import { crossEncode, RERANK_WEIGHT, RERANKED_ROWS } from '../../src/search/cross-encode.js';
import { explain, fuse, modeWeights, type Ranked } from '../../src/search/fuse.js';

/** Rows whose text is their first-stage score. */
function rankedRows(scores: readonly number[]): Ranked<string>[] {
  const candidates = scores.map((vector, id) => ({
    ...{ id, row: `${vector}`, signals: { keyword: vector / 3, vector, episode: null } },
  }));
  return fuse(candidates, modeWeights.hybrid);
}

function reranker(score: Reranker['score']): RerankerState {
  return { status: 'ready', reranker: { model: 'm', fingerprint: 'f', score } };
}

const rank = (rows: readonly Ranked<string>[], state: RerankerState, budgetMs = 1_000) =>
  crossEncode('query', rows, { reranker: state, textOf: (row) => `text of ${row}`, budgetMs });

const negative = reranker(async (_, texts) => texts.map((text) => -Number(text.slice('text of '.length))));

describe('crossEncode', () => {
  it('puts the first rows in the order of the model, and gives it their texts', async () => {
    const asked: string[] = [];
    const state = reranker(async (query, texts) => {
      asked.push(query, ...texts);
      return [-8, 3, 7];
    });
    const { ranked, reason } = await rank(rankedRows([0.9, 0.5, 0.1]), state);
    expect(asked).toEqual(['query', 'text of 0.9', 'text of 0.5', 'text of 0.1']);
    expect(ranked.map(({ row }) => row)).toEqual(['0.1', '0.5', '0.9']);
    expect(reason).toBeUndefined();
  });

  it('leaves rows that the model finds alike in the order that they had', async () => {
    const before = rankedRows([0.9, 0.5, 0.1]);
    const { ranked } = await rank(
      before,
      reranker(async () => [1, 1, 1]),
    );
    expect(ranked.map(({ row }) => row)).toEqual(before.map(({ row }) => row));
  });

  it('explains the score as one more part', async () => {
    const { ranked } = await rank(rankedRows([0.9, 0.1]), negative);
    const { parts } = explain('hybrid', ranked[0]!);
    expect(parts?.at(-1)).toMatchObject({ label: 'reranker', value: RERANK_WEIGHT });
    expect(parts?.at(-1)?.detail).toContain('score -0.100 between -0.900 and -0.100');
  });

  it('adds up to the last bit, keeps every row, sorts as cursors want it and lets no later row before', async () => {
    const scores = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: RERANKED_ROWS + 20 });
    const logit = fc.double({ min: -50, max: 50, noNaN: true });
    const logits = fc.array(logit, { minLength: RERANKED_ROWS, maxLength: RERANKED_ROWS });
    await fc.assert(
      fc.asyncProperty(scores, logits, async (first, second) => {
        const before = rankedRows(first);
        const { ranked } = await rank(
          before,
          reranker(async (_, texts) => second.slice(0, texts.length)),
        );
        for (const hit of ranked) expect(explain('hybrid', hit).value).toBe(hit.score);
        const ids = (rows: readonly Ranked<string>[]) => rows.map(({ id }) => id);
        expect(ids(ranked).slice(0, RERANKED_ROWS).toSorted()).toEqual(ids(before).slice(0, RERANKED_ROWS).toSorted());
        expect(ranked.slice(RERANKED_ROWS)).toEqual(before.slice(RERANKED_ROWS));
        expect(ranked).toEqual(ranked.toSorted((a, b) => b.score - a.score || a.id - b.id));
      }),
    );
  });

  it.each<[string, RerankerState, string]>([
    ['is loading', { status: 'loading' }, 'still loading'],
    ['is missing', { status: 'unavailable', reason: 'no such folder' }, 'not available: no such folder'],
    ['fails', reranker(() => Promise.reject(new Error('out of memory'))), 'failed: out of memory'],
    ['gives too few numbers', reranker(async () => [1]), 'something else than a number'],
    ['gives what is no number', reranker(async (_, texts) => texts.map(() => Number.NaN)), 'something else'],
  ])('leaves the order as it was and says why when the model %s', async (_, state, reason) => {
    const before = rankedRows([0.9, 0.5]);
    const { ranked, reason: said } = await rank(before, state);
    expect(ranked).toEqual(before);
    expect(said).toContain(reason);
  });

  it('leaves the order as it was when time is over, and tells the model to stop', async () => {
    let stopped = false;
    const slow = reranker((_, __, signal) => {
      signal?.addEventListener('abort', () => {
        stopped = true;
      });
      return new Promise(() => {});
    });
    const before = rankedRows([0.9, 0.5]);
    expect(await rank(before, slow, 20)).toEqual({ ranked: before, reason: 'the reranker took longer than 20 ms' });
    expect(stopped).toBe(true);
  });

  it('asks no model about nothing', async () => {
    const never = reranker(() => Promise.reject(new Error('asked')));
    expect(await rank([], never)).toEqual({ ranked: [] });
  });
});
