import { describe, expect, it } from 'vitest';
import { chooseEvenly } from '../../../scripts/quality/choose-evenly.js';

const upTo = (length: number) => Array.from({ length }, (_, i) => i);

describe('chooseEvenly', () => {
  it('takes the middle of each of equal stretches', () => {
    expect(chooseEvenly(upTo(12), 4)).toEqual([1, 4, 7, 10]);
    expect(chooseEvenly(upTo(10), 4)).toEqual([1, 3, 6, 8]);
  });

  it('takes each at most once, in order, from every part of the list', () => {
    for (const length of [21, 39, 40, 193, 293]) {
      const chosen = chooseEvenly(upTo(length), 20);
      expect(chosen).toHaveLength(20);
      const steps = chosen.slice(1).map((item, i) => item - chosen[i]!);
      expect(Math.min(...steps)).toBeGreaterThanOrEqual(Math.floor(length / 20));
      expect(Math.max(...steps)).toBeLessThanOrEqual(Math.ceil(length / 20));
    }
  });

  it('takes all where there are not more', () => {
    expect(chooseEvenly(['a', 'b'], 2)).toEqual(['a', 'b']);
    expect(chooseEvenly(['a', 'b'], 20)).toEqual(['a', 'b']);
    expect(chooseEvenly([], 20)).toEqual([]);
  });
});
