import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholePercents } from '../../src/http/whole-percents.js';

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

describe('whole percents', () => {
  it('add up where each rounded for itself gave 101 or 99', () => {
    expect(wholePercents([0.335, 0.335, 0.33])).toEqual([0.34, 0.33, 0.33]);
    expect(wholePercents([1 / 3, 1 / 3, 1 / 3])).toEqual([0.34, 0.33, 0.33]);
  });

  it('leave to nobody what is nobody', () => {
    expect(wholePercents([0.3, 0.3])).toEqual([0.3, 0.3]);
    expect(wholePercents([])).toEqual([]);
  });

  it('add up to the whole, each less than one off and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 12 }), (words) => {
        const parts = words.map((count) => count / sum(words)).sort((a, b) => b - a);
        const shown = wholePercents(parts);
        expect(Math.round(100 * sum(shown))).toBe(100);
        for (const [i, part] of parts.entries()) expect(Math.abs(shown[i]! - part)).toBeLessThan(0.0101);
        expect(shown).toEqual(shown.toSorted((a, b) => b - a));
      }),
    );
  });
});
