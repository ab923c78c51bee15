import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCitation } from '../../src/answer/make-citation.js';
import type { Turn } from '../../src/domain/transcript.js';

const turn: Turn = {
  index: 4,
  speaker: 'Tom Halvorsen',
  text: 'We restore on Tuesday. It takes an hour.',
  startTime: 60,
  endTime: 80,
  timing: 'exact',
  anchors: [],
};
const episode = { id: 'ep_1', slug: 'bread', title: 'Bread', show: 'night-shift' };

describe('makeCitation', () => {
  test('links a quote to turn, characters, speaker and time', () => {
    expect(makeCitation({ episode, quote: 'It takes an hour.', startOffset: 23 }, turn)).toEqual({
      episode,
      quote: 'It takes an hour.',
      turn: 4,
      startOffset: 23,
      speaker: 'Tom Halvorsen',
      startTime: 70,
      timing: 'interpolated',
      url: '/night-shift/bread#turn-4.23',
    });
  });

  test.each([
    ['other words', 'It takes a day.', 23],
    ['another place', 'It takes an hour.', 22],
    ['a place before the text', 'We restore on Tuesday.', -1],
    ['a place that is no number', 'We restore on Tuesday.', Number.NaN],
    ['nothing', '', 0],
    ['white space around', ' It takes an hour.', 22],
  ])('makes none of a quote with %s', (_, quote, startOffset) => {
    expect(makeCitation({ episode, quote, startOffset }, turn)).toBeNull();
  });

  test('makes none whose quote the turn does not hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -5, max: 60 }), (quote, startOffset) => {
        const citation = makeCitation({ episode, quote, startOffset }, turn);
        if (citation) expect(turn.text.slice(startOffset, startOffset + quote.length)).toBe(quote);
      }),
    );
  });
});
