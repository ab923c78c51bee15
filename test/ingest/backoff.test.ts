import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../src/ingest/backoff.js';

describe('backoffMs', () => {
  it('doubles its bound with every attempt, up to an hour', () => {
    const bounds = [1, 2, 3, 11, 12, 13, 10_000].map((attempts) => backoffMs(attempts, () => 1) / 1000);
    expect(bounds).toEqual([2, 4, 8, 2048, 3600, 3600, 3600]);
  });

  it('is anything from nothing up to the bound', () => {
    expect(backoffMs(5, () => 0)).toBe(0);
    expect(backoffMs(5, () => 0.25)).toBe(8_000);
    const waits = Array.from({ length: 50 }, () => backoffMs(5));
    expect(Math.max(...waits)).toBeLessThanOrEqual(32_000);
    expect(new Set(waits).size).toBeGreaterThan(40);
  });
});
