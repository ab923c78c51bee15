import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateLesson } from '../../../src/pipeline/extract/statement.js';

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
const equal = (...texts: string[]) => texts.map((text) => ({ text, logit: 0 }));

describe('stateLesson', () => {
  it('takes the likeliest sentence', () => {
    const quote = [
      { text: 'We ran it for years.', logit: -2 },
      { text: 'You should restore before you need to.', logit: 1 },
    ];
    expect(stateLesson(quote)).toBe('You should restore before you need to.');
  });

  it('joins a sentence that points back to the one before', () => {
    const quote = [
      { text: 'Backups are worthless.', logit: -1 },
      { text: "It's the restore that counts.", logit: 2 },
    ];
    expect(stateLesson(quote)).toBe("Backups are worthless; it's the restore that counts.");
  });

  it('does not take an "it" that stands for nothing as pointing back', () => {
    const quote = [
      { text: 'We had two replicas.', logit: -1 },
      { text: "It's important to restore both of them.", logit: 1 },
    ];
    expect(stateLesson(quote)).toBe("It's important to restore both of them.");
  });

  it('would rather have a statement than a question', () => {
    expect(stateLesson(equal('Why would anybody trust that?', 'A backup counts when it was restored.'))).toBe(
      'A backup counts when it was restored.',
    );
  });

  it('takes the clauses that make the point out of a sentence that is too long', () => {
    const long =
      'We had this one week where the primary went down on a Tuesday and came back on the Wednesday with half of its tables gone for good, and you should never trust a replica that nobody has ever promoted before.';
    expect(stateLesson(equal(long))).toBe('You should never trust a replica that nobody has ever promoted before.');
  });

  it('never cuts inside a quotation', () => {
    const long =
      'We kept on telling each other for months on end "The dump is running every night of the week, so we are safe whatever may come, and you can all sleep well, because the dump is running every single night", which was true.';
    expect((stateLesson(equal(long)).match(/"/g) ?? []).length % 2).toBe(0);
  });

  it('says something for a quote of nothing but fillers', () => {
    expect(stateLesson(equal('You know, I mean, yeah.'))).not.toBe('');
  });

  it('takes no sentence without a word, however likely it is', () => {
    const quote = [
      { text: 'Restore before you need to.', logit: -5 },
      { text: '🕺', logit: 5 },
    ];
    expect(stateLesson(quote)).toBe('Restore before you need to.');
  });

  it('adds no word and changes none', () => {
    const word = fc.constantFrom(
      ...'so and I think that you know the the it\'s restore backups, right? — -- and, you they was – [laughs] " well; if'.split(
        ' ',
      ),
    );
    const sentence = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
    const spoken = fc.record({ text: sentence, logit: fc.float({ min: -3, max: 3, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(spoken, { minLength: 1, maxLength: 3 }), (quote) => {
        const said = wordsIn(quote.map(({ text }) => text).join(' '));
        let from = 0;
        for (const kept of wordsIn(stateLesson(quote))) {
          const at = said.indexOf(kept, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + 1;
        }
      }),
      { seed: 3 },
    );
  });
});
