import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stemOf, wordsOf } from '../../src/domain/words.js';
import { makeSnippet, SNIPPET_WORDS } from '../../src/search/snippet.js';

const stems = (...words: string[]) => new Set(words.map(stemOf));
const filler = (count: number) => Array.from({ length: count }, (_, i) => `filler${i}`).join(' ');

describe('makeSnippet', () => {
  test('marks every form of a word', () => {
    expect(makeSnippet('We restored it. Restoring is a habit.', stems('restore'))).toBe(
      'We <mark>restored</mark> it. <mark>Restoring</mark> is a habit.',
    );
  });

  test('escapes the text and what is marked', () => {
    expect(makeSnippet(`<b>"Tom & O'Reilly"</b>`, stems("O'Reilly"))).toBe(
      '&lt;b&gt;&quot;Tom &amp; <mark>O&#39;Reilly</mark>&quot;&lt;/b&gt;',
    );
  });

  test('opens where most different words matched', () => {
    const text = `${filler(60)} backup backup backup ${filler(60)}. A backup is a rumour until it is restored. ${filler(60)}`;
    const snippet = makeSnippet(text, stems('backup', 'rumour', 'restore'));
    expect(snippet).toContain('<mark>backup</mark> is a <mark>rumour</mark> until it is <mark>restored</mark>');
    expect(snippet.startsWith('…')).toBe(true);
    expect(snippet.endsWith('…')).toBe(true);
  });

  test('opens at the focus', () => {
    const text = `${filler(60)}. The meaning is here. ${filler(60)}`;
    const start = text.indexOf('The meaning');
    expect(makeSnippet(text, stems('filler3'), { start, end: start + 20 })).toMatch(/^…The meaning is here/);
  });

  test('of any text is safe HTML of at most forty words', () => {
    const word = fc.constantFrom('restore', 'restored', '<script>', '&', '"', 'a', 'naïve', '😀', '\n', '. ', "don't");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (text) => {
          const html = makeSnippet(text, stems('restore', 'naive'));
          const bare = html.replace(/<\/?mark>/g, '');
          expect(bare).not.toMatch(/[<>"']/);
          expect(bare.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
          expect(
            wordsOf(bare.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => (entity === '&#39;' ? "'" : ' '))).length,
          ).toBeLessThanOrEqual(SNIPPET_WORDS);
        },
      ),
    );
  });
});
