// What recognisers print beside their words: times in brackets on each line, marks of voices, turns and silence.
import { describe, expect, it } from 'vitest';
import { parseText, spoken } from './read-fixture.js';

const lines = (words: readonly string[]) =>
  words.map((text, i) => `[00:0${i * 2}.000 --> 00:0${i * 2 + 2}.000]  ${text}`).join('\n');
const cues = (words: readonly string[]) =>
  words.map((text, i) => `${i + 1}\n00:00:0${i * 2},000 --> 00:00:0${i * 2 + 2},000\n${text}\n`).join('\n');

describe('lines with two times in brackets', () => {
  it('end when the last one ends', () => {
    const { format, turns } = parseText(lines(['Hello there.', 'How are you?', 'Fine.']));
    expect(format).toBe('text');
    expect(turns.map(({ startTime, endTime, text }) => [startTime, endTime, text])).toEqual([
      [0, 6, 'Hello there. How are you? Fine.'],
    ]);
  });

  it('go on in lines without times', () => {
    expect(spoken(parseText(`${lines(['Hello there.', 'How are', 'Fine.', 'Bye.'])}\nnow`))).toEqual([
      [null, 'Hello there. How are Fine. Bye. now'],
    ]);
  });

  it('are turns of an hour no more than captions are', () => {
    const many = Array.from({ length: 400 }, (_, i) => {
      const [at, end] = [i * 9, i * 9 + 9].map((t) => new Date(t * 1000).toISOString().slice(11, 23));
      return `[${at} --> ${end}]  These are some words of sentence ${i}.`;
    });
    expect(parseText(many.join('\n')).turns.length).toBeGreaterThan(5);
  });

  it('name who speaks, by numbers or by names', () => {
    const voices = ['(speaker 0) Hello.', '(speaker 1) Hi.', '(speaker ?) Hm.'];
    expect(spoken(parseText(lines(voices)))).toEqual([
      ['speaker 0', 'Hello.'],
      ['speaker 1', 'Hi.'],
      [null, 'Hm.'],
    ]);
    expect(spoken(parseText(lines(['Ada: Hello.', 'Grace: Hi.', 'Ada: So.'])))).toHaveLength(3);
  });
});

describe('marks among the words', () => {
  it.each([
    ['printed lines', lines],
    ['captions', cues],
  ])('of a turn part the words and are none: %s', (_, write) => {
    const text = write(['Hello there. [SPEAKER_TURN]', 'Hi.', 'Welcome. [SPEAKER_TURN]', 'Thanks.']);
    expect(spoken(parseText(text)).map(([, words]) => words)).toEqual(['Hello there.', 'Hi. Welcome.', 'Thanks.']);
  });

  it('of silence are left out and counted', () => {
    const { turns, losses } = parseText(cues(['Hello there.', '[BLANK_AUDIO]', '[ Silence ]', 'Hi.']));
    expect(turns.map(({ text }) => text)).toEqual(['Hello there. Hi.']);
    expect(losses).toContainEqual({ what: 'empty', count: 2, line: 6 });
  });

  it('of how somebody is heard are not part of the name', () => {
    const text = cues(['ADA: Hello.', 'GRACE: Hi.', 'ADA (ON PHONE): So.', 'GRACE (V.O.): Yes.', 'ADA: Bye.']);
    expect([...new Set(parseText(text).turns.map(({ speaker }) => speaker))]).toEqual(['ADA', 'GRACE']);
  });
});

it('a recording that starts after an hour is told, and left as it is', () => {
  const late = (hours: string) => cues(['Hello.', 'Hi.', 'Bye.']).replaceAll('00:00:0', `${hours}:00:0`);
  expect(parseText(late('01')).findings).toContainEqual({
    line: 2,
    message: 'The first words are at 1:00:00: if the recording begins with them, all times are late',
    severity: 'note',
  });
  expect(parseText(late('01')).turns[0]!.startTime).toBe(3600);
  expect(parseText(late('00')).findings.filter(({ message }) => message.includes('late'))).toEqual([]);
});
