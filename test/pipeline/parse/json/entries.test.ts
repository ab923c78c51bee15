import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Finding } from '../../../../src/domain/transcript.js';
import { readEntries } from '../../../../src/pipeline/parse/json/entries.js';
import { entryLines } from '../../../../src/pipeline/parse/json/entry-lines.js';
import { toSeconds } from '../../../../src/pipeline/parse/json/values.js';

describe('entryLines', () => {
  it.each([
    ['a list at the root', '[1,\n2,\n\n[3]]', [], [1, 2, 4]],
    [
      'a list by key, not one of that name inside it',
      '{"x": {"a": [\n0]},\n"a": [\n{"a": [1,\n2]},\n"]\\",\\\\"]}',
      ['a'],
      [4, 6],
    ],
    ['a list by index', '{"a": [[1],\n[2,\n3]]}', ['a', 1], [2, 3]],
    ['no such list', '{"a": {"b": 1}}', ['a'], []],
  ])('finds %s', (_, text, path, lines) => {
    JSON.parse(text);
    expect(entryLines(text, path)).toEqual(lines);
  });
});

describe('toSeconds', () => {
  it.each([
    [1.23456, 1.235],
    ['12.600s', 12.6],
    ['0:00:14.2', 14.2],
    ['00:01:02,500', 62.5],
    ['PT1H2M3.5S', 3723.5],
    [{ seconds: '1', nanos: 500_000_000 }, 1.5],
    [-0.1, null],
    [1e300, null],
    [Number.NaN, null],
    ['-1', null],
    ['PT', null],
    ['12.', null],
    [[1], null],
    [{ seconds: {} }, null],
  ])('makes %j %j', (value, seconds) => {
    expect(toSeconds(value)).toBe(seconds);
  });
});

describe('readEntries', () => {
  const list = (findings: Finding[]) => ({ text: '', path: [], what: 'entry', findings });

  it('tells the first hundreds that do not fit one by one, and counts the rest', () => {
    const findings: Finding[] = [];
    expect(readEntries(Array(300).fill(null), z.object({}), list(findings))).toEqual([]);
    expect(findings).toHaveLength(201);
    expect(findings.at(-1)!.message).toContain('100 more');
  });

  it('refuses a list of which thousands do not fit and fewer do', () => {
    const entries = Array(12_000).fill(null).fill({}, 0, 500);
    expect(() => readEntries(entries, z.object({}), list([]))).toThrow(
      expect.objectContaining({ code: 'malformed-transcript' }),
    );
    expect(readEntries(Array(12_000).fill({}), z.object({}), list([]))).toHaveLength(12_000);
  });
});
