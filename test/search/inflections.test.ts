import { describe, expect, test } from 'vitest';
import { areInflections, basesOf } from '../../src/search/inflections.js';

describe('areInflections', () => {
  test.each([
    ['restores', 'restored'],
    ['restore', 'restorer'],
    ['backup', 'backups'],
    ['class', 'classes'],
    ['replied', 'reply'],
    ['replies', 'replied'],
  ])('holds for %s and %s', (a, b) => {
    expect([areInflections(a, b), areInflections(b, a)]).toEqual([true, true]);
  });

  test.each([
    ['kubernets', 'kubernetes'],
    ['restore', 'restart'],
    ['recieve', 'receive'],
    ['table', 'tables2'],
  ])('does not hold for %s and %s', (a, b) => {
    expect([areInflections(a, b), areInflections(b, a)]).toEqual([false, false]);
  });
});

describe('basesOf', () => {
  test.each([
    ['screened', 'screen'],
    ['combating', 'combat'],
    ['stopping', 'stop'],
    ['taping', 'tape'],
    ['gentlest', 'gentle'],
    ['happily', 'happy'],
    ['boxes', 'box'],
    ['overbooked', 'booked'],
  ])('of %s hold %s', (word, base) => {
    expect(basesOf(word)).toContain(base);
  });

  test('of a word without ending are none', () => {
    expect(basesOf('backup')).toEqual([]);
  });
});
