import { describe, expect, test } from 'vitest';
import { collapseOverlaps } from '../../src/search/collapse.js';
import type { Ranked } from '../../src/search/fuse.js';
import type { StoredPassage } from '../../src/store/store.js';

const words = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `word${from + i}`);

/** A passage of the words `from` to `to` of a turn in which every word has a number. */
function ranked(id: number, [from, to]: readonly [number, number], episode = 'ep_1'): Ranked<StoredPassage> {
  const offset = (word: number) => words(0, word).join(' ').length;
  const row: StoredPassage = {
    id,
    index: id,
    chapter: 0,
    chapterTitle: '',
    episode: { id: episode, slug: episode, title: episode, show: 'a' },
    text: words(from, to).join(' '),
    speakers: [],
    start: { turn: 0, offset: offset(from) },
    end: { turn: 0, offset: offset(to) },
    startTime: null,
    endTime: null,
    timing: null,
  };
  return { id, row, score: 1 - id / 100, contributions: [] };
}

const idsOf = (hits: Iterable<Ranked<StoredPassage>>) => [...hits].map(({ id }) => id);

describe('collapseOverlaps', () => {
  test('leaves out a passage that largely repeats a better one', () => {
    expect(idsOf(collapseOverlaps([ranked(1, [0, 100]), ranked(2, [30, 130])]))).toEqual([1]);
  });

  test('keeps neighbours that share a sentence or two', () => {
    expect(idsOf(collapseOverlaps([ranked(1, [0, 100]), ranked(2, [70, 170])]))).toEqual([1, 2]);
  });

  test('keeps the same words in another episode', () => {
    expect(idsOf(collapseOverlaps([ranked(1, [0, 100]), ranked(2, [0, 100], 'ep_2')]))).toEqual([1, 2]);
  });

  test('compares with what was kept, not with what was left out', () => {
    expect(idsOf(collapseOverlaps([ranked(1, [0, 100]), ranked(2, [40, 140]), ranked(3, [80, 180])]))).toEqual([1, 3]);
  });
});
