import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collapseSimilar } from '../../src/search/similar.js';
import { aRankedPassage } from '../fixtures/ranked-passages.js';

/** Words that stand nowhere else. */
const words = (from: number, count: number) => Array.from({ length: count }, (_, i) => `word${from + i}`);
const advert = `This episode is brought to you by the honest mattress company. ${words(0, 80).join(' ')} Use our code at
the checkout and sleep like somebody whose backups were restored.`;

const idsOf = (ranked: ReturnType<typeof collapseSimilar>) => ranked.kept.map(({ id }) => id);
const similarTo = (ranked: ReturnType<typeof collapseSimilar>, id: number) =>
  ranked.similar.get(id)?.map((row) => row.id) ?? [];

describe('collapseSimilar', () => {
  test('keeps the best of almost the same words, whatever the episode, and names the others', () => {
    const reads = [
      aRankedPassage({ id: 4, text: advert }),
      aRankedPassage({ id: 5, text: 'something else is said over here' }),
      aRankedPassage({ id: 2, episode: 'ep_2', text: `Ann: ${advert.toUpperCase()}` }),
      aRankedPassage({ id: 9, episode: 'ep_3', text: advert.replace('mattress', 'pillow').replace('sleep', 'dream') }),
      aRankedPassage({ id: 8, text: advert, turn: 80 }),
    ];
    const distinct = collapseSimilar(reads);
    expect(idsOf(distinct)).toEqual([4, 5]);
    expect(similarTo(distinct, 4)).toEqual([2, 9, 8]);
    expect(similarTo(distinct, 5)).toEqual([]);
  });

  test('keeps what says a good deal more than the better one', () => {
    const longer = `${advert} ${words(1000, 100).join(' ')}`;
    const [short, long] = [
      aRankedPassage({ id: 1, text: advert }),
      aRankedPassage({ id: 2, episode: 'b', text: longer }),
    ];
    expect(idsOf(collapseSimilar([short, long]))).toEqual([1, 2]);
    expect(idsOf(collapseSimilar([long, short]))).toEqual([2]);
  });

  test('keeps what shares a sentence', () => {
    const texts = [0, 500].map(
      (from) => `${words(from, 40).join(' ')} and a backup is a rumour ${words(from + 50, 40).join(' ')}`,
    );
    const ranked = texts.map((text, id) => aRankedPassage({ id, text, episode: `ep_${id}` }));
    expect(idsOf(collapseSimilar(ranked))).toEqual([0, 1]);
  });

  test('leaves neighbours that overlap to others', () => {
    const [one, two] = [
      aRankedPassage({ id: 1, text: advert, turn: 3 }),
      aRankedPassage({ id: 2, text: advert, turn: 3 }),
    ];
    expect(idsOf(collapseSimilar([one, two]))).toEqual([1, 2]);
  });

  test('keeps or names every passage once, in order', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'é', '你'), { maxLength: 30 }).map((of) => of.join(' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.constantFrom('x', 'y'))), (passages) => {
        const ranked = passages.map(([each, episode], id) => aRankedPassage({ id, text: each, episode }));
        const { kept, similar } = collapseSimilar(ranked);
        const named = [...similar.values()].flat().map(({ id }) => id);
        const ids = kept.map(({ id }) => id);
        expect([...ids, ...named].sort((a, b) => a - b)).toEqual(ranked.map(({ id }) => id));
        expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      }),
    );
  });
});
