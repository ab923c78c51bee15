import { describe, expect, test } from 'vitest';
import { foldWord, isStopWord, stemOf, wordsOf } from '../../src/domain/words.js';

describe('wordsOf', () => {
  test('gives words with their places, apostrophes inside included', () => {
    const text = "“Don't restore O’Reilly's naïve 3.5”";
    expect(wordsOf(text).map((word) => word.text)).toEqual(["Don't", 'restore', "O’Reilly's", 'naïve', '3', '5']);
    for (const { text: word, start, end } of wordsOf(text)) expect(text.slice(start, end)).toBe(word);
  });
});

describe('stemOf', () => {
  test('is the same for the forms of a word', () => {
    expect(new Set(['restore', 'Restores', 'restored', 'restoring', "restore's"].map(stemOf)).size).toBe(1);
    expect(stemOf('Jérôme')).toBe(stemOf('jerome'));
  });
});

describe('isStopWord', () => {
  test('knows contractions and leaves subjects alone', () => {
    expect(["don't", 'What’s', 'the', 'WHO'].every(isStopWord)).toBe(true);
    expect(['backup', 'who-is', 'go2'].some(isStopWord)).toBe(false);
  });

  test('folds before it looks', () => {
    expect(foldWord('Café’s')).toBe('cafe');
  });
});
