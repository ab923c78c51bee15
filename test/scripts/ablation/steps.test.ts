import { describe, expect, it } from 'vitest';
import { learnedSteps, withoutNeighbours } from '../../../scripts/ablation/steps.js';
import { createAligner } from '../../../src/search/alignment.js';
import { passageFeatures } from '../../../src/search/passage-features.js';
import type { WordNeighbours } from '../../../src/search/word-neighbours.js';

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
  const words = ['car', 'automobile', 'tree'];
  const table: WordNeighbours = {
    size: words.length,
    numberOf: (word) => words.indexOf(word),
    mark(number, nearness) {
      nearness[number] = 1;
      if (number < 2) nearness[1 - number] = 0.5;
    },
    clear(_number, nearness) {
      nearness.fill(0);
    },
  };
  const asked = [{ number: 0, weight: 1 }];
  const texts = [Uint32Array.of(0), Uint32Array.of(1), Uint32Array.of(2)];

  it('lets a word count for itself alone', () => {
    expect([...createAligner(table)(asked, texts)]).toEqual([1, 0.5, 0]);
    expect([...createAligner(withoutNeighbours(table))(asked, texts)]).toEqual([1, 0, 0]);
  });

  it('forgets one word before the next', () => {
    const align = createAligner(withoutNeighbours(table));
    align(asked, texts);
    expect([...align([{ number: 2, weight: 1 }], texts)]).toEqual([0, 0, 1]);
  });
});
