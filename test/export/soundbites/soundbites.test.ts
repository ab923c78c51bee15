import { describe, expect, it } from 'vitest';
import type { Chapter } from '../../../src/domain/chapter.js';
import type { Lesson } from '../../../src/domain/lesson.js';
import type { Turn } from '../../../src/domain/transcript.js';
import { soundbitesOf as soundbitesOfSource } from '../../../src/export/soundbites/soundbites.js';
import { aChapter, aLesson } from '../../fixtures/builders.js';
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

const soundbitesOf = (
  turns: readonly Turn[],
  lessons: readonly Lesson[],
  chapters: readonly Chapter[] = [aChapter({ title: 'Backups' })],
) => soundbitesOfSource({ turns, lessons, chapters });

function lessonIn(turns: readonly Turn[], index: number, changes = {}) {
  const { text } = turns[index]!;
  return aLesson({
    quote: text,
    statement: `Point ${index} is that nobody should ever guess.`,
    turn: index,
    endOffset: text.length,
    ...changes,
  });
}

describe('a soundbite', () => {
  it('of a quote that is long enough is its sentences', () => {
    const turns = captions(20, 3);
    expect(soundbitesOf(turns, [lessonIn(turns, 1)])).toEqual([
      {
        ...{
          startTime: 20,
          duration: 20,
          title: 'Point 1 is that nobody should ever guess',
          timing: 'exact',
          speaker: 'Ada',
          turn: 1,
        },
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

  it('is called by its point, or a clause of it that says all that it says alone', () => {
    const turns = captions(20, 1);
    const titleOf = (statement: string) => soundbitesOf(turns, [lessonIn(turns, 0, { statement })])[0]!.title;
    expect(titleOf('An average is where\nbad news goes to hide.')).toBe('An average is where bad news goes to hide');
    const first = 'You can only rebuild a cluster from what somebody has written down in time';
    expect(titleOf(`${first}, because nobody remembers a setting that was made two years ago by hand, at night.`)).toBe(
      first,
    );
    // What follows a "but" is no less of it.
    expect(titleOf(`${first}, but if you have the disks then you may find most of it there and save the day.`)).toBe(
      'Backups – Ada',
    );
  });

  it('is called by its chapter and who speaks where the lesson is no title, and never cut', () => {
    const turns = captions(20, 1);
    const [long] = soundbitesOf(turns, [lessonIn(turns, 0, { statement: `Never ${'so long '.repeat(40)}.` })]);
    expect(long!.title).toBe('Backups – Ada');
    const leaning = lessonIn(turns, 0, { statement: 'That is why they did it.', speaker: null });
    expect(soundbitesOf(turns, [leaning])[0]!.title).toBe('Backups');
    expect(soundbitesOf(turns, [leaning], [aChapter({ title: 'word '.repeat(40) })])).toEqual([]);
  });
});

describe('soundbites', () => {
  const turns = captions(15, 60);

  it('are of the best lessons, at most five, in the order in which they are heard', () => {
    const lessons = [27, 9, 45, 18, 36, 54].map((index, i) => lessonIn(turns, index, { score: 0.9 - i / 10 }));
    expect(soundbitesOf(turns, lessons).map(({ turn }) => turn)).toEqual([9, 18, 27, 36, 45]);
  });

  it('are a minute apart', () => {
    const near = [30, 31, 33, 35, 40].map((index, i) => lessonIn(turns, index, { score: 0.9 - i / 10 }));
    expect(soundbitesOf(turns, near).map(({ turn }) => turn)).toEqual([30, 35, 40]);
  });

  it('come from different chapters while there are others, and a title stands once', () => {
    const chapters = ['One', 'Two', 'Three'].map((title, index) => aChapter({ index, title }));
    const lessons = [2, 12, 22, 32, 42, 52].map((index, i) =>
      lessonIn(turns, index, { score: 0.9 - i / 10, chapter: Math.floor(i / 2), statement: 'That is it.' }),
    );
    expect(soundbitesOf(turns, lessons, chapters).map(({ turn, title }) => [turn, title])).toEqual([
      [2, 'One – Ada'],
      [22, 'Two – Ada'],
      [42, 'Three – Ada'],
    ]);
    const inWords = lessons.map((lesson, i) => ({
      ...lesson,
      statement: `You should always test copy ${i} of the data.`,
    }));
    expect(soundbitesOf(turns, inWords, chapters).map(({ turn }) => turn)).toEqual([2, 12, 22, 32, 42]);
    expect(soundbitesOf(turns, [...inWords.slice(0, 2), ...lessons.slice(2)], chapters)).toHaveLength(4);
  });

  it('may come from one turn where nobody else speaks', () => {
    const text = Array.from({ length: 60 }, (_, i) => `You should always test sample number ${i} twice.`).join(' ');
    const solo = [turn({ text, startTime: 0, endTime: 900 })];
    const lessons = [5, 30].map((i) => {
      const quote = `You should always test sample number ${i} twice.`;
      const startOffset = text.indexOf(quote);
      return aLesson({ quote, statement: quote, turn: 0, startOffset, endOffset: startOffset + quote.length });
    });
    expect(soundbitesOf(solo, lessons)).toHaveLength(2);
  });
});
