import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dataPath } from '../../src/package-files.js';
import { parseWordNeighbours } from '../../src/search/word-neighbours.js';
import { encodeWordNeighbours } from '../fixtures/word-neighbours.js';

const bytes = encodeWordNeighbours({ restore: { rescue: 0.8 }, rescue: { restore: 0.8 }, bread: {} });
const table = parseWordNeighbours(bytes);

function nearTo(word: string, others: readonly string[]): number[] {
  const nearness = new Uint8Array(table.size);
  table.mark(table.numberOf(word), nearness);
  return others.map((other) => Math.round((nearness[table.numberOf(other)]! / 255) * 100) / 100);
}

describe('word neighbours', () => {
  test('are as near as the table says, a word nearest to itself', () => {
    expect(nearTo('restore', ['restore', 'rescue', 'bread'])).toEqual([1, 0.8, 0]);
  });

  test('know words that the table lacks as themselves alone', () => {
    expect(nearTo('zigbee', ['zigbee', 'restore', 'matter'])).toEqual([1, 0, 0]);
    expect(table.numberOf('zigbee')).toBeLessThan(table.size);
  });

  test('leave nothing behind when they are cleared', () => {
    const nearness = new Uint8Array(table.size);
    for (const word of ['restore', 'bread', 'zigbee']) {
      table.mark(table.numberOf(word), nearness);
      table.clear(table.numberOf(word), nearness);
    }
    expect(nearness.every((value) => value === 0)).toBe(true);
  });

  test('are refused when the file is cut short, longer than it says, or another one', () => {
    expect(() => parseWordNeighbours(bytes.subarray(0, bytes.length - 1))).toThrow(/as long as/);
    expect(() => parseWordNeighbours(new Uint8Array([...bytes, 0]))).toThrow(/as long as/);
    expect(() => parseWordNeighbours(new TextEncoder().encode('{"format":"other"}\n'))).toThrow();
  });

  test('that ship know another name of a thing from another thing', () => {
    const shipped = parseWordNeighbours(readFileSync(dataPath('models/word-neighbours.bin')));
    const nearness = new Uint8Array(shipped.size);
    shipped.mark(shipped.numberOf('kubernetes'), nearness);
    const [near, far] = ['k8s', 'bread'].map((word) => nearness[shipped.numberOf(word)]!);
    expect(near).toBeGreaterThan(0.3 * 255);
    expect(far).toBe(0);
  });
});
