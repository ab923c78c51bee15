import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesByLength } from '../../src/embedder/batches.js';

describe('batchesByLength', () => {
  it('puts texts of near length together, shortest first', () => {
    expect(batchesByLength(['ccc', 'a', 'dddd', 'bb'], { texts: 2, characters: 100 })).toEqual([
      [1, 3],
      [0, 2],
    ]);
  });

  it('leaves empty texts out', () => {
    expect(batchesByLength(['', ' \n', 'a'], { texts: 8, characters: 100 })).toEqual([[2]]);
  });

  it('gives a text over the limit a batch of its own', () => {
    expect(batchesByLength(['x'.repeat(50), 'y', 'z'], { texts: 8, characters: 10 })).toEqual([[1, 2], [0]]);
  });

  it('holds every text once and keeps to the limits', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,40}$/), { maxLength: 60 }), (texts) => {
        const limits = { texts: 7, characters: 90 };
        const batches = batchesByLength(texts, limits);
        expect(batches.flat().sort((a, b) => a - b)).toEqual(texts.map((_, i) => i));
        for (const batch of batches) {
          const longest = Math.max(...batch.map((i) => texts[i]!.length));
          expect(batch.length).toBeLessThanOrEqual(limits.texts);
          expect(batch.length === 1 || longest * batch.length <= limits.characters).toBe(true);
        }
      }),
    );
  });
});
