import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kthLargest } from '../../../src/store/sqlite/top-scores.js';

it('kthLargest is what sorting would find', () => {
  const numbers = fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(Number.NEGATIVE_INFINITY)));
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 12 }), (values, k) => {
      const sorted = values.toSorted((a, b) => (a < b ? 1 : -1));
      expect(kthLargest(Float64Array.from(values), k)).toBe(sorted[k - 1] ?? Number.NEGATIVE_INFINITY);
    }),
  );
});
