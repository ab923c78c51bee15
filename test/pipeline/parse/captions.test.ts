import { describe, expect, it } from 'vitest';
import { marked, parseFixture, parseText, spoken } from './read-fixture.js';

describe('WebVTT', () => {
  const voices = parseFixture('voices.vtt');

  it('makes one turn of consecutive cues of one voice, carried forward where a cue names none', () => {
    expect(voices.format).toBe('vtt');
    expect(spoken(voices)).toEqual([
      ['Ines Okafor', 'Tom & Jerry of the ovens, are here.'],
      ['Tomas Lindqvist', 'Hello.'],
      ['Ines Okafor', 'Hello! Still me.'],
    ]);
  });

  it('times turns and anchors by the cues, hours of three digits among them', () => {
    expect(voices.turns.map(({ startTime, endTime, timing }) => [startTime, endTime, timing])).toEqual([
      [1, 6, 'exact'],
      [6, 8, 'exact'],
      [6, 360_012, 'exact'],
    ]);
    expect(voices.turns[0]!.anchors).toEqual([
      { offset: 0, time: 1 },
      { offset: 26, time: 3.5 },
    ]);
  });

  it('reports a timing that cannot be read, with its line', () => {
    expect(voices.findings).toEqual([{ line: 20, message: expect.stringContaining('timing') }]);
  });

  it('takes bare seconds, missing fractions and spaceless arrows', () => {
    const transcript = parseText(
      'WEBVTT\n\n0.860 --> 7.380\nOne.\n\n3:33 --> 3:34.5\nTwo.\n\n00:04:00,000-->00:04:02,000\nThree.',
    );
    expect(transcript.turns.flatMap((turn) => turn.anchors.map((anchor) => anchor.time))).toEqual([0.86, 213, 240]);
  });

  it('folds rolling captions', () => {
    const cues = ['one two', 'one two\nthree four', 'three four', 'three four\nfive six', 'five six'];
    const text = cues.map((cue, i) => `00:0${i}.000 --> 00:0${i + 1}.000\n \n${cue}`).join('\n\n');
    expect(parseText(`WEBVTT\n\n${text}`).turns.map((turn) => turn.text)).toEqual(['one two three four five six']);
  });

  it('keeps what people say twice', () => {
    const cue = (at: number, text: string) => `00:0${at}.000 --> 00:0${at + 1}.000\n${text}`;
    const text = [cue(0, 'Yeah.'), cue(1, 'Yeah.'), cue(2, 'I know.'), cue(3, 'Right.'), cue(4, 'So we did.')].join(
      '\n\n',
    );
    expect(parseText(`WEBVTT\n\n${text}`).turns[0]!.text).toBe('Yeah. Yeah. I know. Right. So we did.');
  });

  it('starts a turn at ">>" without calling it anyone', () => {
    const transcript = parseText(
      'WEBVTT\n\n00:00.000 --> 00:01.000\n>> Hello\n\n00:01.000 --> 00:02.000\nthere.\n\n00:02.000 --> 00:03.000\n>> Hi.',
    );
    expect(spoken(transcript)).toEqual([
      [null, 'Hello there.'],
      [null, 'Hi.'],
    ]);
  });

  it('takes capitals on a line of their own for a speaker', () => {
    const transcript = parseText('WEBVTT\n\n00:00.000 --> 00:01.000\nMAN ( gasping ):\nWho is there?');
    expect(spoken(transcript)).toEqual([['MAN', 'Who is there?']]);
  });

  it('parts captions that name nobody at pauses and after some hundred words, only between sentences', () => {
    const cues = Array.from({ length: 200 }, (_, i) => {
      const start = i * 4 + (i >= 100 ? 30 : 0);
      const stamp = (s: number) =>
        `${String(Math.floor(s / 60)).padStart(2, '0')}:${String(s % 60).padStart(2, '0')}.000`;
      return `${stamp(start)} --> ${stamp(start + 4)}\n${i % 2 ? 'and it goes on until it ends.' : 'This is a sentence of the talk'}`;
    });
    const { turns } = parseText(`WEBVTT\n\n${cues.join('\n\n')}`);
    expect(turns.length).toBeGreaterThanOrEqual(4);
    expect(turns.every((turn) => turn.text.endsWith('ends.'))).toBe(true);
    expect(turns.some((turn) => turn.startTime === 430)).toBe(true);
    expect(turns[0]!.text).toContain('\n\n');
    expect(turns.every((turn) => turn.text.split('\n\n').every((paragraph) => paragraph.endsWith('ends.')))).toBe(true);
  });
});

describe('SRT', () => {
  const labels = parseFixture('labels.srt');

  it('keeps a name valid for the cues after it, and a blank line inside a cue', () => {
    expect(labels.format).toBe('srt');
    expect(spoken(labels)).toEqual([
      ['Ines', 'What did you lose?'],
      ['Tomas', 'All of it, and then the copy. Yes.'],
      ['Ines', 'Oh no: all of it?'],
      ['Tomas', 'All.'],
    ]);
    expect(labels.turns[1]!.endTime).toBe(6);
  });

  it.each([
    ['no numbers', '00:00:01,000 --> 00:00:02,000\nOne.\n\n00:00:03,000 --> 00:00:04,000\nTwo.'],
    ['dots', '1\n00:00:01.000 --> 00:00:02.000\nOne.\n\n2\n00:00:03.000 --> 00:00:04.000\nTwo.'],
    ['carriage returns alone', '1\r00:00:01,000 --> 00:00:02,000\rOne.\r\r2\r00:00:03,000 --> 00:00:04,000\rTwo.'],
    ['no blank lines', '1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:03,000 --> 00:00:04,000\nTwo.'],
    [
      'coordinates and style codes',
      '1\n00:00:01,000 --> 00:00:02,000 X1:40 X2:600\n{\\an8}One.\n\n2\n00:00:03,000 --> 00:00:04,000\n<font color="red">Two.</font>',
    ],
  ])('reads the dialect with %s', (_, text) => {
    const transcript = parseText(text);
    expect(transcript.format).toBe('srt');
    expect(transcript.turns.map((turn) => [turn.text, turn.startTime, turn.endTime])).toEqual([['One. Two.', 1, 4]]);
  });

  it('reads names in brackets and with roles', () => {
    const lines = ['[Ines Okafor]: One.', '[Unknown]: Two.', '[Ines Okafor]: Three.', '[Unknown]: Four.'];
    const text = lines.map((line, i) => `00:00:0${i},000 --> 00:00:0${i + 1},000\n${line}`).join('\n\n');
    expect(parseText(text).turns.map((turn) => turn.speaker)).toEqual(['Ines Okafor', null, 'Ines Okafor', null]);
  });
});

describe('Podcasting 2.0 JSON', () => {
  const words = parseFixture('words.json');

  it('joins single words, carries the speaker and takes times as numbers or text', () => {
    expect(words.format).toBe('podcast-json');
    expect(words.turns.map(({ speaker, text, startTime, endTime }) => [speaker, text, startTime, endTime])).toEqual([
      ['Ines', 'Hello there.', 0.5, 1.5],
      ['Tomas', 'Hi Ines. no time', 2.25, 3],
    ]);
  });

  it('keeps the words of a segment without a time, and says so', () => {
    expect(words.findings).toEqual([{ line: 9, message: expect.stringContaining('segment 5') }]);
  });

  it('takes characters that nobody sees out of words and names', () => {
    const segments = ['\u0000Ada\u200b', 'Grace\ue000'].map((speaker, i) => ({
      speaker,
      startTime: i,
      body: 'a\ud800\u0007 b &#xe000;',
    }));
    expect(spoken(parseText(JSON.stringify({ segments })))).toEqual([
      ['Ada', 'a\ufffd b &#xe000;'],
      ['Grace', 'a\ufffd b &#xe000;'],
    ]);
  });

  it('keeps a jingle that has words, with a mark before it', () => {
    const segments = ['Ines', 'Jingle', 'Ines'].map((speaker, i) => ({
      speaker,
      startTime: i,
      endTime: i + 1,
      body: `Words ${i}.`,
    }));
    const transcript = parseText(JSON.stringify({ version: '1.0.0', segments }));
    expect(transcript.turns.map((turn) => turn.speaker)).toEqual(['Ines', 'Jingle', 'Ines']);
    expect(marked(transcript)).toEqual(['break "Jingle" at 1:0']);
  });
});
