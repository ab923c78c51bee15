import { describe, expect, it } from 'vitest';
import { directionOf, hasFromRight, languageTag, withoutTurning } from '../../src/domain/language.js';

describe('directionOf', () => {
  it.each([
    ['ar', 'ما هو TypeScript', 'rtl'],
    ['ar', 'TypeScript في العمل', 'rtl'],
    ['ar', 'TypeScript!', 'ltr'],
    ['ar', '2024', 'rtl'],
    ['he-IL', 'שלום', 'rtl'],
    ['az-Arab', '—', 'rtl'],
    ['az', '—', 'ltr'],
    ['de', 'Größe', 'ltr'],
    ['de', 'שלום', 'rtl'],
    [null, 'שלום, world', 'ltr'],
    [null, 'שלום לכולם, Bob', 'rtl'],
    [null, '', 'ltr'],
    [null, '؟', 'rtl'],
    ['no tag at all', 'Hello', 'ltr'],
  ] as const)('of words in %s, "%s", is %s', (language, words, direction) => {
    expect(directionOf(language, words)).toBe(direction);
  });
});

describe('languageTag', () => {
  it('is written as BCP 47 has it', () => {
    expect(languageTag('PT-br')).toBe('pt-BR');
  });

  it.each([null, undefined, '', 'x', 'english please', '"><b>'])('is none for %s', (text) => {
    expect(languageTag(text)).toBeNull();
  });
});

describe('withoutTurning', () => {
  it('leaves nothing that turns other text, and every letter and mark', () => {
    const kept = 'a\u200f\u200e\u061c\u0301b שלום';
    expect(withoutTurning(`\u202a\u202b\u202c\u202d\u202e${kept}\u2066\u2067\u2068\u2069`)).toBe(kept);
  });
});

describe('hasFromRight', () => {
  it('is about letters, not about signs', () => {
    expect(['Ada', '12', 'עדה', 'Ada עדה', 'ادا'].map(hasFromRight)).toEqual([false, false, true, true, true]);
  });
});
