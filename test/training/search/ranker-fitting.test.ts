import { describe, expect, it } from 'vitest';
import { type FeatureRow, passageFeatures } from '../../../src/search/passage-features.js';
import type { PooledCase } from '../../../training/search/pooled-cases.js';
import { crossValidate, fitWeights, rankAll } from '../../../training/search/ranker-fitting.js';

const nothing = Object.fromEntries(passageFeatures.map((name) => [name, 0])) as FeatureRow;

function caseOf(episode: string, rows: readonly Partial<FeatureRow>[], answer: number): PooledCase {
  return {
    question: { text: 'What?', kind: null, episode, isAnsweredBy: () => false },
    rows: rows.map((row) => ({ ...nothing, ...row })),
    relevant: rows.map((_, i) => i === answer),
  };
}

/** The answer is what words speak for; what vectors speak for is not. */
const cases = Array.from({ length: 10 }, (_, i) =>
  caseOf(`episode-${i}`, [{ vector: 1, alignment: 0.2 }, { vector: 0.4, alignment: 0.9 }, { vector: 0.1 }], 1),
);

describe('fitWeights', () => {
  it('raises what speaks for answers', () => {
    const [vector, alignment] = fitWeights(cases, ['vector', 'alignment']);
    expect(alignment).toBeGreaterThan(1);
    expect(vector).toBeLessThan(alignment!);
    expect(rankAll(cases, ['vector', 'alignment'], [vector!, alignment!])).toEqual(cases.map(() => 1));
  });

  it('learns from all answers and from some of the others', () => {
    const others = Array.from({ length: 60 }, (_, i) => ({ vector: i < 30 ? 1 : 0 }));
    const late = Array.from({ length: 5 }, (_, i) => caseOf(`episode-${i}`, [...others, { vector: 0.9 }], 60));
    const [all] = fitWeights(late, ['vector']);
    const [some] = fitWeights(late, ['vector'], 6);
    expect(some).toBeCloseTo(all!, 0);
    expect(fitWeights(late, ['vector'], 0)[0]).toBeCloseTo(0, 6);
  });

  it('knows only the features that it is given', () => {
    expect(rankAll(cases, ['vector'], fitWeights(cases, ['vector']))).toEqual(cases.map(() => 2));
  });
});

describe('crossValidate', () => {
  it('ranks a question by weights that its own episode had no part in', () => {
    const odd = caseOf('episode-odd', [{ vector: 1 }, { alignment: 1 }], 0);
    const ranks = crossValidate([...cases, odd], ['vector', 'alignment']);
    expect(ranks.slice(0, -1)).toEqual(cases.map(() => 1));
    expect(ranks.at(-1)).toBe(2);
  });

  it('keeps the questions of an episode together', () => {
    const odd = Array.from({ length: 40 }, () => caseOf('episode-odd', [{ vector: 1 }, { alignment: 1 }], 0));
    expect(crossValidate([...cases, ...odd], ['vector', 'alignment']).slice(10)).toEqual(odd.map(() => 2));
  });

  it('gives an infinite rank where nothing answers', () => {
    const lost = caseOf('episode-0', [{ vector: 1 }], 7);
    expect(crossValidate([...cases, lost], ['vector']).at(-1)).toBe(Number.POSITIVE_INFINITY);
  });
});
