import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, explain, fuse, modeWeights } from '../../src/search/fuse.js';
import type { Explanation } from '../../src/search/search.js';
import { searchModes } from '../../src/search/search.js';

const score = fc.option(fc.double({ min: -50, max: 50, noNaN: true }));
const candidates = fc
  .array(fc.record({ keyword: score, vector: score, episode: score }))
  .map((signals) => signals.map((of, id): Candidate<string> => ({ id, row: `row ${id}`, signals: of })));

/** The value that a reader gets who adds the parts up. */
function addUp({ value, parts }: Explanation): number {
  return parts ? parts.reduce((sum, part) => sum + addUp(part), 0) : value;
}

describe('fuse', () => {
  test('explains each score exactly', () => {
    fc.assert(
      fc.property(candidates, fc.constantFrom(...searchModes), (rows, mode) => {
        for (const hit of fuse(rows, modeWeights[mode])) {
          const explanation = explain(mode, hit);
          expect(explanation.value).toBe(hit.score);
          expect(addUp(explanation)).toBe(hit.score);
          expect(hit.score).toBeGreaterThanOrEqual(0);
          expect(hit.score).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  test('returns every candidate once, by falling score and rising id', () => {
    fc.assert(
      fc.property(candidates, fc.constantFrom(...searchModes), (rows, mode) => {
        const ranked = fuse(rows, modeWeights[mode]);
        expect(ranked.map(({ id }) => id).sort((a, b) => a - b)).toEqual(rows.map(({ id }) => id));
        for (const [i, hit] of ranked.slice(1).entries()) {
          const better = ranked[i]!;
          expect(better.score > hit.score || (better.score === hit.score && better.id < hit.id)).toBe(true);
        }
      }),
    );
  });

  test('does not take a score of zero for a missing one', () => {
    const ranked = fuse(
      [
        { id: 1, row: 'none', signals: { keyword: null, vector: null, episode: null } },
        { id: 2, row: 'zero', signals: { keyword: 0, vector: null, episode: null } },
        { id: 3, row: 'below', signals: { keyword: -2, vector: null, episode: null } },
      ],
      modeWeights.keyword,
    );
    expect(ranked.map(({ row }) => row)).toEqual(['zero', 'none', 'below']);
  });

  test('ranks a row that all retrievers found over one that a single one found', () => {
    const ranked = fuse(
      [
        { id: 1, row: 'words only', signals: { keyword: 12, vector: 0.1, episode: null } },
        { id: 2, row: 'all', signals: { keyword: 11, vector: 0.6, episode: 20 } },
        { id: 3, row: 'meaning only', signals: { keyword: null, vector: 0.65, episode: null } },
        { id: 4, row: 'neither', signals: { keyword: 2, vector: 0.05, episode: 3 } },
      ],
      modeWeights.hybrid,
    );
    expect(ranked[0]?.row).toBe('all');
    expect(ranked.at(-1)?.row).toBe('neither');
  });

  test.each(searchModes)('weights of mode %s sum to 1', (mode) => {
    const { keyword, vector, episode } = modeWeights[mode];
    expect(keyword + vector + episode).toBeCloseTo(1, 10);
  });
});
