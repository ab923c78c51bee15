// Long turns are broken for reading, and nothing of them is lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf, sentenceAt, sentencesOf } from '../../src/domain/paragraphs.js';
import { countWords } from '../../src/domain/transcript.js';

const sentence = 'We check a restore by its content and not by its count.';
const talk = (sentences: number): string => Array(sentences).fill(sentence).join(' ');

describe('paragraphsOf', () => {
  it('keeps those of the source', () => {
    const paragraphs = paragraphsOf('One. Two.\n\nThree.\nFour.');
    expect(paragraphs.map((each) => each.map(({ text }) => text))).toEqual([
      ['One.', 'Two.'],
      ['Three.', 'Four.'],
    ]);
  });

  it('leaves what reads well in one piece', () => {
    expect(paragraphsOf(talk(10))).toHaveLength(1);
  });

  it('breaks a speech of an hour into pieces of about the same length', () => {
    const lengths = paragraphsOf(talk(700)).map((each) => countWords(each.map(({ text }) => text).join(' ')));
    expect(lengths.length).toBeGreaterThan(90);
    for (const length of lengths) {
      expect(length).toBeGreaterThan(40);
      expect(length).toBeLessThan(110);
    }
  });

  it('keeps together what somebody quotes', () => {
    const quoted = `He said "${talk(4)}" and that was it.`;
    const paragraphs = paragraphsOf(`${talk(6)} ${quoted} ${talk(9)}`);
    const holding = paragraphs.filter((each) => each.some(({ text }) => text.includes('"')));
    expect(paragraphs.length).toBeGreaterThan(1);
    expect(holding).toHaveLength(1);
  });

  it('breaks words without any full stop, too', () => {
    const paragraphs = paragraphsOf(Array(500).fill('word').join(' '));
    expect(paragraphs.length).toBeGreaterThan(4);
    expect(paragraphs.flat().every(({ text }) => countWords(text) <= 60)).toBe(true);
  });

  it('loses nothing but white space, whatever the text', () => {
    const words = fc.constantFrom('restore', 'Dr.', 'why?', 'No.', '…', '\n\n', '\n', 'a.', '“So.”', '5');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 400 }), (parts) => {
        const text = parts.join(' ').trim();
        const pieces = paragraphsOf(text).flat();
        expect(pieces.map((each) => text.slice(each.start, each.end))).toEqual(pieces.map((each) => each.text));
        expect(pieces.map((each) => each.text).join('')).toBe(
          sentencesOf(text)
            .map((each) => each.text)
            .join(''),
        );
        expect(
          pieces
            .map((each) => each.text)
            .join('')
            .replace(/\s/gu, ''),
        ).toBe(text.replace(/\s/gu, ''));
      }),
      { numRuns: 100 },
    );
  });
});

describe('sentenceAt', () => {
  it('is the sentence that a place stands in, the next one between two, the last one at the end', () => {
    const sentences = sentencesOf('One is here. Two is there.');
    expect([0, 5, 11, 12, 13, 26, 99].map((offset) => sentenceAt(sentences, offset)?.text[0])).toEqual([
      ...['O', 'O', 'O', 'T', 'T', 'T', 'T'],
    ]);
  });
});
