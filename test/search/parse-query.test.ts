import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasWords, MAX_TERMS, parseQuery } from '../../src/search/parse-query.js';

describe('parseQuery', () => {
  test('keeps the telling words of a question', () => {
    expect(parseQuery('How do you test a backup?').keyword.terms).toEqual(['test', 'backup']);
  });

  test('keeps stop words when nothing else is left', () => {
    expect(parseQuery('who are you').keyword.terms).toEqual(['who', 'are', 'you']);
  });

  test('takes quoted words as a phrase, with any kind of quotation mark', () => {
    expect(parseQuery('why "blast radius" matters').keyword).toMatchObject({
      phrases: ['blast radius'],
      terms: ['matters'],
    });
    expect(parseQuery('“to be or not”').keyword).toMatchObject({ phrases: ['to be or not'], terms: [] });
  });

  test('takes a quotation mark without a partner for nothing', () => {
    expect(parseQuery('"blast radius').keyword).toMatchObject({ phrases: [], terms: ['blast', 'radius'] });
  });

  test('excludes a word or phrase after a minus that opens a word', () => {
    const query = parseQuery('cloud -amazon -"web services" open-source');
    expect(query.keyword).toEqual({
      terms: ['cloud', 'open', 'source'],
      phrases: [],
      excluded: ['amazon', 'web services'],
    });
    expect(query.text).toBe('cloud open-source');
    expect(query.constrained).toBe(true);
  });

  test('has no words when all are excluded', () => {
    expect(hasWords(parseQuery('-amazon'))).toBe(false);
    expect(hasWords(parseQuery('?!… -- ""'))).toBe(false);
  });

  test('counts a word once, case, accents and possessives aside', () => {
    expect(parseQuery('Café cafe CAFE’s').keyword.terms).toEqual(['Café']);
  });

  test('reads words of every script', () => {
    expect(parseQuery('Что такое надёжность? 可靠性').keyword.terms).toEqual(['Что', 'такое', 'надёжность', '可靠性']);
  });

  test('takes the syntax of search engines for words', () => {
    expect(parseQuery('title:(backup* OR restore) NEAR/3 ^x').keyword.terms).toEqual(
      expect.arrayContaining(['title', 'backup', 'restore', 'NEAR', '3', 'x']),
    );
  });

  test(`takes at most ${MAX_TERMS} terms of any string and never throws`, () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 3000 }), queryLike), (q) => {
        const { keyword, text } = parseQuery(q);
        expect(keyword.terms.length).toBeLessThanOrEqual(MAX_TERMS);
        for (const words of [...keyword.terms, ...keyword.phrases, ...keyword.excluded]) {
          expect(words).toMatch(/^[\p{L}\p{N}\p{M}'’ ]+$/u);
        }
        expect(text).not.toMatch(/[\p{Cs}\p{Cc}]/u);
      }),
    );
  });
});

const queryLike = fc
  .array(fc.constantFrom('"', '-', ' ', '“', '”', 'backup', "don't", '\ud800', '\0', '*', 'é', '-"', "'"), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));
