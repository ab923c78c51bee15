// WebVTT as the W3C's own validator reads it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WebVTTParser } from 'webvtt-parser';
import type { Turn } from '../../../src/domain/transcript.js';
import { renderWebVtt } from '../../../src/export/transcript/web-vtt.js';
import { differences } from '../round-trip.js';
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

  describe('of talk that has times in its middle only', () => {
    const stamped = turn({ index: 2, speaker: 'Ada', text: 'We look at what it says.', startTime: 300 });
    const talk = [
      turn({ index: 0, speaker: 'Ada', text: 'Welcome back, everybody.' }),
      turn({ index: 1, speaker: 'Rui', text: 'Hello. It is good to be here.' }),
      stamped,
      turn({ index: 3, speaker: 'Rui', text: 'And then we try it out, all of it, by hand.', startTime: 303 }),
      turn({ index: 4, speaker: 'Ada', text: 'That was all for today.' }),
      turn({ index: 5, speaker: 'Rui', text: 'Until the next time.' }),
    ];

    it('says in a note which times are laid out, and breaks no rule', () => {
      expect(renderWebVtt(talk)).toMatch(
        /^WEBVTT\n\nNOTE\nThe source has no times before 00:05:00\.000 and after 00:05:03\.000: [^\n]+\n\n\d/u,
      );
      expect(faultsOf(talk)).toEqual([]);
    });

    it('is read back with its words, speakers and known times', () => {
      expect(differences('vtt', talk)).toEqual([]);
      expect(differences('srt', talk)).toEqual([]);
      expect(differences('podcast-json', talk)).toEqual([]);
    });

    it('has the end of the recording for its end, where that is known and near', () => {
      expect(renderWebVtt(talk, 305)).toMatch(/ --> 00:05:07\.000\n[^\n]+\n$/u);
      expect(renderWebVtt(talk, 309)).toMatch(/ --> 00:05:09\.000\n[^\n]+\n$/u);
    });
  });

  it('tells that times between two of the source are interpolated', () => {
    const between = turn({ index: 1, text: 'In between.', startTime: 4, timing: 'interpolated', anchors: [] });
    const talk = [turn({ text: 'Hello.', startTime: 1, endTime: 4 }), { ...between, endTime: 9 }];
    expect(renderWebVtt(talk)).toContain('\n\nNOTE\nTimes between two of the source are interpolated by words.\n\n');
  });

  it('has no note where all times are of the source', () => {
    expect(renderWebVtt([turn({ text: 'Hello.', startTime: 1, endTime: 4 })])).not.toContain('NOTE');
    expect(renderWebVtt([turn({ text: 'Hello.', startTime: 1 })])).not.toContain('NOTE');
  });
});
