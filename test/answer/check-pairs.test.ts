// What a careful reader says of sentences about a quote: true ones stand, false ones fall.
import { describe, expect, it } from 'vitest';
import { checkSentence } from '../../src/answer/check-sentence.js';
import { pairs } from '../fixtures/check-pairs.js';
import { aCitation } from '../fixtures/evidence.js';

describe.each(pairs)('after $speaker', ({ speaker, quote, proven, unproven }) => {
  const check = (text: string) =>
    checkSentence({ text, question: '' }, [aCitation({ speaker, quote, title: 'The long night' })]);

  it.each(proven)('stands: %s', (sentence) => {
    expect(check(sentence)).toBeNull();
  });

  it.each(unproven)('falls for %s: %s', (_, sentence) => {
    expect(check(sentence)).not.toBeNull();
  });
});
