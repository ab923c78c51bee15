// Words of which the source tells no time, in captions.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../../src/domain/transcript.js';
import { cuesOf } from '../../../src/export/transcript/cues.js';
import { layOut } from '../../../src/export/transcript/lay-out.js';
import { turn } from '../turns.js';

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
/** Two stamps: 120 words in 60 seconds. */
const stamped = (index: number, from = 100): Turn =>
  turn({
    index,
    text: `${words(120)} ${words(20)}`,
    anchors: [
      { offset: 0, time: from },
      { offset: 120 * 5, time: from + 60 },
    ],
    startTime: from,
  });
const timesOf = (turns: readonly Turn[]) => turns.map(({ startTime, endTime }) => [startTime, endTime]);

describe('layOut', () => {
  it('goes back from the first known time and on from the last one, at the pace between', () => {
    const turns = [
      turn({ text: words(20) }),
      turn({ index: 1, text: words(40) }),
      stamped(2),
      turn({ index: 3, text: words(30) }),
      turn({ index: 4, text: words(10) }),
    ];
    expect(timesOf(layOut(turns))).toEqual([
      [70, 80],
      [80, 100],
      [100, 170],
      [170, 185],
      [185, 190],
    ]);
  });

  it('begins at 0 where there is no room for that pace', () => {
    const turns = [turn({ text: words(30) }), turn({ index: 1, text: words(10) }), stamped(2, 10)];
    expect(timesOf(layOut(turns)).slice(0, 2)).toEqual([
      [0, 7.5],
      [7.5, 10],
    ]);
  });

  it('ends with the recording where that is shorter, but at no pace at which nobody talks', () => {
    const turns = [stamped(0), turn({ index: 1, text: words(60) })];
    expect(timesOf(layOut(turns)).at(-1)).toEqual([170, 200]);
    expect(timesOf(layOut(turns, 1000)).at(-1)).toEqual([170, 200]);
    expect(timesOf(layOut(turns, 180)).at(-1)).toEqual([165, 180]);
    expect(timesOf(layOut(turns, 161)).at(-1)).toEqual([164, 176]);
    expect(timesOf(layOut(turns, 20)).at(-1)).toEqual([170, 200]);
  });

  it.each([
    ['is one time only', [{ offset: 0, time: 100 }]],
    ['lie hours between two words', [...[0, 5].map((offset) => ({ offset, time: 100 + 1000 * offset }))]],
    ['lies no time between hundreds of words', [...[0, 500].map((offset) => ({ offset, time: 100 + offset / 500 }))]],
  ])('keeps to a usual pace where there %s', (_, anchors) => {
    const talk = turn({ index: 1, text: words(101), startTime: 100, anchors });
    const [first] = layOut([turn({ text: words(25) }), talk]);
    expect(first).toMatchObject({ startTime: 90, endTime: 100, timing: 'interpolated' });
  });

  it('changes no time that is known, and none of a transcript without times', () => {
    const untimed = [turn({ text: 'Hello.' }), turn({ index: 1, text: 'Hello.' })];
    expect(layOut(untimed)).toEqual(untimed);
    const [, laidOut] = layOut([turn({ text: 'Hello.' }), stamped(1)]);
    expect(laidOut).toEqual({ ...stamped(1), endTime: 170 });
  });
});

describe('captions without times before the first stamp and after the last', () => {
  const talk = fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 8 });

  it('follow each other, in the order of the talk, and none is a wall', () => {
    fc.assert(
      fc.property(talk, talk, fc.integer({ min: 240, max: 3600 }), (lead, tail, from) => {
        const turns = [...lead, 0, ...tail].map((count, index) =>
          count === 0
            ? stamped(index, from)
            : turn({ index, speaker: index % 2 === 0 ? 'Ada' : 'Rui', text: words(count) }),
        );
        const cues = cuesOf(turns, { lineLength: 65, lines: 2 });
        for (const [i, { startTime, endTime, text }] of cues.entries()) {
          expect(text.length).toBeLessThanOrEqual(131);
          expect(text.length / (endTime - startTime)).toBeLessThanOrEqual(25);
          expect(endTime - startTime).toBeLessThan(20);
          if (i > 0) expect(startTime).toBeGreaterThanOrEqual(cues[i - 1]!.endTime);
        }
        const spoken = turns.flatMap(({ text }) => text.split(' '));
        expect(cues.flatMap(({ text }) => text.split(' '))).toEqual(spoken);
      }),
    );
  });
});
