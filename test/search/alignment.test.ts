import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedWords, createAligner, numbersOf, plainWords } from '../../src/search/alignment.js';
import { parseWordNeighbours } from '../../src/search/word-neighbours.js';
import { encodeWordNeighbours } from '../fixtures/word-neighbours.js';

const neighbours = parseWordNeighbours(
  encodeWordNeighbours({ restore: { rescue: 0.8 }, rescue: { restore: 0.8 }, backup: {}, the: {} }),
);
const counts = {
  passages: 1000,
  counts: new Map([
    ['the', 990],
    ['backup', 20],
    ['restore', 20],
  ]),
};

function align(query: string, ...texts: string[]): number[] {
  const asked = askedWords(query, counts, neighbours);
  const alignments = createAligner(neighbours)(
    asked,
    texts.map((text) => numbersOf(text, neighbours)),
  );
  return [...alignments].map((value) => Math.round(value * 1000) / 1000);
}

describe('alignment', () => {
  test('is whole where a text has all words, and less where it has near ones or some', () => {
    expect(align('restore the backup', 'Backup, then restore.', 'Rescue the backup!', 'A backup.', 'Bread.')).toEqual([
      1, 0.9, 0.5, 0,
    ]);
  });

  test('counts a rare word more than a common one, and a stop word not at all', () => {
    const [rare, common] = align('zigbee backup', 'zigbee', 'backup');
    expect(rare).toBeGreaterThan(common!);
    expect(align('the', 'the')).toEqual([0]);
  });

  test('weighs the words of a query to 1', () => {
    const total = askedWords('restore a zigbee backup', counts, neighbours).reduce(
      (sum, { weight }) => sum + weight,
      0,
    );
    expect(total).toBeCloseTo(1);
  });

  test('sees words apart from case, accents and punctuation', () => {
    expect(plainWords("Café: it's 2024—RÉSUMÉ")).toEqual(['cafe', 'it', 's', '2024', 'resume']);
  });

  test('lies between 0 and 1 and never falls when a text gets longer', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (query, text, more) => {
        const [short, long] = align(query, text, `${text} ${more}`);
        expect(short).toBeGreaterThanOrEqual(0);
        expect(long).toBeLessThanOrEqual(1.001);
        expect(long).toBeGreaterThanOrEqual(short!);
      }),
    );
  });
});
