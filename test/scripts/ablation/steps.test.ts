import { describe, expect, it } from 'vitest';
import { learnedSteps, withoutNeighbours } from '../../../scripts/ablation/steps.js';
import { createAligner, numbersOf } from '../../../src/search/alignment.js';
import { passageFeatures } from '../../../src/search/passage-features.js';
import { parseWordNeighbours } from '../../../src/search/word-neighbours.js';
import { encodeWordNeighbours } from '../../fixtures/word-neighbours.js';

describe('learned steps', () => {
  it('end with every feature of the ranker that ships, each once', () => {
    expect([...learnedSteps.at(-1)!.features].sort()).toEqual([...passageFeatures].sort());
    expect(learnedSteps.at(-1)!.exactWords).toBe(false);
  });

  it('each begin with the features of the one before', () => {
    for (const [i, { features }] of learnedSteps.slice(1).entries()) {
      const before = learnedSteps[i]!.features;
      expect(features.slice(0, before.length)).toEqual(before);
    }
  });

  it('have labels of their own', () => {
    expect(new Set(learnedSteps.map(({ label }) => label)).size).toBe(learnedSteps.length);
  });
});

describe('withoutNeighbours', () => {
  const table = parseWordNeighbours(encodeWordNeighbours({ car: { van: 0.6 }, van: { car: 0.6 }, tree: {} }));
  const texts = ['car', 'van', 'tree'].map((word) => numbersOf(word, table));
  const ask = (word: string) => [{ number: table.numberOf(word), weight: 1 }];

  it('lets a word count for itself alone', () => {
    expect(createAligner(table)(ask('car'), texts)[1]).toBeCloseTo(0.6, 2);
    expect([...createAligner(withoutNeighbours(table))(ask('car'), texts)]).toEqual([1, 0, 0]);
  });

  it('forgets one word before the next', () => {
    const align = createAligner(withoutNeighbours(table));
    align(ask('car'), texts);
    expect([...align(ask('tree'), texts)]).toEqual([0, 0, 1]);
  });
});
