import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HindcastError } from '../../src/domain/errors.js';
import { decodeCursor, encodeCursor, isAfter, queryHash } from '../../src/search/cursor.js';
import type { SearchRequest } from '../../src/search/search.js';

const request: SearchRequest = { q: 'backup', mode: 'hybrid', in: 'passages', filter: {}, limit: 10, explain: false };
const start = { query: 'abc', round: 0, score: 1, id: 1, perEpisode: null, revision: '' };

describe('cursor', () => {
  test('comes back as it went in', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        fc.string(),
        fc.nat(),
        fc.option(fc.integer({ min: 1 })),
        (score, id, revision, round, perEpisode) => {
          const cursor = { query: 'abc', round, score: score === 0 ? 0 : score, id, perEpisode, revision };
          expect(decodeCursor(encodeCursor(cursor), 'abc')).toEqual(cursor);
        },
      ),
    );
  });

  test('is refused with invalid-cursor when it is garbage', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text, 'abc')).toThrow(HindcastError);
      }),
    );
    expect(() => decodeCursor(encodeCursor({ ...start, query: 'abd' }), 'abc')).toThrow(
      expect.objectContaining({ code: 'invalid-cursor' }),
    );
  });

  test('is refused when a list of its kind cannot be', () => {
    expect(decodeCursor(encodeCursor(start), 'abc')).toEqual(start);
    for (const wrong of [{ perEpisode: 0 }, { round: -1 }, { id: 0.5 }]) {
      expect(() => decodeCursor(encodeCursor({ ...start, ...wrong }), 'abc')).toThrow(HindcastError);
    }
  });

  test('belongs to query, mode, target, filter and perEpisode, not to limit and explain', () => {
    expect(queryHash({ ...request, limit: 3, explain: true })).toBe(queryHash(request));
    for (const other of [
      { q: 'backups' },
      { mode: 'vector' as const },
      { in: 'lessons' as const },
      { filter: { show: 'a' } },
      { filter: { speakers: ['a'] } },
      { perEpisode: 3 },
      { perEpisode: 'balanced' as const },
    ]) {
      expect(queryHash({ ...request, ...other })).not.toBe(queryHash(request));
    }
    expect(queryHash({ ...request, filter: { show: 'a' } })).not.toBe(
      queryHash({ ...request, filter: { episode: 'a' } }),
    );
  });

  test('continues with lower scores, with higher ids of the same score, and with later rounds', () => {
    const cursor = { round: 1, score: 0.5, id: 7 };
    const isNext = (round: number, score: number, id: number) =>
      isAfter(cursor, { round, hit: { score, id, row: null, contributions: [] } });
    expect(isNext(1, 0.5, 7)).toBe(false);
    expect(isNext(1, 0.5, 8)).toBe(true);
    expect(isNext(1, 0.4, 1)).toBe(true);
    expect(isNext(1, 0.6, 9)).toBe(false);
    expect(isNext(2, 0.9, 1)).toBe(true);
    expect(isNext(0, 0.1, 9)).toBe(false);
  });
});
