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

  it('takes one of two quotes that say the same; the other is its evidence', () => {
    const [lesson, ...others] = selectLessons([span(0, 1, 0.8), span(2, 3, 0.9)], units, selection);
    expect(lesson).toEqual({ ...span(2, 3, 0.9), evidence: [span(0, 1, 0.8)] });
    expect(others).toEqual([]);
  });

  it('takes no evidence that overlaps a lesson or other evidence, or is unlikely', () => {
    const evidenceOf = (...spans: ReturnType<typeof span>[]) =>
      selectLessons([span(2, 3, 0.9), ...spans], units, selection)[0]!.evidence;
    expect(evidenceOf(span(0, 1, 0.8), span(1, 2, 0.7))).toEqual([span(0, 1, 0.8)]);
    expect(evidenceOf(span(0, 1, 0.2))).toEqual([]);
    expect(evidenceOf(span(1, 3, 0.8))).toEqual([]);
  });

  it('gathers evidence also when there are as many lessons as there may be, and at most four quotes of it', async () => {
    const said = ['Restore every backup monthly', 'Queues need limits', 'Hire slowly and kindly', 'Ship on a weekday'];
    const repeated = someTurns(['Ada', [...said, ...Array(6).fill(said[0])].map((text) => `${text}.`).join(' ')]);
    const all = cutUnits(repeated, await embedSentences(repeated, createDeterministicEmbedder()));
    const spans = all.map((_, i) => span(i, i + 1, 0.9 - i / 20));
    const found = selectLessons(spans, all, { threshold: 0.3, perRootThousandWords: 1 });
    expect(found.map(({ first, evidence }) => [first, evidence.map((one) => one.first)])).toEqual([
      [0, [4, 5, 6, 7]],
      [1, []],
      [2, []],
    ]);
  });

  it('stops at the number that the length allows, but not below three', () => {
    const all = [span(0, 1, 0.9), span(1, 2, 0.8), span(3, 4, 0.7)];
    expect(select(all, { perRootThousandWords: 1 })).toHaveLength(3);
  });
});
