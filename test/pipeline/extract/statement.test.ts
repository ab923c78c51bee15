import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateQuote } from '../../../src/pipeline/extract/statement.js';

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}']+/gu) ?? [];

describe('stateQuote', () => {
  it.each([
    ['So I think that you should restore your backups.', 'You should restore your backups.'],
    ['And, you know, the queue has to be drained first', 'The queue has to be drained first.'],
    ['Well, yeah, I mean, never trust a green dashboard.', 'Never trust a green dashboard.'],
    ["It's, it's the small teams that, you know, ship the most.", "It's the small teams that, ship the most."],
    ['The the cache was stale [laughs] all along, right?', 'The cache was stale all along.'],
    ['Retry with a delay -', 'Retry with a delay.'],
    ['Is it worth the money?', 'Is it worth the money?'],
    ['“Never again, he said.', 'Never again, he said.'],
    ['I believe in small steps.', 'I believe in small steps.'],
    ['So far nobody has noticed it.', 'So far nobody has noticed it.'],
    ['I think about that outage every day.', 'I think about that outage every day.'],
  ])('cleans %j', (quote, statement) => {
    expect(stateQuote(quote)).toBe(statement);
  });

  it('adds no word and changes none', () => {
    const word = fc.constantFrom(
      ...'so and I think that you know the the it\'s restore backups, right? — [laughs] " well'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 25 }), (words) => {
        const said = wordsIn(words.join(' '));
        let from = 0;
        for (const kept of wordsIn(stateQuote(words.join(' ')))) {
          const at = said.indexOf(kept, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + 1;
        }
      }),
      { seed: 3 },
    );
  });
});
