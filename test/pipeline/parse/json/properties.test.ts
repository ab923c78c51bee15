import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HindcastError } from '../../../../src/domain/errors.js';
import type { TranscriptFormat } from '../../../../src/domain/transcript.js';
import { parseTranscript } from '../../../../src/pipeline/parse/parse-transcript.js';
import { expectSane } from '../invariants.js';
import { type SaidWord, shapes } from './shapes.js';

const letters = fc.string({ unit: fc.constantFrom(...'abcdeé'), minLength: 1, maxLength: 6 });
const mark = fc.constantFrom('', '', '', ',', '.', '?');
const talk: fc.Arbitrary<SaidWord[]> = fc
  .array(
    fc.record({
      word: letters,
      mark,
      speaker: fc.constantFrom('S0', 'S1', 'S2'),
      gap: fc.nat(3000),
      length: fc.integer({ min: 1, max: 800 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((words) => {
    let time = 0;
    return words.map(({ word, mark: after, speaker, gap, length }) => {
      const start = time + gap;
      time = start + length;
      return { word, mark: after, speaker, start, end: time };
    });
  });

describe.each(Object.entries(shapes))('any talk as %s', (format, { write, named }) => {
  it('comes out with its words, speakers and first and last times', () => {
    fc.assert(
      fc.property(talk, (words) => {
        const transcript = parseTranscript(Buffer.from(JSON.stringify(write(words))));
        expectSane(transcript);
        expect(transcript.format).toBe(format);
        expect(
          transcript.turns
            .map(({ text }) => text)
            .join(' ')
            .replace(/\s+/g, ' '),
        ).toBe(words.map(({ word, mark: after }) => word + after).join(' '));
        const changes = words.filter(({ speaker }, i) => i === 0 || speaker !== words[i - 1]!.speaker);
        if (named)
          expect(transcript.turns.map(({ speaker }) => speaker)).toEqual(changes.map(({ speaker }) => speaker));
        if (named)
          expect(transcript.turns.map(({ startTime }) => startTime)).toEqual(changes.map(({ start }) => start / 1000));
        expect(transcript.turns[0]!.startTime).toBe(words[0]!.start / 1000);
        expect(transcript.turns.at(-1)!.endTime).toBe(words.at(-1)!.end / 1000);
      }),
      { numRuns: 60 },
    );
  });
});

describe('documents with values of any kind put in', () => {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(null, -1, 1e300, 5e-324, -0, '', 'x', '1e999', 'NaN', '12:61', [], {}, [[]], [null], true),
    fc.jsonValue({ maxDepth: 2 }),
  );

  it('give a sane transcript or a clear refusal', () => {
    const changed = fc.record({
      shape: fc.constantFrom(...Object.values(shapes)),
      words: talk,
      at: fc.array(fc.nat(), { maxLength: 8 }),
      odd: fc.array(odd, { minLength: 8, maxLength: 8 }),
    });
    fc.assert(
      fc.property(changed, ({ shape, words, at, odd: values }) => {
        const document: unknown = JSON.parse(JSON.stringify(shape.write(words)));
        for (const [i, nth] of at.entries()) putAt(document, nth, structuredClone(values[i]));
        expectReadOrRefused(JSON.stringify(document));
      }),
      { numRuns: 1500 },
    );
  });

  it('of any JSON at all', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 5 }), expectReadOrRefused), { numRuns: 500 });
  });
});

/** Replaces the nth place of a document, counted over all its lists and objects. */
function putAt(document: unknown, nth: number, value: unknown): void {
  const places: [Record<string, unknown>, string][] = [];
  const open = [document];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const key of Object.keys(next)) places.push([next as Record<string, unknown>, key]);
    open.push(...Object.values(next));
  }
  const place = places[nth % Math.max(1, places.length)];
  if (place) place[0][place[1]] = value;
}

function expectReadOrRefused(text: string): void {
  try {
    expectSane(parseTranscript(Buffer.from(text)));
  } catch (error) {
    if (!(error instanceof HindcastError)) throw error;
    expect(error.details.every(({ line, message }) => (line ?? 0) > 0 && message)).toBe(true);
  }
}

describe('size', () => {
  const words = Array.from({ length: 60_000 }, (_, i) => ({
    ...{
      word: `word${i % 977}`,
      mark: i % 9 === 8 ? '.' : '',
      speaker: `S${Math.floor(i / 500) % 3}`,
      start: i * 300,
      end: i * 300 + 250,
    },
  }));

  it.each(Object.keys(shapes) as TranscriptFormat[])('does not make %s slow', { timeout: 60_000 }, (format) => {
    const text = JSON.stringify(shapes[format]!.write(words), null, 1);
    const started = process.cpuUsage();
    expectSane(parseTranscript(Buffer.from(text)));
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(8);
  });
});
