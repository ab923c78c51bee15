import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentAt } from '../../src/domain/timeline.js';
import { countWords } from '../../src/domain/transcript.js';
import { aTurn } from '../fixtures/builders.js';

describe('momentAt', () => {
  const text = 'one two three four five six seven eight nine ten';

  it('is exact on a stamp of the source', () => {
    const turn = aTurn({ text, anchors: [{ offset: 8, time: 30 }] });
    expect(momentAt(turn, 8)).toEqual({ time: 30, timing: 'exact' });
  });

  it('is exact where an exactly timed turn starts', () => {
    expect(momentAt(aTurn({ text, startTime: 12, timing: 'exact' }), 0)).toEqual({ time: 12, timing: 'exact' });
  });

  it('lies between two known times by the share of words', () => {
    const turn = aTurn({ text, startTime: 100, endTime: 200, timing: 'exact' });
    expect(momentAt(turn, text.indexOf('six'))).toEqual({ time: 150, timing: 'interpolated' });
  });

  it('is not known before the first or after the last known time', () => {
    const turn = aTurn({ text, anchors: [{ offset: 8, time: 30 }] });
    expect(momentAt(turn, 4)).toEqual({ time: null, timing: null });
    expect(momentAt(turn, 14)).toEqual({ time: null, timing: null });
  });

  it('is not known in an untimed turn', () => {
    expect(momentAt(aTurn({ text }), 0)).toEqual({ time: null, timing: null });
  });

  it('agrees with counting the words before and after, wherever it is asked', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab \n]{2,60}$/), fc.nat(60), (spoken, at) => {
        const offset = 1 + (at % (spoken.length - 1));
        const turn = aTurn({ text: spoken, startTime: 0, endTime: 600, timing: 'exact' });
        const before = countWords(spoken.slice(0, offset));
        const all = before + countWords(spoken.slice(offset));
        const expected = all === 0 ? 0 : (600 * before) / all;
        expect(momentAt(turn, offset).time).toBeCloseTo(expected, 2);
      }),
    );
  });
});
