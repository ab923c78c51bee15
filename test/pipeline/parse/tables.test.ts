import { describe, expect, it } from 'vitest';
import { parseText, spoken } from './read-fixture.js';

const timed = (text: string) =>
  parseText(text).turns.map(({ speaker, text: words, startTime, endTime }) => [speaker, words, startTime, endTime]);

const PLAIN = [[null, 'Hello there, all. He said "no".', 0, 6.5]];
const NAMED = [
  ['Ada Byron', 'Hello there, all of you.', 0, 6],
  ['Grace', 'Hi.', 6, 8],
];

describe('a table of words and times', () => {
  it.each([
    ['of Whisper', 'start\tend\ttext\n0\t4000\tHello there, all.\n4000\t6500\tHe said "no".\n'],
    ['of whisper.cpp', 'start,end,text\n0,4000," Hello there, all."\n4000,6500," He said ""no""."\n'],
    ['of Audacity', '0.000000\t4.000000\tHello there, all.\n4.000000\t6.500000\tHe said "no".\n'],
    [
      'with clocks',
      'Start Time;End Time;Caption\n00:00:00,000;00:00:04,000;Hello there, all.\n0:04;0:06.5;"He said ""no""."\n',
    ],
  ])('is read as %s writes it', (_, text) => {
    expect(parseText(text).format).toBe('table');
    expect(timed(text)).toEqual(PLAIN);
  });

  it.each([
    [
      'CSV of an editor, with frames',
      'Speaker Name,Start Time,End Time,Text\nAda Byron,00:00:00:12,00:00:06:01,"Hello there, all of you."\nGrace,00:00:06:01,00:00:08:00,Hi.\n',
    ],
    [
      'Markdown',
      '| Start | End | Name | Words |\n|:---|---|---|---|\n| 0:00 | 0:06 | Ada Byron | Hello there, all of you. |\n| 0:06 | 0:08 | Grace | Hi. |\n',
    ],
  ])('names who speaks: %s', (_, text) => {
    expect(timed(text)).toEqual(NAMED);
  });

  it('needs no times beside speakers', () => {
    const text = 'speaker,text\nAda Byron,Hello there.\nGrace,Hi.\nGrace,Bye.\n';
    expect(spoken(parseText(text))).toEqual([
      ['Ada Byron', 'Hello there.'],
      ['Grace', 'Hi. Bye.'],
    ]);
  });

  it('goes on after a quotation mark that is never closed', () => {
    const text = 'start,end,text\n0,4,Hello there.\n4,6,"Hi to you.\n6,9,And bye.\n';
    expect(timed(text)).toEqual([[null, 'Hello there. "Hi to you. And bye.', 0, 9]]);
  });

  it('has lines for what is left out', () => {
    const { findings } = parseText('start\tend\ttext\n0\t4000\tHello there.\n4000\n5000\t7000\tHi.\n');
    expect(findings).toContainEqual({ line: 3, message: 'A row without a cell for the words was left out' });
  });

  it.each([
    ['a list of people', 'name,age,content\nAda,36,36 of them\nGrace,85,85 of them\nBea,20,20 of them\n'],
    ['a chat', 'time,name,message\n2024-01-02,Ada,Hello\n2024-01-02,Grace,Hi\n2024-01-02,Ada,Bye\n'],
    ['numbers', 'start,end,count\n0,1,2\n1,2,3\n2,3,4\n'],
  ])('is not %s', (_, text) => {
    expect(() => parseText(text)).toThrow();
  });
});

describe('SubStation Alpha', () => {
  const head =
    '[Script Info]\nTitle: The oven\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n[Events]\n';
  const format = 'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n';
  const line = (start: string, end: string, name: string, words: string) =>
    `Dialogue: 0,${start},${end},Default,${name},0,0,0,,${words}\n`;

  it('gives names, times and words without codes', () => {
    const text = `${head}${format}Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,a note\n${line('0:00:03.50', '0:00:05.00', 'Grace', 'Hi.')}${line('0:00:01.00', '0:00:03.00', 'Ada Byron', '{\\i1}Hello,{\\i0} all\\Nof\\hyou.')}`;
    const { format: read, metadata, losses } = parseText(text);
    expect([read, metadata.title]).toEqual(['ssa', 'The oven']);
    expect(timed(text)).toEqual([
      ['Ada Byron', 'Hello, all of you.', 1, 3],
      ['Grace', 'Hi.', 3.5, 5],
    ]);
    expect(losses.map(({ what, count }) => [what, count])).toEqual([
      ['note', 1],
      ['style', 3],
    ]);
  });

  it('reads fields in the order of its own file, and drawings as none', () => {
    const own = 'Format: Start, End, Actor, Text\n';
    const events =
      'Dialogue: 0:00:01.00,0:00:02.00,Ada,Hello, you.\nDialogue: 0:00:02.00,0:00:03.00,,{\\p1}m 0 0 l 100 0\n';
    expect(timed(head + own + events)).toEqual([['Ada', 'Hello, you.', 1, 2]]);
  });

  it('leaves out lines without a time, and says so', () => {
    const { findings } = parseText(
      head + format + line('0:00:01.00', '0:00:02.00', 'Ada', 'Hi.') + line('x', 'y', '', 'No.'),
    );
    expect(findings.map(({ line: at }) => at)).toContain(11);
    expect(() => parseText(head + format)).toThrow(/breaks the rules/);
  });
});
