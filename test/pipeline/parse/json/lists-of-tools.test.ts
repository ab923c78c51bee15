// What tools make of recognisers' JSON: lists cut out of it, or lists that name the speakers beside the words.
import { describe, expect, it } from 'vitest';
import { parseDocument, timed } from './read.js';

const SAID = [
  ['A', 'Hello there.', 0.1, 0.8],
  ['B', 'Hi.', 1.1, 1.4],
];

describe('utterances in milliseconds', () => {
  const utterances = [
    { speaker: 'A', text: 'Hello there.', start: 100, end: 800, words: [{ text: 'Hello', start: 100, end: 400 }] },
    { speaker: 'B', text: 'Hi.', start: 1100, end: 1400 },
  ];

  it('are so as a bare list, and under any name', () => {
    expect(timed(parseDocument(utterances))).toEqual(SAID);
    expect(timed(parseDocument({ segments: utterances }))).toEqual(SAID);
    expect(timed(parseDocument({ anything: utterances }))).toEqual(SAID);
  });

  it('are not what whole seconds are', () => {
    const words = 'These are the words of a whole minute of talk, less a few. '.repeat(12).trim();
    const segments = [
      { start: 0, end: 60, text: words, speaker: 'A' },
      { start: 60, end: 120, text: words, speaker: 'B' },
    ];
    expect(timed(parseDocument({ segments })).map(([, , start]) => start)).toEqual([0, 60]);
  });
});

describe('words without marks', () => {
  const words = [
    { word: 'Hello', start: 0.1, end: 0.4 },
    { word: 'there', start: 0.4, end: 0.8 },
    { word: 'Hi', start: 1.1, end: 1.4 },
  ];

  it('take those of the text that is made of them', () => {
    expect(timed(parseDocument({ text: 'Hello there. Hi!', words }))).toEqual([[null, 'Hello there. Hi!', 0.1, 1.4]]);
  });

  it('stay as they are beside another text', () => {
    expect(timed(parseDocument({ text: 'Good morning.', words }))).toEqual([[null, 'Hello there Hi', 0.1, 1.4]]);
  });
});

it('a list of speakers beside the same words without them is the one that is read', () => {
  const chunks = SAID.map(([, text, start, end]) => ({ text, timestamp: [start, end] }));
  const speakers = chunks.map((chunk, i) => ({ ...chunk, speaker: SAID[i]![0] }));
  expect(timed(parseDocument({ speakers, chunks, text: 'Hello there. Hi.' }))).toEqual(SAID);
});

describe('who speaks when, listed beside the words', () => {
  const words = [
    { start: 0.1, end: 0.4, word: 'hello', punct: 'Hello' },
    { start: 0.4, end: 0.8, word: 'there', punct: 'there.' },
    { start: 1.1, end: 1.4, word: 'hi', punct: 'Hi.' },
  ];

  it('names them in the JSON of Kaldi', () => {
    const segments = [
      { start: 0, duration: 1, speaker: { '@id': 'A', gender: 'F' } },
      { start: 1, duration: 1, speaker: { '@id': 'B', gender: 'M' } },
    ];
    const segmentation = { speakers: [{ '@id': 'A' }, { '@id': 'B' }], segments };
    expect(timed(parseDocument({ retval: { punct: 'Hello there. Hi.', words, segmentation } }))).toEqual(SAID);
  });

  it('names them in the paragraphs of an editor', () => {
    const paragraphs = [
      { id: 0, start: 0.1, end: 0.8, speaker: 'A' },
      { id: 1, start: 1.1, end: 1.4, speaker: 'B' },
    ];
    const texts = words.map(({ punct, start, end }, id) => ({ id, text: punct, start, end }));
    expect(timed(parseDocument({ words: texts, paragraphs }))).toEqual(SAID);
  });

  it("names them in Speechmatics' first format, where marks are words", () => {
    const speakers = [
      { name: 'A', time: '0.0', duration: '0.9' },
      { name: 'B', time: '0.9', duration: '1.0' },
    ];
    const named = words.flatMap(({ punct, start, end }) => {
      const [, word, mark] = /^(\w+)(\.?)$/.exec(punct)!;
      const said = { name: word, time: String(start), duration: String(end - start), confidence: '0.9' };
      return mark ? [said, { name: mark, time: String(end), duration: '0' }] : [said];
    });
    expect(timed(parseDocument({ format: '1.0', speakers, words: named }))).toEqual(SAID);
  });

  it('leaves words outside to who spoke before, and words that name their own alone', () => {
    const paragraphs = [{ start: 0, end: 0.5, speaker: 'A' }];
    const far = [...words, { start: 20, end: 21, word: 'bye', punct: 'Bye.' }];
    expect(timed(parseDocument({ words: far, paragraphs })).map(([speaker]) => speaker)).toEqual(['A']);
    const own = words.map((word) => ({ ...word, speaker: 'C' }));
    expect(timed(parseDocument({ words: own, paragraphs })).map(([speaker]) => speaker)).toEqual(['C']);
  });
});
