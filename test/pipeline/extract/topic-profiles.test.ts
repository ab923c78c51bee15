import { describe, expect, it } from 'vitest';
import { createProfiles } from '../../../src/pipeline/extract/topic-profiles.js';

const sum = createProfiles([{ disk: 2, copi: 1.5 }, undefined, { disk: 1 }]);

describe('createProfiles', () => {
  it('adds up the weights of the stems by topic', () => {
    expect([...sum(['disk', 'copi', 'tree'])]).toEqual([3.5, 0, 1]);
  });

  it('gives nothing for words of no profile', () => {
    expect([...sum(['tree'])]).toEqual([0, 0, 0]);
  });
});
