import { describe, expect, it } from 'vitest';
import { type Point, pointOf, saysTheSame } from '../../../src/pipeline/extract/same-point.js';

/** Points of as many words, of which the first are shared, whose vectors have this cosine. */
function twoPoints({ words, shared, cosine }: { words: number; shared: number; cosine: number }): [Point, Point] {
  const listOf = (own: string) => Array.from({ length: words }, (_, i) => (i < shared ? `word${i}` : `${own}${i}`));
  const point = (own: string, ...vector: number[]) => {
    const bare = { turn: 0, start: 0, end: 9, text: own, opensTurn: true, opensParagraph: true, isPiece: false };
    return pointOf([{ ...bare, words: listOf(own), vector: Float32Array.from(vector) }]);
  };
  return [point('one', 2, 0), point('other', cosine, Math.sqrt(1 - cosine * cosine))];
}

describe('saysTheSame', () => {
  it.each([
    ['most words and a near meaning', { words: 8, shared: 6, cosine: 0.65 }, true],
    ['most words and another meaning', { words: 8, shared: 7, cosine: 0.5 }, false],
    ['half of the words of each and the same meaning', { words: 8, shared: 4, cosine: 0.99 }, false],
    ['the same meaning in other words', { words: 8, shared: 0, cosine: 0.99 }, false],
    ['too few words to share', { words: 2, shared: 2, cosine: 0.99 }, false],
  ])('of %s', (_, likeness, same) => {
    const [one, other] = twoPoints(likeness);
    expect(saysTheSame(one, other)).toBe(same);
    expect(saysTheSame(other, one)).toBe(same);
  });
});
