import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../src/search/edit-distance.js';

/** The definition, letter by letter, without any bound. */
function byDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  const ways = [
    byDefinition(restA, restB) + (a[0] === b[0] ? 0 : 1),
    byDefinition(restA, b) + 1,
    byDefinition(a, restB) + 1,
  ];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0])
    ways.push(byDefinition(a.slice(2), b.slice(2)) + 1);
  return Math.min(...ways);
}

describe('editDistance', () => {
  test.each([
    ['kubernets', 'kubernetes', 1],
    ['recieve', 'receive', 1],
    ['backup', 'backup', 0],
    ['bakcpu', 'backup', 2],
    ['abc', 'xyz', 3],
  ])('of %s and %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
  });

  test('is what its definition says, up to the bound', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, max) => {
        expect(editDistance(a, b, max)).toBe(Math.min(byDefinition(a, b), max + 1));
      }),
      { numRuns: 500 },
    );
  });
});
