import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../../src/domain/transcript.js';
import { cuesOf, isTimed } from '../../../src/export/transcript/cues.js';
import { turn } from '../turns.js';

const oneLine = (lineLength: number) => ({ lineLength, lines: 1 });
const wordsOf = (text: string): string[] => text.split(/\s+/u).filter(Boolean);

describe('cuesOf', () => {
  it('has nothing to give without times', () => {
    expect(cuesOf([turn({ text: 'Hello.' })], oneLine(100))).toEqual([]);
  });

  it('gives a short turn as one cue with its own times', () => {
    const turns = [turn({ speaker: 'Ada', text: 'Hello  there.\n\nWelcome.', startTime: 1.5, endTime: 4 })];
    expect(cuesOf(turns, oneLine(100))).toEqual([
      { startTime: 1.5, endTime: 4, speaker: 'Ada', text: 'Hello there. Welcome.', isUnsafe: false },
    ]);
  });

  it('cuts a long turn at sentences, and a long sentence between words in even parts', () => {
    const text = 'One two three. Four five six. Seven eight nine ten eleven twelve.';
    const cues = cuesOf([turn({ text, startTime: 0, endTime: 12 })], oneLine(20));
    expect(cues.map((cue) => cue.text)).toEqual([
      'One two three.',
      'Four five six.',
      'Seven eight nine',
      'ten eleven twelve.',
    ]);
    expect(cues.map((cue) => cue.startTime)).toEqual([0, 3, 6, 9]);
    expect(cues.at(-1)?.endTime).toBe(12);
  });

  it('starts a cue at a stamp of the source exactly there', () => {
    const text = 'First half here. Second half here.';
    const anchors = [
      { offset: 0, time: 10 },
      { offset: 17, time: 100 },
    ];
    const cues = cuesOf([turn({ text, startTime: 10, endTime: 110, anchors })], oneLine(20));
    expect(cues.map((cue) => [cue.startTime, cue.endTime])).toEqual([
      [10, 100],
      [100, 110],
    ]);
  });

  it('lays words of unknown time out between the known times around them', () => {
    const turns = [
      turn({ index: 0, speaker: 'Ada', text: 'Known.', startTime: 5, anchors: [{ offset: 0, time: 5 }] }),
      turn({ index: 1, speaker: 'Rui', text: 'Unknown.' }),
      turn({ index: 2, speaker: 'Ada', text: 'Known again.', startTime: 9, endTime: 11 }),
    ];
    expect(cuesOf(turns, oneLine(100))).toMatchObject([
      { startTime: 5, endTime: 7, speaker: 'Ada', text: 'Known.' },
      { startTime: 7, endTime: 9, speaker: 'Rui', text: 'Unknown.' },
      { startTime: 9, endTime: 11, speaker: 'Ada', text: 'Known again.' },
    ]);
  });

  it('keeps words before a first time of zero with its cue', () => {
    const turns = [turn({ text: 'Early.' }), turn({ index: 1, text: 'Late.', startTime: 0, endTime: 3 })];
    expect(cuesOf(turns, oneLine(100))).toMatchObject([{ startTime: 0, endTime: 3, text: 'Early. Late.' }]);
  });

  it('ends the last cue after the time that it takes to say it, where the source does not say', () => {
    const turns = [turn({ text: 'One two three four five.', startTime: 10 })];
    expect(cuesOf(turns, oneLine(100))[0]).toMatchObject({ startTime: 10, endTime: 12 });
  });

  it('goes back from an end, where that is all that the source says', () => {
    const turns = [turn({ text: 'One two three four five.', endTime: 12 })];
    expect(isTimed(turns)).toBe(true);
    expect(cuesOf(turns, oneLine(100))).toMatchObject([{ startTime: 10, endTime: 12 }]);
  });

  it('leaves a pause of the source free', () => {
    const turns = [
      turn({ text: 'Before.', startTime: 0, endTime: 2 }),
      turn({ index: 1, text: 'After.', startTime: 60, endTime: 61 }),
    ];
    expect(cuesOf(turns, oneLine(100)).map((cue) => cue.endTime)).toEqual([2, 61]);
  });

  const arbitraryTurn = fc.record({
    speaker: fc.constantFrom('Ada', 'Rui', null),
    words: fc.array(fc.constantFrom('a', 'word', 'sentence.', 'Really?', 'x\n\ny', 'incomprehensibilities'), {
      minLength: 1,
      maxLength: 40,
    }),
    startTime: fc.option(fc.integer({ min: 0, max: 1000 })),
    length: fc.integer({ min: 1, max: 50 }),
  });
  const arbitraryTurns = fc.array(arbitraryTurn, { minLength: 1, maxLength: 8 }).map((all) =>
    all.map(({ speaker, words, startTime, length }, index): Turn => {
      const endTime = startTime === null ? null : startTime + length;
      return turn({ index, speaker, text: words.join(' '), startTime, endTime });
    }),
  );

  it('leaves no word out, keeps their order, and never goes back in time', () => {
    fc.assert(
      fc.property(arbitraryTurns, fc.integer({ min: 1, max: 80 }), (turns, max) => {
        const cues = cuesOf(turns, oneLine(max));
        fc.pre(turns.some(({ startTime }) => startTime !== null));
        expect(cues.flatMap(({ text }) => wordsOf(text))).toEqual(turns.flatMap(({ text }) => wordsOf(text)));
        for (const [i, cue] of cues.entries()) {
          expect(cue.endTime).toBeGreaterThan(cue.startTime);
          if (i > 0) expect(cue.startTime).toBeGreaterThanOrEqual(cues[i - 1]!.startTime);
        }
      }),
    );
  });
});
