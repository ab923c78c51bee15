import { describe, expect, it } from 'vitest';
import { parseText } from '../read-fixture.js';
import { parseDocument, stamps, timed } from './read.js';

const turns = [
  ['Ines', 'The oven is cold.', 0.5, 2],
  ['Tomas', 'Again? Yes.', 2.5, 4],
];

describe('Podcasting 2.0 JSON', () => {
  const segments = [
    { speaker: 'Ines', startTime: 0.5, endTime: 2, body: 'The oven is cold.' },
    { speaker: 'Tomas', startTime: 2.5, endTime: 3, body: 'Again?' },
    { startTime: 3, endTime: 4, body: 'Yes.' },
  ];
  const renamed = (names: Record<string, string>, scale = 1) =>
    segments.map((segment) =>
      Object.fromEntries(
        Object.entries(segment).map(([key, value]) => [
          names[key] ?? key,
          typeof value === 'number' ? value * scale : value,
        ]),
      ),
    );

  it.each([
    ['as specified', { version: '1.0.0', segments }],
    ['as a list alone', segments],
    [
      'with start, end and text',
      { version: '1.0.0', segments: renamed({ startTime: 'start', endTime: 'end', body: 'text' }) },
    ],
    ['with milliseconds', { segments: renamed({ startTime: 'startMs', endTime: 'endMs' }, 1000) }],
    [
      'with milliseconds and text',
      { segments: renamed({ startTime: 'startMs', endTime: 'endMs', body: 'text' }, 1000) },
    ],
    [
      'with times as text',
      segments.map((each) => ({ ...each, startTime: String(each.startTime), endTime: String(each.endTime) })),
    ],
  ])('%s', (_, document) => {
    const transcript = parseDocument(document);
    expect(transcript.format).toBe('podcast-json');
    expect(timed(transcript)).toEqual(turns);
    expect(transcript.findings).toEqual([]);
  });

  it('with a whole WebVTT file in a field', () => {
    const cues = [
      '00:00.500 --> 00:02.000\n<v Ines>The oven is cold.',
      '00:02.500 --> 00:04.000\n<v Tomas>Again? Yes.',
    ];
    const transcript = parseDocument({ version: 1, vtt: `WEBVTT\n\n${cues.join('\n\n')}\n\n00:xx --> 00:yy\nx` });
    expect(transcript.format).toBe('podcast-json');
    expect(timed(transcript)).toEqual(turns);
    expect(transcript.findings[0]).toMatchObject({ line: 1, message: expect.stringContaining('Line 9 of "vtt"') });
  });

  it('with two segments of one cue keeps both and one stamp', () => {
    const transcript = parseDocument({ segments: [segments[0], { ...segments[0], body: 'So am I.' }] });
    expect(timed(transcript)).toEqual([['Ines', 'The oven is cold. So am I.', 0.5, 2]]);
    expect(stamps(transcript)).toEqual([0.5]);
  });

  it('tells the line of each entry that is left out', () => {
    const text =
      '{"segments": [\n{"startTime": 0, "body": "Hi."},\n\nnull,\n{"startTime": 1, "body": 7}, {"body": "Yo\\n\\"x]"},\n{}]}';
    expect(parseText(text).findings.map(({ line }) => line)).toEqual([4, 5, 5, 6]);
  });

  it.each([-1, 1e300, '-5', 'soon', Number.MAX_VALUE, null, [], {}, true, ''])(
    'keeps the words at the time %j',
    (startTime) => {
      const transcript = parseDocument({ segments: [segments[0], { ...segments[1], startTime, endTime: startTime }] });
      expect(timed(transcript).map(([speaker, text]) => [speaker, text])).toEqual([
        ['Ines', 'The oven is cold.'],
        ['Tomas', 'Again?'],
      ]);
      expect(transcript.turns[1]!.startTime).toBeNull();
      expect(transcript.findings).toHaveLength(1);
    },
  );

  it('calls voices as they are called: A is no answer', () => {
    const voices = ['A', 'Q', 'Speaker 1', 'Unknown Speaker'];
    const document = { segments: voices.map((speaker, i) => ({ speaker, startTime: i, body: `Words ${i}.` })) };
    expect(timed(parseDocument(document)).map(([speaker]) => speaker)).toEqual(['A', 'Q', 'Speaker 1', null]);
  });
});
