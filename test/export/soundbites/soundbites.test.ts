import { describe, expect, it } from 'vitest';
import type { Turn } from '../../../src/domain/transcript.js';
import { soundbitesOf } from '../../../src/export/soundbites/soundbites.js';
import { aLesson } from '../../fixtures/builders.js';
import { turn } from '../turns.js';

/** Turns of one sentence each, `seconds` long, all stamped. */
function captions(seconds: number, count: number): Turn[] {
  return Array.from({ length: count }, (_, index) => {
    const startTime = index * seconds;
    return turn({
      index,
      speaker: 'Rui',
      text: `This is what turn ${index} says.`,
      startTime,
      endTime: startTime + seconds,
    });
  });
}

function lessonIn(turns: readonly Turn[], index: number, changes = {}) {
  const { text } = turns[index]!;
  return aLesson({ quote: text, statement: `Point ${index}`, turn: index, endOffset: text.length, ...changes });
}

describe('a soundbite', () => {
  it('of a quote that is long enough is its sentences', () => {
    const turns = captions(20, 3);
    expect(soundbitesOf(turns, [lessonIn(turns, 1)])).toEqual([
      {
        ...{ startTime: 20, duration: 20, title: 'Point 1', timing: 'exact', speaker: 'Ada', turn: 1 },
        lesson: expect.any(String),
      },
    ]);
  });

  it('of a short quote goes on for whole sentences until it has 15 seconds', () => {
    const turns = captions(6, 8);
    expect(soundbitesOf(turns, [lessonIn(turns, 3)])).toMatchObject([{ startTime: 18, duration: 18 }]);
    // At the end of the recording it begins earlier.
    expect(soundbitesOf(turns, [lessonIn(turns, 7)])).toMatchObject([{ startTime: 30, duration: 18 }]);
  });

  it('begins and ends where sentences do, also inside of a turn', () => {
    const text = 'One two three four. Five six seven eight. Nine ten eleven twelve.';
    const turns = [turn({ text, startTime: 0, endTime: 60 })];
    const quote = 'six seven';
    const lesson = aLesson({ quote, turn: 0, startOffset: text.indexOf(quote), endOffset: text.indexOf(quote) + 9 });
    expect(soundbitesOf(turns, [lesson])).toMatchObject([{ startTime: 20, duration: 20, timing: 'interpolated' }]);
  });

  it('is left out where no time is known, or where it would be longer than two minutes', () => {
    const untimed = [turn({ text: 'Nobody knows when this was said.' })];
    expect(soundbitesOf(untimed, [lessonIn(untimed, 0)])).toEqual([]);
    const long = captions(121, 2);
    expect(soundbitesOf(long, [lessonIn(long, 0)])).toEqual([]);
    const short = captions(4, 2);
    expect(soundbitesOf(short, [lessonIn(short, 0)])).toEqual([]);
  });

  it('has a title of one line and 128 characters at most', () => {
    const turns = captions(20, 1);
    const [soundbite] = soundbitesOf(turns, [lessonIn(turns, 0, { statement: `Never\n${'so long '.repeat(40)}` })]);
    expect(soundbite!.title.length).toBeLessThanOrEqual(128);
    expect(soundbite!.title).toMatch(/^Never so long .*long…$/u);
  });
});

describe('soundbites', () => {
  const turns = captions(15, 20);

  it('are of the best lessons, at most five, in the order in which they are heard', () => {
    const lessons = [9, 3, 15, 6, 12, 18].map((index) => lessonIn(turns, index));
    expect(soundbitesOf(turns, lessons).map(({ turn }) => turn)).toEqual([3, 6, 9, 12, 15]);
  });

  it('do not overlap', () => {
    const short = captions(5, 20);
    const chosen = soundbitesOf(
      short,
      [10, 11, 12, 13, 14].map((index) => lessonIn(short, index)),
    );
    expect(chosen.map(({ startTime, duration }) => [startTime, duration])).toEqual([
      [50, 15],
      [65, 15],
    ]);
  });
});
