import { describe, expect, it } from 'vitest';
import { renderSet } from '../../../scripts/ablation/table.js';

const never = Number.POSITIVE_INFINITY;

describe('renderSet', () => {
  it('gives a row for each step and three figures for each part', () => {
    const text = renderSet({
      title: 'A set',
      note: 'Four questions.',
      parts: [
        { label: 'all', places: [0, 1, 2, 3] },
        { label: 'paraphrased', places: [2, 3] },
      ],
      steps: [
        { label: 'words', ranks: [1, 3, 30, never] },
        { label: 'a page', ranks: [1, 1, 1, never], depth: 10 },
      ],
    });
    expect(text).toBe(`### A set

Four questions.

| step | all (4): nDCG@10 | recall@10 | recall@50 | paraphrased (2): nDCG@10 | recall@10 | recall@50 |
|---|---|---|---|---|---|---|
| words | 0.375 | 0.500 | 0.750 | 0.000 | 0.000 | 0.500 |
| a page | 0.750 | 0.750 | – | 0.500 | 0.500 | – |
`);
  });
});
