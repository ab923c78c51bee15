import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stemOf, wordsOf } from '../../src/domain/words.js';
import { makeSnippet, SNIPPET_WORDS } from '../../src/search/snippet.js';

const stems = (...words: string[]) => new Set(words.map(stemOf));
const filler = (count: number) => Array.from({ length: count }, (_, i) => `filler${i}`).join(' ');

describe('makeSnippet', () => {
  test('marks every form of a word', () => {
    expect(makeSnippet('We restored it. Restoring is a habit.', stems('restore')).html).toBe(
      'We <mark>restored</mark> it. <mark>Restoring</mark> is a habit.',
    );
  });

  test('escapes the text and what is marked', () => {
    expect(makeSnippet(`<b>"Tom & O'Reilly"</b>`, stems("O'Reilly")).html).toBe(
      '&lt;b&gt;&quot;Tom &amp; <mark>O&#39;Reilly</mark>&quot;&lt;/b&gt;',
    );
  });

  test('opens where most different words matched', () => {
    const text = `${filler(60)} backup backup backup ${filler(60)}. A backup is a rumour until it is restored. ${filler(60)}`;
    const { html: snippet } = makeSnippet(text, stems('backup', 'rumour', 'restore'));
    expect(snippet).toContain('<mark>backup</mark> is a <mark>rumour</mark> until it is <mark>restored</mark>');
    expect(snippet.startsWith('…')).toBe(true);
    expect(snippet.endsWith('…')).toBe(true);
  });

  test('opens at the focus', () => {
    const text = `${filler(60)}. The meaning is here. ${filler(60)}`;
    const start = text.indexOf('The meaning');
    expect(makeSnippet(text, stems('filler3'), { focus: { start, end: start + 20 } }).html).toMatch(
      /^…The meaning is here/,
    );
  });

  test('opens with the quotation mark or the bracket before its first word', () => {
    const text = `${filler(60)} “Backups” ${filler(60)}`;
    const start = text.indexOf('Backups');
    expect(makeSnippet(text, stems('x'), { focus: { start, end: start + 7 } }).html).toMatch(/^…“Backups” /);
  });

  test('says which part of it is the focus, marks and all', () => {
    const text = `${filler(60)}. The <best> meaning\n\nis here. ${filler(60)}`;
    const start = text.indexOf('The <best>');
    const { html, focus, at } = makeSnippet(text, stems('meaning'), {
      focus: { start, end: text.indexOf('here.') + 5 },
    });
    expect(html.slice(focus!.start, focus!.end)).toBe('The &lt;best&gt; <mark>meaning</mark> is here.');
    expect(at).toBe(start);
  });

  test('is found at the sentence that holds most different words', () => {
    const text = 'A backup, a backup and a backup. Say what you like. A backup is restored or it is none. Restore it.';
    const { at, hasMarks, focus } = makeSnippet(text, stems('backup', 'restore'));
    expect(text.slice(at)).toMatch(/^backup is restored/);
    expect({ hasMarks, focus }).toEqual({ hasMarks: true, focus: undefined });
  });

  test('is found at its first word where nothing matched', () => {
    expect(makeSnippet('  Say what you like.', stems('backup'))).toMatchObject({ at: 2, hasMarks: false });
  });

  describe('of several voices', () => {
    const speakers = ['Ada Byron', 'Bo'];

    test('names the voice that it opens in the middle of, where the found words are another’s', () => {
      const text = `Ada Byron: ${filler(60)}. So you went. Away.\nBo: The cheapest phone was red. ${filler(60)}`;
      const { html, at } = makeSnippet(text, stems('cheap', 'cheapest', 'away', 'phone', 'red'), { speakers });
      expect(html).toMatch(/^Ada Byron: ….*<mark>Away<\/mark>. Bo: The <mark>cheapest<\/mark> <mark>phone<\/mark>/);
      expect(text.slice(at)).toMatch(/^cheapest phone/);
    });

    test('names nobody where it opens in what the found voice says', () => {
      const text = `Ada Byron: Hello.\nBo: ${filler(60)}. The cheapest phone was red. ${filler(60)}`;
      expect(makeSnippet(text, stems('phone'), { speakers }).html).toMatch(/^…/);
    });

    test('opens in no name', () => {
      const text = `Bo: ${filler(60)}.\nAda Byron: [laughs] Never say so again. ${filler(60)}.\nBo: No.`;
      const start = text.indexOf('Byron:');
      const { html } = makeSnippet(text, stems('x'), { speakers, focus: { start, end: text.indexOf('again.') + 6 } });
      expect(html).toMatch(/^…\[laughs\] Never/);
    });

    test('leaves the name out of the focus', () => {
      const text = 'Ada Byron: Hello.\nBo: The cheapest phone was red.';
      const start = text.indexOf('Bo:');
      const { html, focus } = makeSnippet(text, stems('x'), { speakers, focus: { start, end: text.length } });
      expect(html.slice(focus!.start, focus!.end)).toBe('The cheapest phone was red.');
    });
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
          const { html } = makeSnippet(text, stems('restore', 'naive'));
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
