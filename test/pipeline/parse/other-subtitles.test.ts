// Files of players that hold speech now and then: LRC, MicroDVD, MPL2.
import { describe, expect, it } from 'vitest';
import { parseText, spoken } from './read-fixture.js';

const timed = (text: string) =>
  parseText(text).turns.map(({ text: words, startTime, endTime }) => [words, startTime, endTime]);
const lost = (text: string) => parseText(text).losses.map(({ what, count }) => [what, count]);

describe('LRC', () => {
  const lines = '[00:01.00]Ada: Hello there.\n[00:04.50]Grace: How are you?\n[01:07.25]Ada: It is late.\n';

  it('gives words, names and times, and its title', () => {
    const { format, metadata, losses } = parseText(`[ti:The oven]\n[ar:Night Shift]\n[by:whisper.cpp]\n${lines}`);
    expect([format, metadata.title]).toEqual(['lrc', 'The oven']);
    expect(losses.map(({ what, count }) => [what, count])).toEqual([['metadata', 2]]);
    expect(spoken(parseText(`[by:x]\n${lines}`))).toEqual([
      ['Ada', 'Hello there.'],
      ['Grace', 'How are you?'],
      ['Ada', 'It is late.'],
    ]);
    expect(parseText(`[by:x]\n${lines}`).turns.map(({ startTime, timing }) => [startTime, timing])).toEqual([
      [1, 'exact'],
      [4.5, 'exact'],
      [67.25, 'exact'],
    ]);
  });

  it.each([
    ['+500', [0.5, 4, 66.75]],
    ['-250', [1.25, 4.75, 67.5]],
    ['2000', [0, 2.5, 65.25]],
    ['soon', [1, 4.5, 67.25]],
  ])('comes sooner or later by its offset: %s', (offset, starts) => {
    const { turns } = parseText(`[offset: ${offset}]\n${lines}`);
    expect(turns.map(({ startTime }) => startTime)).toEqual(starts);
  });

  it('ends at an empty line, and in the end at its length', () => {
    const text = '[length: 1:30]\n[00:01.00]Ada: Hello.\n[00:03.00]\n[00:09.00]Grace: Morning.\n[00:20.00]Ada: Yes.\n';
    expect(timed(text)).toEqual([
      ['Hello.', 1, 3],
      ['Morning.', 9, 20],
      ['Yes.', 20, 90],
    ]);
  });

  it('leaves the stamps of words out of them', () => {
    const text = '[by:x]\n[00:01.00] <00:01.04> Hello <00:01.60> there.\n[00:04.00]<00:04.10>Good <00:04.5>morning.\n';
    expect(timed(text)).toEqual([['Hello there. Good morning.', 1, null]]);
    expect(lost(text)).toContainEqual(['word-time', 4]);
  });

  it('puts a line that comes again, and lines in another order, where they are heard', () => {
    const text = '[by:x]\n[00:20.00]Grace: No.\n[00:01.00][00:30.00]Ada: Ovens.\n';
    expect(timed(text).map(([words, start]) => [words, start])).toEqual([
      ['Ovens.', 1],
      ['No.', 20],
      ['Ovens.', 30],
    ]);
  });

  it.each([
    ['hours before minutes', '[by:x]\n[00:59:59]Ada: One.\n[01:02:03]Grace: Two.\n', [3599, 3723]],
    ['hours and a fraction', '[by:x]\n[00:59:59.5]Ada: One.\n[01:02:03.25]Grace: Two.\n', [3599.5, 3723.25]],
    ['hundredths after a colon', '[by:x]\n[00:59:75]Ada: One.\n[01:02:03]Grace: Two.\n', [59.75, 62.03]],
    ['minutes beyond an hour', '[by:x]\n[59:59.00]Ada: One.\n[121:02.03]Grace: Two.\n', [3599, 7262.03]],
  ])('has times with %s', (_, text, starts) => {
    expect(parseText(text).turns.map(({ startTime }) => startTime)).toEqual(starts);
  });

  it('goes on in lines without a stamp', () => {
    expect(timed('[by:x]\n[00:01.00]Hello\nto you all.\n[00:04.00]Good morning.\n')[0]![0]).toBe(
      'Hello to you all. Good morning.',
    );
  });

  it('is not what people say about it', () => {
    const text = 'Ada: [ti:x] is a line of LRC.\n\nBea: Is it?\n\nAda: [by:x] is one, too.\n\nBea: I see.\n';
    expect(parseText(text).format).not.toBe('lrc');
  });
});

describe('MicroDVD', () => {
  it('is timed by the frames a second that it names', () => {
    const text = '{1}{1}25\n{25}{75}{y:i}Hello|there.\n{100}{150}How are {b}you?\n{150}{}\n';
    expect(parseText(text).format).toBe('microdvd');
    expect(timed(text)).toEqual([['Hello there. How are you?', 1, 6]]);
    const cues = parseText('{1}{1}23.976\n{24}{48}Ada: Hello.\n{2398}{2448}Grace: Morning.\n{2500}{2550}Ada: Yes.\n');
    expect(cues.turns.map(({ startTime }) => startTime)).toEqual([1.001, 100.017, 104.271]);
  });

  it('is refused where it names none', () => {
    const text = '{10}{40}Hello there.\n{50}{90}How are you?';
    expect(() => parseText(text)).toThrow(
      expect.objectContaining({
        code: 'malformed-transcript',
        details: [{ line: 1, message: expect.stringContaining('MicroDVD counts frames') }],
      }),
    );
  });
});

describe('MPL2', () => {
  it('is timed in tenths of seconds', () => {
    const text = '[10][40]/Hello|/there.\n[55][90]How are you?\n';
    expect(parseText(text).format).toBe('mpl2');
    expect(timed(text)).toEqual([['Hello there. How are you?', 1, 9]]);
    expect(lost(text)).toContainEqual(['style', 2]);
  });
});
