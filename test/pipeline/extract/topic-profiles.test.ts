import { describe, expect, it } from 'vitest';
import { createProfiles } from '../../../src/pipeline/extract/topic-profiles.js';

const sum = createProfiles([{ disk: 2, copi: 1.5 }, undefined, { disk: 1 }]);

describe('createProfiles', () => {
  it('adds up the weights of the stems by topic', () => {
    const { sums, best } = sum(['disk', 'copi', 'tree']);
    expect([...sums]).toEqual([
      [0, 3.5],
      [2, 1],
    ]);
    expect(best).toBe(3.5);
  });

  it('leaves out topics without a profile, and gives nothing for words of none', () => {
    expect(sum(['disk']).sums.has(1)).toBe(false);
    expect(sum(['tree'])).toEqual({ sums: new Map(), best: 0 });
  });
});
