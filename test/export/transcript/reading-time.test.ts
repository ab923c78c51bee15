// Words that are gone at once, and where their time comes from.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlacedCue, withTimeToRead } from '../../../src/export/transcript/reading-time.js';

const cue = (startTime: number, endTime: number, text = 'Absolutely.', isSure = false): PlacedCue => {
  return { startTime, endTime, text, isSure, speaker: null, isUnsafe: false };
};
const timesOf = (...cues: PlacedCue[]) => withTimeToRead(cues).map(({ startTime, endTime }) => [startTime, endTime]);

describe('withTimeToRead', () => {
  it('gives a cue that is gone at once a second, from the next one or else from the one before', () => {
    expect(timesOf(cue(0, 0.3), cue(0.3, 5))).toEqual([
      [0, 1],
      [1, 5],
    ]);
    expect(timesOf(cue(0, 5), cue(5, 5.25))).toEqual([
      [0, 4.25],
      [4.25, 5.25],
    ]);
  });

  it('gives long words the time that reading them takes', () => {
    expect(timesOf(cue(0, 1, 'x'.repeat(50)), cue(1, 5))[0]).toEqual([0, 2]);
  });

  it('leaves a time of the source where it stands, and a pause as long as it is', () => {
    const sure = [cue(0, 0.3), cue(0.3, 5, 'Yes.', true)];
    expect(withTimeToRead(sure)).toEqual(sure);
    const paused = [cue(0, 0.3), cue(2, 5)];
    expect(withTimeToRead(paused)).toEqual(paused);
  });

  it('takes no more than there is to spare', () => {
    expect(timesOf(cue(0, 0.25), cue(0.25, 1.5))).toEqual([
      [0, 0.5],
      [0.5, 1.5],
    ]);
    expect(timesOf(cue(0, 0.25), cue(0.25, 0.5))).toEqual([
      [0, 0.25],
      [0.25, 0.5],
    ]);
  });

  it('keeps cues in order, the first start and the last end, and makes none shorter than it needs', () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.nat(60), fc.boolean()), { minLength: 1 });
    fc.assert(
      fc.property(lengths, (parts) => {
        let time = 0;
        const cues = parts.map(([hundredths, letters, isSure]) => {
          const startTime = time;
          time = Math.round(100 * time + hundredths) / 100;
          return cue(startTime, time, 'x'.repeat(letters), isSure);
        });
        const placed = withTimeToRead(cues);
        expect([placed[0]!.startTime, placed.at(-1)!.endTime]).toEqual([0, time]);
        for (const [i, { startTime, endTime, text, isSure }] of placed.entries()) {
          const before = cues[i]!;
          const least = Math.max(1, text.length / 25);
          const asLong = endTime - startTime >= Math.min(least, before.endTime - before.startTime) - 0.002;
          expect(asLong).toBe(true);
          expect(endTime).toBe(placed[i + 1]?.startTime ?? time);
          if (isSure) expect(startTime).toBe(before.startTime);
        }
      }),
    );
  });
});
