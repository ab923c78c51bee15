// WebVTT as the W3C's own validator reads it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WebVTTParser } from 'webvtt-parser';
import type { Turn } from '../../../src/domain/transcript.js';
import { renderWebVtt } from '../../../src/export/transcript/web-vtt.js';
import { nasty, turn } from '../turns.js';

function faultsOf(turns: readonly Turn[]): string[] {
  const { errors } = new WebVTTParser().parse(renderWebVtt(turns), 'subtitles/captions/descriptions');
  return errors.map(({ message, line }) => `line ${line}: ${message}`);
}

describe('WebVTT', () => {
  it('of talk with attacks in names and words breaks no rule', () => {
    const turns = [0, 20, 40].map((startTime, index) =>
      turn({
        index,
        speaker: nasty,
        text: `${nasty} NOTE x\n\n00:01 --> 00:02 ${nasty}`,
        startTime,
        endTime: startTime + 20,
      }),
    );
    expect(faultsOf(turns)).toEqual([]);
  });

  it('of any talk breaks no rule', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '');
    const turns = fc.array(fc.record({ speaker: fc.option(words), text: words }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(turns, (spoken) => {
        const timed = spoken.map(({ speaker, text }, index) =>
          turn({
            index,
            speaker: speaker?.trim() ?? null,
            text: text.trim(),
            startTime: index * 7.25,
            endTime: index * 7.25 + 7,
          }),
        );
        expect(faultsOf(timed)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
