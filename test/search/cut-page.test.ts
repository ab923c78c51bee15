import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutPage } from '../../src/search/cut-page.js';
import type { SearchRequest } from '../../src/search/search.js';
import type { Cap } from '../../src/search/spread.js';
import { capOf } from '../../src/search/spread.js';
import { aRankedPassage } from '../fixtures/ranked-passages.js';

/** One passage for each letter, of the episode that the letter names, best first. */
const passagesOf = (episodes: string) => [...episodes].map((episode, id) => aRankedPassage({ id, episode }));
const idsOf = (hits: readonly { id: number }[]) => hits.map(({ id }) => id);
const strict = (perEpisode: number): Cap => ({ perEpisode, strict: true });
const soft = (perEpisode: number): Cap => ({ perEpisode, strict: false });

describe('cutPage', () => {
  test('shows the best rows where nothing is capped', () => {
    const { hits, end, cappedEpisodes } = cutPage(passagesOf('aaab'), { cursor: undefined, cap: null, limit: 3 });
    expect(idsOf(hits)).toEqual([0, 1, 2]);
    expect(end).toEqual({ round: 0, score: hits[2]!.score, id: 2 });
    expect(cappedEpisodes).toEqual([]);
  });

  test('lets the others have their turn before an episode goes on', () => {
    const { hits, end, cappedEpisodes } = cutPage(passagesOf('aaaabab'), {
      cursor: undefined,
      cap: soft(2),
      limit: 10,
    });
    expect(idsOf(hits)).toEqual([0, 1, 4, 6, 2, 3, 5]);
    expect({ end, cappedEpisodes }).toEqual({ end: null, cappedEpisodes: [] });
  });

  test('leaves out what is above a strict cap, and says of which of the episodes that are shown', () => {
    const page = (limit: number) => cutPage(passagesOf('aaabbcc'), { cursor: undefined, cap: strict(2), limit });
    expect(idsOf(page(10).hits)).toEqual([0, 1, 3, 4, 5, 6]);
    expect(page(10)).toMatchObject({ end: null, cappedEpisodes: ['a'] });
    expect(page(1).cappedEpisodes).toEqual(['a']);
  });

  test('gives pages that joined are one long page', () => {
    const cap = fc.option(fc.record({ perEpisode: fc.integer({ min: 1, max: 4 }), strict: fc.boolean() }));
    const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 3 })), { maxLength: 40 });
    fc.assert(
      fc.property(rows, cap, fc.infiniteStream(fc.integer({ min: 1, max: 7 })), (pairs, cap, limits) => {
        const ranked = pairs
          .map(([episode, score], id) => aRankedPassage({ id, episode, score }))
          .sort((a, b) => b.score - a.score || a.id - b.id);
        const whole = cutPage(ranked, { cursor: undefined, cap, limit: 100 });
        const joined: number[] = [];
        let cursor: Parameters<typeof cutPage>[1]['cursor'];
        for (const limit of limits) {
          const { hits, end } = cutPage(ranked, { cursor, cap, limit });
          expect(hits.length === limit || end === null).toBe(true);
          joined.push(...idsOf(hits));
          if (end === null) break;
          cursor = { ...end, query: '', revision: '', perEpisode: null };
        }
        expect(joined).toEqual(idsOf(whole.hits));
        if (!cap?.strict) expect(joined.toSorted((a, b) => a - b)).toEqual(ranked.map((_, id) => id));
      }),
    );
  });
});

describe('capOf', () => {
  const request: SearchRequest = { q: 'a', mode: 'hybrid', in: 'passages', filter: {}, limit: 10, explain: false };

  test('is the number asked for, none without one, and none in one episode', () => {
    expect(capOf({ ...request, perEpisode: 2 })).toEqual(strict(2));
    expect(capOf(request)).toBeNull();
    expect(capOf({ ...request, perEpisode: 2, filter: { episode: 'ep_1' } })).toBeNull();
  });

  test.each([
    [1, 3],
    [5, 3],
    [10, 5],
    [20, 10],
  ])('balanced over a page of %i is %i, also on the pages after it', (limit, perEpisode) => {
    const balanced: SearchRequest = { ...request, perEpisode: 'balanced', limit };
    expect(capOf(balanced)).toEqual(soft(perEpisode));
    expect(capOf({ ...balanced, limit: 100 }, { firstPage: { perEpisode } })).toEqual(soft(perEpisode));
  });

  test('balanced is none over a page that nobody reads, also on shorter pages after it', () => {
    const balanced: SearchRequest = { ...request, perEpisode: 'balanced', limit: 21 };
    expect(capOf(balanced)).toBeNull();
    expect(capOf({ ...balanced, limit: 5 }, { firstPage: { perEpisode: null } })).toBeNull();
  });

  test('balanced is none for a query that names people, as its first page had it', () => {
    const balanced = { ...request, perEpisode: 'balanced' as const };
    expect(capOf(balanced, { namesPeople: true })).toBeNull();
    expect(capOf({ ...balanced, perEpisode: 2 }, { namesPeople: true })).toEqual(strict(2));
    expect(capOf(balanced, { namesPeople: true, firstPage: { perEpisode: 5 } })).toEqual(soft(5));
  });
});
