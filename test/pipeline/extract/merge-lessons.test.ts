import { describe, expect, it } from 'vitest';
import { mergeLessons, type StatedSpan } from '../../../src/pipeline/extract/merge-lessons.js';

const bare = (probability: number) => ({ first: 100 * probability, end: 100 * probability + 1, words: 9, probability });
const stated = (statement: string, probability: number, evidence: number[] = []): StatedSpan => {
  return { id: `ls_${probability}`, statement, span: { ...bare(probability), evidence: evidence.map(bare) } };
};
const merged = (...all: StatedSpan[]) =>
  mergeLessons(all).map(({ span }) => [span.probability, span.evidence.map(({ probability }) => probability)]);

describe('mergeLessons', () => {
  it('makes one lesson of one statement, led by the best, with the quotes of both in their order', () => {
    const all = [
      stated('Test restores.', 0.9, [0.5]),
      stated('Hire slowly.', 0.8),
      stated('test restores', 0.7, [0.6]),
    ];
    expect(merged(...all)).toEqual([
      [0.9, [0.7, 0.6, 0.5]],
      [0.8, []],
    ]);
  });

  it('makes one lesson of one id, and keeps no more than four quotes beside its own', () => {
    const first = stated('Test restores.', 0.9, [0.8, 0.7, 0.6]);
    const second = { ...stated('Always test restores.', 0.5, [0.4]), id: first.id };
    expect(merged(first, second)).toEqual([[0.9, [0.8, 0.7, 0.6, 0.5]]]);
  });

  it('leaves what says different things', () => {
    expect(merged(stated('Test restores.', 0.9), stated('Test alarms.', 0.8))).toHaveLength(2);
  });
});
