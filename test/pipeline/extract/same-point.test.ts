import { describe, expect, it } from 'vitest';
import { type Point, saysTheSame } from '../../../src/pipeline/extract/same-point.js';

/** Points of as many words, of which the first are shared, whose vectors have this cosine. */
function twoPoints({ words, shared, cosine }: { words: number; shared: number; cosine: number }): [Point, Point] {
  const list = (own: string) => Array.from({ length: words }, (_, i) => (i < shared ? `word${i}` : `${own}${i}`));
  return [
    { content: new Set(list('one')), vector: Float64Array.of(1, 0) },
    { content: new Set(list('other')), vector: Float64Array.of(cosine, Math.sqrt(1 - cosine * cosine)) },
  ];
}

describe('saysTheSame', () => {
  it.each([
    ['most words and a near meaning', { words: 8, shared: 6, cosine: 0.6 }, true],
    ['half of the words and a very near meaning', { words: 8, shared: 4, cosine: 0.8 }, true],
    ['half of the words and a near meaning', { words: 8, shared: 4, cosine: 0.7 }, false],
    ['all words and another meaning', { words: 4, shared: 4, cosine: 0.3 }, false],
    ['a very near meaning in other words', { words: 8, shared: 3, cosine: 0.95 }, false],
    ['too few words to share', { words: 2, shared: 2, cosine: 1 }, false],
  ])('of %s', (_, likeness, same) => {
    const [one, other] = twoPoints(likeness);
    expect(saysTheSame(one, other)).toBe(same);
    expect(saysTheSame(other, one)).toBe(same);
  });
});
