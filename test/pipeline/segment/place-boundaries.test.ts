import { describe, expect, it } from 'vitest';
import { type Candidate, placeBoundaries } from '../../../src/pipeline/segment/place-boundaries.js';

const prior = { median: 500, spread: 0.5, weight: 1, offset: 0 };
const at = (words: number, logit: number): Candidate => ({ unit: words, words, logit });
const placed = (candidates: Candidate[], to: number, changes = {}) =>
  placeBoundaries(candidates, { from: 0, to }, { ...prior, ...changes }).map(({ words }) => words);

describe('placeBoundaries', () => {
  it('takes the likely places and leaves the unlikely', () => {
    expect(placed([at(250, -6), at(500, 4), at(750, -6), at(1000, 3), at(1250, -6)], 1500)).toEqual([500, 1000]);
  });

  it('places nothing where nothing speaks for it', () => {
    expect(placed([at(200, -8), at(300, -8)], 500)).toEqual([]);
    expect(placed([], 500)).toEqual([]);
  });

  it('prefers usual lengths where the evidence is even', () => {
    const even = Array.from({ length: 19 }, (_, i) => at((i + 1) * 100, 0));
    const found = placed(even, 2000, { weight: 4 });
    expect(found).toHaveLength(3);
    expect(found[1]).toBe(1000);
  });

  it('gives more chapters with a higher offset', () => {
    const candidates = Array.from({ length: 39 }, (_, i) => at((i + 1) * 50, i % 5 ? -3 : -1));
    expect(placed(candidates, 2000, { offset: 3 }).length).toBeGreaterThan(placed(candidates, 2000).length);
  });

  it('keeps only the likelier of two places next to each other', () => {
    expect(placed([at(495, 2), at(505, 5)], 1000)).toEqual([505]);
  });

  it('cuts a stretch of many chapters rather than leaving it whole', () => {
    const weak = Array.from({ length: 399 }, (_, i) => at((i + 1) * 100, -2));
    const starts = [0, ...placed(weak, 40_000), 40_000];
    expect(Math.max(...starts.slice(1).map((start, i) => start - starts[i]!))).toBeLessThan(5000);
  });

  it('leaves no half hour whole where it can be cut, whatever the usual lengths are', () => {
    const unlikely = Array.from({ length: 99 }, (_, i) => at((i + 1) * 200, -9));
    const starts = [0, ...placed(unlikely, 20_000, { median: 175, spread: 1.1 }), 20_000];
    expect(Math.max(...starts.slice(1).map((start, i) => start - starts[i]!))).toBeLessThanOrEqual(4000);
  });

  it('looks only inside its stretch, and bridges stretches longer than any chapter', () => {
    const outside = placeBoundaries([at(50, 9), at(900, 9)], { from: 100, to: 800 }, prior);
    expect(outside).toEqual([]);
    expect(placed([at(100_000, 5)], 200_000)).toEqual([100_000]);
  });
});
