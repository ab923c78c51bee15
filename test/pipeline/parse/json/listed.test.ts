import { describe, expect, it } from 'vitest';
import { HindcastError } from '../../../../src/domain/errors.js';
import { parseText } from '../read-fixture.js';
import { parseDocument, timed } from './read.js';

function reason(document: unknown): string {
  try {
    parseDocument(document);
  } catch (error) {
    if (error instanceof HindcastError) return `${error.code}: ${error.details[0]?.message}`;
    throw error;
  }
  throw new Error('It was accepted');
}

describe('JSON of no known format', () => {
  const turns = [
    ['Ines', 'The oven is cold.', 0.5],
    ['Tomas', 'Again?', 62.25],
  ];

  it.each([
    ['a clock', { transcript: [entry('0:00:00.5', 0), entry('0:01:02.25', 1)] }],
    ['minutes and seconds', { data: { lines: [entry('00:00.5', 0), entry('01:02.25', 1)] } }],
    ['seconds as text', [entry('0.5', 0), entry('62.25s', 1)]],
    ['ISO durations', [entry('PT0.5S', 0), entry('PT1M2.25S', 1)]],
    ['milliseconds by their name', [entry(500, 0, 'start_ms'), entry(62_250, 1, 'start_ms')]],
    ['milliseconds by their size', [entry(500, 0, 'start'), entry(62_250, 1, 'start')]],
    ['pairs', [entry([0.5, 1], 0), entry([62.25, 63], 1)]],
  ])('with times as %s is read, and says so', (_, document) => {
    const transcript = parseDocument(document);
    expect(transcript.format).toBe('json');
    expect(timed(transcript).map((turn) => turn.slice(0, 3))).toEqual(turns);
    expect(transcript.findings).toEqual([
      { line: 1, severity: 'note', message: expect.stringMatching(/no known format.*"text".*"who"/) },
    ]);
  });

  function entry(time: unknown, i: number, field = 'timestamp') {
    return { [field]: time, who: ['Ines', 'Tomas'][i], text: ['The oven is cold.', 'Again?'][i] };
  }

  it('interpolates an entry without a time, and gives a note to nobody', () => {
    const transcript = parseDocument({
      transcript: [
        { text: '(Laughter)' },
        { timestamp: '0:10', speaker: 'Ines', text: 'One two.' },
        { speaker: 'Tomas', text: 'Three four.' },
        { timestamp: '0:30', speaker: 'Ines', text: 'Five.' },
        { text: '(Laughter)' },
      ],
    });
    expect(transcript.turns.map(({ speaker, startTime, timing }) => [speaker, startTime, timing])).toEqual([
      [null, null, null],
      ['Ines', 10, 'exact'],
      ['Tomas', 20, 'interpolated'],
      ['Ines', 30, 'exact'],
      [null, null, null],
    ]);
  });

  it('joins lists that lie in the entries of a list, with the speaker beside them', () => {
    const word = (each: string, start: number) => ({ word: each, start, end: start + 0.4 });
    const document = [
      { speaker: 'Ines', items: [word('Hello', 0), word('there.', 0.5)] },
      { speaker: 'Tomas', items: [word('Hi.', 2)] },
    ];
    expect(timed(parseDocument(document))).toEqual([
      ['Ines', 'Hello there.', 0, 0.9],
      ['Tomas', 'Hi.', 2, 2.4],
    ]);
  });

  it('takes a document a line for a list', () => {
    const lines = ['{"start": 1, "end": 2, "text": "One."}', '{"start": 3, "end": 4, "text": "Two."}', '{"start": 5}'];
    const transcript = parseText(lines.join('\n'));
    expect(timed(transcript)).toEqual([[null, 'One. Two.', 1, 4]]);
    expect(transcript.findings.map(({ line }) => line)).toEqual([3]);
  });

  it('takes only those times of an export of ours that were exact', () => {
    const turn = (index: number, startTime: number, timing: string) => ({
      index,
      speaker: 'AB'[index % 2],
      text: `Turn ${index}.`,
      startTime,
      endTime: null,
      timing,
    });
    const document = { turns: [turn(0, 1, 'exact'), turn(1, 5, 'interpolated'), turn(2, 21, 'exact')] };
    expect(parseDocument(document).turns.map(({ startTime, timing }) => [startTime, timing])).toEqual([
      [1, 'exact'],
      [11, 'interpolated'],
      [21, 'exact'],
    ]);
  });

  it.each([
    [
      'written text',
      'transcript',
      'Ines: The oven was cold when I came in this morning, and nobody knew why.\n\nTomas: Again? That makes three times this week.',
      2,
    ],
    [
      'captions',
      'captions',
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ines>Cold.\n\n00:02.000 --> 00:03.000\n<v Tomas>Again?',
      2,
    ],
  ])('that holds %s in one field is read as such', (_, field, text, count) => {
    const transcript = parseDocument({ id: 1, [field]: text });
    expect(transcript.format).toBe('json');
    expect(transcript.turns.map(({ speaker }) => speaker)).toEqual(['Ines', 'Tomas'].slice(0, count));
  });

  it.each([
    [
      'chapters',
      { version: '1.2.0', chapters: [{ startTime: 0, title: 'Intro' }, { startTime: 9 }] },
      /chapters file \(2/,
    ],
    ['chapters of Podlove', [{ start: '00:00:00.000', title: 'Intro', href: '' }], /chapters file \(1/],
    [
      'messages with an assistant',
      {
        messages: [
          { role: 'user', content: 'Hi' },
          { role: 'assistant', content: 'Hello' },
        ],
      },
      /chat/,
    ],
    [
      'dated messages',
      [
        { user: 'U1', text: 'Hi', ts: '1512085950.000216' },
        { user: 'U2', text: 'Ho', ts: '1512085951.000216' },
      ],
      /chat/,
    ],
    ['posts', { messages: [{ date: '2024-05-14T10:00:00', author: 'Ines', text: 'Hi' }] }, /chat/],
    [
      'an object of clips',
      Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`v${i}`, { begin: '0:01', end: '0:02', text: 'HI' }])),
      /9 objects .*"begin", "end", "text"/,
    ],
    [
      'clips whose times do not rise',
      [9, 3, 7, 1, 5].map((start) => ({ start, text: 'Hi there.' })),
      /list of objects/,
    ],
    ['texts without time or speaker', [{ title: 'A', text: 'Words' }], /"title", "text"/],
    ['a feed', { version: 'https://jsonfeed.org/version/1.1', items: [{ title: 'x' }] }, /JSON feed/],
    ['settings', { name: 'x', scripts: { test: 'y' } }, /"name", "scripts"/],
  ])('that is %s is refused with that reason', (_, document, pattern) => {
    expect(reason(document)).toMatch(pattern);
    expect(reason(document)).toMatch(/^unknown-format/);
  });
});
