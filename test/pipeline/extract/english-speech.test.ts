import { describe, expect, it } from 'vitest';
import { isEnglishSpeech } from '../../../src/pipeline/extract/english-speech.js';
import { spokenWords } from '../../../src/pipeline/speech/words.js';

const isSpeech = (text: string) =>
  isEnglishSpeech([
    {
      ...{ turn: 0, start: 0, end: text.length, text, words: spokenWords(text), vector: new Float32Array(4) },
      ...{ opensTurn: true, opensParagraph: true, isPiece: false },
    },
  ]);

describe('isEnglishSpeech', () => {
  it.each([
    ['advice', 'You should never trust a backup until you have restored it.'],
    ['many terms', 'Strict serializability is the optimal level of correctness for distributed databases.'],
    ['words that come back', 'The more you can learn, the more you can build, and the more you can keep.'],
  ])('is true of %s', (_, text) => {
    expect(isSpeech(text)).toBe(true);
  });

  it.each([
    ['digits', '655429, 78. 247379, 80. 534208, 11.'],
    ['singing', 'The la la la la la la la la la the.'],
    ['a list of names', 'Lindqvist, Oyelaran, Fenwick, Halloran, Olorunfemi, Petrov.'],
    ['another language', 'Man sollte einer Datensicherung nie vertrauen, die man nicht wiederhergestellt hat.'],
  ])('is false of %s', (_, text) => {
    expect(isSpeech(text)).toBe(false);
  });
});
