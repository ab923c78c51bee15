import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HindcastError } from '../../src/domain/errors.js';
import { decodeCursor, encodeCursor, isAfter, queryHash } from '../../src/search/cursor.js';
import type { SearchRequest } from '../../src/search/search.js';

const request: SearchRequest = { q: 'backup', mode: 'hybrid', in: 'passages', filter: {}, limit: 10, explain: false };

describe('cursor', () => {
  test('comes back as it went in', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        fc.string(),
        (score, id, revision) => {
          const cursor = { query: 'abc', score: score === 0 ? 0 : score, id, revision };
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
    expect(() => decodeCursor(encodeCursor({ query: 'abd', score: 1, id: 1, revision: '' }), 'abc')).toThrow(
      expect.objectContaining({ code: 'invalid-cursor' }),
    );
  });

  test('belongs to query, mode, target and filter, not to limit and explain', () => {
    expect(queryHash({ ...request, limit: 3, explain: true })).toBe(queryHash(request));
    for (const other of [
      { q: 'backups' },
      { mode: 'vector' as const },
      { in: 'lessons' as const },
      { filter: { show: 'a' } },
    ]) {
      expect(queryHash({ ...request, ...other })).not.toBe(queryHash(request));
    }
    expect(queryHash({ ...request, filter: { show: 'a' } })).not.toBe(
      queryHash({ ...request, filter: { episode: 'a' } }),
    );
  });

  test('continues with lower scores, and with higher ids of the same score', () => {
    const cursor = { query: '', score: 0.5, id: 7, revision: '' };
    expect(isAfter(cursor, { score: 0.5, id: 7 })).toBe(false);
    expect(isAfter(cursor, { score: 0.5, id: 8 })).toBe(true);
    expect(isAfter(cursor, { score: 0.4, id: 1 })).toBe(true);
    expect(isAfter(cursor, { score: 0.6, id: 9 })).toBe(false);
  });
});
