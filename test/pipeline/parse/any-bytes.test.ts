import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutate } from '../../../scripts/fuzz/mutate.js';
import { runOne } from '../../../scripts/fuzz/run-one.js';
import { HindcastError } from '../../../src/domain/errors.js';
import { parseTranscript } from '../../../src/pipeline/parse/parse-transcript.js';
import { expectSane } from './invariants.js';
import { parseText } from './read-fixture.js';

const folder = new URL('../../fixtures/transcripts/', import.meta.url);
const fixtures = readdirSync(folder).map((name) => readFileSync(new URL(name, folder)));
const pieces = [
  'Ada: ',
  'Grace Hopper: ',
  '**Ada:** ',
  '**Break:** ',
  '\n',
  '\n\n',
  '\\[12:34\\]',
  '[0:10]',
  '(00:20)',
  '00:00:30',
  ' hello there. ',
  'WEBVTT\n\n',
  '00:01.000 --> 00:02.000\n',
  '1\n00:00:01,000 --> 00:00:02,000\n',
  '<v Ada>',
  '</v>',
  '>> ',
  '---\n',
  'title: x\n',
  '# Heading\n',
  '```\n',
  '[a](b)',
  '&amp;',
  '\\',
  '*',
  '_',
  '<b>',
  'Q: ',
  'A: ',
  '{"segments":[',
  '{"body":"a","startTime":1}',
  ']}',
  '：',
];

function parsesOrRefuses(bytes: Uint8Array): void {
  try {
    expectSane(parseTranscript(bytes));
  } catch (error) {
    if (!(error instanceof HindcastError)) throw error;
    if (!error.details.every((detail) => (detail.line ?? 0) > 0 && detail.message)) throw error;
  }
}

describe('any bytes at all give a sane transcript or a clear refusal', () => {
  it('random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), parsesOrRefuses), { numRuns: 500 });
  });

  it('pieces of every format in any order', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 12 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (parts) => parsesOrRefuses(Buffer.from(parts.join('')))),
      { numRuns: 1_000 },
    );
  });

  it('our sample transcripts, mutated', { timeout: 60_000 }, () => {
    const seeds = fc.record({
      seed: fc.nat(),
      bytes: fc.constantFrom(...fixtures),
      other: fc.constantFrom(...fixtures),
    });
    fc.assert(
      fc.property(seeds, (mutation) => {
        expect(runOne(mutate(mutation), { validates: true }).faults).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('nesting without end', () => {
  const speech = '\n---\n\n**Ann:** Hi there.\n\n**Bob:** Yes.';
  const blocks = Array.from({ length: 180 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');

  it.each([
    ['brackets', `a: ${'['.repeat(16_000)}`],
    ['closed brackets', `a: ${'['.repeat(8_000)}${']'.repeat(8_000)}`],
    ['braces', `a: ${'{a: '.repeat(4_000)}`],
    ['a bracket a line', `a:\n${' [\n'.repeat(390)}`],
    ['list marks', `a:\n${'- '.repeat(8_000)}b`],
    ['question marks', `a: b\n${'? '.repeat(8_000)}b`],
    ['keys on one line', 'a: '.repeat(5_000)],
    ['indentation', blocks],
    ['a megabyte', `a: ${'b'.repeat(1_000_000)}`],
    ['a megabyte of brackets', `a: ${'['.repeat(1_000_000)}`],
  ])('front matter of %s is left out with a finding, and the speech comes out', (_, yaml) => {
    const { turns, metadata, findings } = parseText(`---\n${yaml}${speech}`);
    expect(turns.map((turn) => [turn.speaker, turn.text])).toEqual([
      ['Ann', 'Hi there.'],
      ['Bob', 'Yes.'],
    ]);
    expect(metadata).toEqual({});
    expect(findings).toEqual([
      { line: 1, message: expect.stringMatching(/front matter was left out: (?:nested|\d+ c)/) },
    ]);
  });

  it('front matter as deep as real ones is read', () => {
    const yaml =
      'title: "A: b [c] {d}"\nspeakers:\n  - Ann\n  - Bob\nextra: {a: {b: [1, [2, 3]]}}\nlinks:\n  - a:\n      - b: 1';
    const { metadata, findings } = parseText(`---\n${yaml}${speech}`);
    expect(metadata).toEqual({ title: 'A: b [c] {d}', speakers: ['Ann', 'Bob'] });
    expect(findings).toEqual([]);
  });

  it.each([
    ['[', 200_000, ''],
    ['[', 200_000, ']'],
    ['{"segments":', 100_000, '}'],
    ['{"segments":[', 100_000, ''],
    ['[{"body":', 100_000, '}]'],
  ])('JSON of %j %d times and then %j is refused', (open, count, close) => {
    const json = open.repeat(count) + (close && '1') + close.repeat(count);
    expect(() => parseText(json)).toThrow(HindcastError);
    expect(() => parseText(json, { format: 'podcast-json' })).toThrow(HindcastError);
  });
});

describe('time is linear in the size', () => {
  const units = [
    'Ada Byron: It broke again.\n\nGrace Hopper: Did it?\n\n',
    '**A:** \\[1:00\\] *so* [x](y)\n\n',
    '[',
    '*',
    '`a',
    '<v ',
    '](',
    '_a',
    '# a\n',
    '\\[',
    '1:00 ',
    ': ',
    '> ',
    '--> ',
    '&amp',
    '\r',
  ];
  const prefixes = [
    '',
    'WEBVTT\n\n00:00.000 --> 00:01.000\n',
    '1\n00:00:00,000 --> 00:00:01,000\n',
    '**A:** x\n\n**B:** y\n\n',
    '---\n',
  ];

  it.each(units)('300 kB of %j take seconds at most', { timeout: 120_000 }, (unit) => {
    for (const prefix of prefixes) {
      const started = process.cpuUsage();
      parsesOrRefuses(Buffer.from(prefix + unit.repeat(300_000 / unit.length)));
      const { user } = process.cpuUsage(started);
      if (user > 8_000_000) throw new Error(`${user / 1e6} s of CPU after ${JSON.stringify(prefix)}`);
    }
  });
});
