import { describe, expect, it } from 'vitest';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { selectLessons } from '../../../src/pipeline/extract/select-lessons.js';
import { embedSentences } from '../../../src/pipeline/sentences.js';
import { cutUnits } from '../../../src/pipeline/speech/units.js';
import { someTurns } from '../../fixtures/builders.js';

const turns = someTurns([
  'Ada',
  'Restore every backup monthly. Queues need limits and alarms. Restore every backup monthly, I say. Hire slowly and kindly.',
]);
const units = cutUnits(turns, await embedSentences(turns, createDeterministicEmbedder()));
const span = (first: number, end: number, probability: number) => ({ first, end, probability, words: 5 });
const selection = { threshold: 0.3, perRootThousandWords: 1000 };
const select = (spans: ReturnType<typeof span>[], changes = {}) =>
  selectLessons(spans, units, { ...selection, ...changes }).map(({ first, end }) => [first, end]);

describe('selectLessons', () => {
  it('puts the likeliest first and leaves out what is under the threshold', () => {
    expect(select([span(0, 1, 0.5), span(1, 2, 0.9), span(3, 4, 0.2)])).toEqual([
      [1, 2],
      [0, 1],
    ]);
  });

  it('takes one of two spans that overlap', () => {
    expect(select([span(0, 2, 0.8), span(1, 2, 0.9)])).toEqual([[1, 2]]);
  });

  it('takes one of two quotes that say the same', () => {
    expect(select([span(0, 1, 0.8), span(2, 3, 0.9)])).toEqual([[2, 3]]);
  });

  it('stops at the number that the length allows, but not below three', () => {
    const all = [span(0, 1, 0.9), span(1, 2, 0.8), span(3, 4, 0.7)];
    expect(select(all, { perRootThousandWords: 1 })).toHaveLength(3);
  });
});
