import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/static-site/search/archive.js';
import { ByteReader, ByteWriter } from '../../src/static-site/search/bytes.js';
import { nearestCells, readCell, readCentres, writeCell, writeCentres } from '../../src/static-site/search/cells.js';
import { decode, encode, productWith, stepsOf } from '../../src/static-site/search/codes.js';
import {
  blockSizes,
  COARSE_DIMENSIONS,
  DIMENSIONS,
  FORMAT,
  MAX_BLOCK,
  type Manifest,
} from '../../src/static-site/search/format.js';
import { readListFile, speakerList, topicList, writeListFile } from '../../src/static-site/search/list-file.js';
import { readWordFile, type WordEntry, writeWordFile } from '../../src/static-site/search/word-file.js';

const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const oneStep = stepsOf(new Float32Array(DIMENSIONS).fill(0.1));

describe('bytes', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(
        uint32,
        fc.string({ unit: 'grapheme' }),
        fc.array(uint32),
        fc.uint8Array(),
        (number, text, numbers, bytes) => {
          const rising = [...new Set(numbers)].sort((a, b) => a - b);
          const writer = new ByteWriter();
          writer.number(number);
          writer.text(text);
          writer.rising(rising);
          writer.float(0.5);
          writer.bytes(bytes);
          const reader = new ByteReader(writer.done());
          expect([reader.number(), reader.text(), reader.rising(), reader.float()]).toEqual([
            number,
            text,
            rising,
            0.5,
          ]);
          expect([...reader.bytes(bytes.length)]).toEqual([...bytes]);
          expect(reader.isAtEnd).toBe(true);
        },
      ),
    );
  });

  it('that end too soon are an error', () => {
    expect(() => new ByteReader(Uint8Array.of(5, 65)).text()).toThrow(RangeError);
    expect(() => new ByteReader(new Uint8Array()).number()).toThrow(RangeError);
  });
});

describe('a code', () => {
  const component = fc.float({ min: Math.fround(-0.3), max: Math.fround(0.3), noNaN: true });
  const vector = fc.array(component, { minLength: DIMENSIONS, maxLength: DIMENSIONS });

  it('is off by half a step at most', () => {
    fc.assert(
      fc.property(vector, (values) => {
        decode(encode(values, oneStep, DIMENSIONS), oneStep).forEach((value, i) => {
          expect(Math.abs(value - values[i]!)).toBeLessThanOrEqual(oneStep[i]! / 2 + 1e-6);
        });
      }),
    );
  });

  it('is multiplied with a query as its values are', () => {
    fc.assert(
      fc.property(vector, vector, (values, query) => {
        const code = encode(values, oneStep, DIMENSIONS);
        const expected = decode(code, oneStep).reduce((sum, value, i) => sum + value * Math.fround(query[i]!), 0);
        expect(productWith(query, oneStep)(code)).toBeCloseTo(expected, 4);
      }),
    );
  });

  it('holds nothing where a dimension never differs', () => {
    const steps = stepsOf(Float32Array.from({ length: DIMENSIONS }, (_, i) => (i < 2 ? 1 : 0)));
    const code = encode(new Float32Array(DIMENSIONS).fill(0.4), steps, DIMENSIONS);
    expect(
      decode(code, steps)
        .slice(2)
        .every((value) => value === 0),
    ).toBe(true);
  });
});

describe('a file of words', () => {
  const direction = new Float32Array(DIMENSIONS).fill(1 / Math.sqrt(DIMENSIONS));
  const known: WordEntry = {
    ...{ word: 'tape', isKnown: true, passages: 12, vector: direction.map((value) => value * 3) },
    neighbours: [{ key: 0xabcdef, nearness: 200 }],
  };
  const name: WordEntry = { word: 'oyelaran', isKnown: false, passages: 3, vector: null, neighbours: [] };
  const none = { ids: [], scores: [] };
  const stem = { stem: 'tape', passages: { ids: [3, 700, 701], scores: [1, 4, 2] }, lessons: none, episodes: none };
  const read = readWordFile(writeWordFile({ words: [known, name], stems: [stem] }, oneStep), oneStep);

  it('tells of each word what was written', () => {
    expect(read.words.get('oyelaran')).toEqual(name);
    expect(read.words.get('tape')).toMatchObject({ isKnown: true, passages: 12, neighbours: known.neighbours });
    const length = Math.hypot(...read.words.get('tape')!.vector!);
    expect(length).toBeGreaterThan(2.5);
    expect(length).toBeLessThan(3.5);
  });

  it('tells where a stem is said, and how much that adds, within a 255th of the most', () => {
    const { ids, scores } = read.stems.get('tape')!.passages;
    expect(ids).toEqual([3, 700, 701]);
    [1, 4, 2].forEach((score, i) => {
      expect(Math.abs(scores[i]! - score)).toBeLessThanOrEqual(4 / 255);
    });
  });
});

describe('cells', () => {
  it('are read from the nearest on until they hold enough', () => {
    const at = (value: number) => encode(new Float32Array(COARSE_DIMENSIONS).fill(value), oneStep, COARSE_DIMENSIONS);
    const codes = Uint8Array.from([...at(-0.2), ...at(0.2), ...at(0.05)]);
    const centres = readCentres(writeCentres({ sizes: [5, 4, 3], codes }));
    const query = new Float32Array(DIMENSIONS).fill(0.1);
    expect(nearestCells(centres, query, { steps: oneStep, members: 4 })).toEqual([1]);
    expect(nearestCells(centres, query, { steps: oneStep, members: 6 })).toEqual([1, 2]);
    expect(nearestCells(centres, query, { steps: oneStep, members: 100 })).toEqual([1, 2, 0]);
    expect(readCell(writeCell({ ids: [2, 9, 300], codes }))).toEqual({ ids: [2, 9, 300], codes });
  });
});

describe('lists', () => {
  it('are found by topic and by name, whatever its case', () => {
    const lists = new Map([
      [topicList('backups'), { passages: [1, 5], lessons: [0] }],
      [speakerList('Ines Okafor'), { passages: [2], lessons: [] }],
    ]);
    const read = readListFile(writeListFile(lists));
    expect(read).toEqual(lists);
    expect(read.get(speakerList('ines okafor'))?.passages).toEqual([2]);
  });
});

describe('the places of passages', () => {
  const episode = { id: 'ep_1', slug: 'a', title: 'A', show: 0, date: '2024-03-01T10:00:00Z', chapters: [2, 13] };
  const other = { ...episode, id: 'ep_2', slug: 'b', date: null, chapters: [1] };
  const manifest: Manifest = {
    ...{ format: FORMAT, revision: '1', passages: 16, lessons: 0, wordFiles: 16, listFiles: 1 },
    ...{ steps: [], wordSteps: [], passageCells: 1, lessonCells: [] },
    weights: {} as Manifest['weights'],
    episodes: [episode, other],
    shows: [{ slug: 'night-shift', title: 'Night Shift', language: null }],
  };
  const archive = readArchive(manifest);

  it('tell episode, chapter and file', () => {
    expect(blockSizes([2, 13])).toEqual([2, ...blockSizes([13])]);
    for (const size of blockSizes([2, 13, 40, 1])) expect(size).toBeLessThanOrEqual(MAX_BLOCK);
    expect(archive.episodeAt(14)).toBe(0);
    expect(archive.episodeAt(15)).toBe(1);
    expect([0, 1, 2, 14].map(archive.chapterAt)).toEqual([0, 0, 1, 1]);
    expect(archive.blockAt(1)).toBe(0);
    expect(archive.blockAt(2)).toBe(1);
    expect(archive.blockStart(archive.blockAt(15))).toBe(15);
    expect(archive.placeInEpisode(15)).toBe(0);
  });

  it('are narrowed by show, days and id; without a date nothing is of a day', () => {
    expect(archive.episodesWithin({})).toBeNull();
    expect(archive.episodesWithin({ from: '2024-03-01', to: '2024-03-01' })).toEqual(new Set([0]));
    expect(archive.episodesWithin({ to: '2024-02-29' })).toEqual(new Set());
    expect(archive.episodesWithin({ show: 'night-shift', episode: 'ep_2' })).toEqual(new Set([1]));
    expect(archive.episodesWithin({ show: 'other' })).toEqual(new Set());
  });
});
