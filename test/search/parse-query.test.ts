import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasWords, MAX_TERMS, parseQuery, replaceTerms } from '../../src/search/parse-query.js';

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
    expect(query.operators).toEqual([]);
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

describe('operators in a query', () => {
  test('narrow and are no words, wherever they stand', () => {
    const query = parseQuery('speaker:"Saul Halvorsen" how -amazon Show:night-shift to after:2023 "blast radius" test');
    expect(query.operators).toEqual([
      { field: 'speaker', value: 'Saul Halvorsen' },
      { field: 'show', value: 'night-shift' },
      { field: 'from', value: '2023-01-01' },
    ]);
    expect(query.keyword).toEqual({ terms: ['test'], phrases: ['blast radius'], excluded: ['amazon'] });
    expect(query.text).toBe('how to blast radius test');
    expect(query.stems).toEqual(new Set(['test', 'blast', 'radiu']));
  });

  test('with a value that makes no sense are words', () => {
    const query = parseQuery('before:yesterday after:"the war" show:?! speaker:');
    expect(query.operators).toEqual([]);
    expect(query.keyword.terms).toEqual(['yesterday', 'war', 'show', 'speaker']);
    expect(query.text).toBe('before yesterday after the war show ?! speaker:');
  });

  test('stand at the start of a word and outside quotes only', () => {
    expect(parseQuery('"the show:case" talkshow:late x(speaker:a)').operators).toEqual([]);
    expect(parseQuery('"the show:case"').keyword.phrases).toEqual(['the show case']);
  });

  test('leave nothing to look for where there is nothing else', () => {
    const query = parseQuery('speaker:jane after:2023');
    expect(hasWords(query)).toBe(false);
    expect(query.text).toBe('');
  });
});

describe('replaceTerms', () => {
  const corrections = [{ from: 'kubernets', to: 'kubernetes' }];

  test('replaces a word wherever it stands, in terms, text and stems', () => {
    const query = replaceTerms(parseQuery('Kubernets, or kubernetes: why (kubernets)?'), corrections);
    expect(query.keyword.terms).toEqual(['kubernetes']);
    expect(query.text).toBe('kubernetes, or kubernetes: why (kubernetes)?');
    expect(query.stems).toEqual(new Set(['kubernet']));
  });

  test('gives back the query where nothing is replaced', () => {
    const query = parseQuery('backup');
    expect(replaceTerms(query, [])).toBe(query);
  });
});

const queryLike = fc
  .array(
    fc.constantFrom(
      '"',
      '-',
      ' ',
      'speaker:',
      'show:',
      'after:2023-02',
      'episode:',
      '“',
      '”',
      'backup',
      "don't",
      '\ud800',
      '\0',
      '*',
      'é',
      '-"',
      "'",
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''));
