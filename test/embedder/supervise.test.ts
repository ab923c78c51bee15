import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Embedder } from '../../src/embedder/embedder.js';
import { superviseEmbedder } from '../../src/embedder/supervise.js';

const embedder: Embedder = { model: 'm', fingerprint: 'f', dimension: 1, embedBatch: async () => [] };

describe('superviseEmbedder', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is loading, then ready', async () => {
    const supervised = superviseEmbedder(async () => embedder);
    expect(supervised.state()).toEqual({ status: 'loading' });
    await expect(supervised.settled()).resolves.toBe(embedder);
    expect(supervised.state()).toEqual({ status: 'ready', embedder });
  });

  it('says why the model is missing, then heals', async () => {
    let broken = true;
    const supervised = superviseEmbedder(async () => {
      if (broken) throw new Error('no such folder');
      return embedder;
    });
    await expect(supervised.settled()).resolves.toBeNull();
    expect(supervised.state()).toMatchObject({ status: 'unavailable', reason: 'no such folder' });
    broken = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(supervised.state()).toMatchObject({ status: 'ready' });
  });

  it('tells each reason once', async () => {
    let reason = 'no such folder';
    const told: string[] = [];
    const supervised = superviseEmbedder(
      async () => {
        throw new Error(reason);
      },
      (problem) => told.push(problem),
    );
    await supervised.settled();
    await vi.advanceTimersByTimeAsync(60_000);
    reason = 'not a model';
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(told).toEqual(['no such folder', 'not a model']);
    supervised.stop();
  });

  it('waits twice as long after each failure, up to five minutes', async () => {
    const load = vi.fn(async () => {
      throw new Error('still missing');
    });
    const supervised = superviseEmbedder(load);
    await supervised.settled();
    await vi.advanceTimersByTimeAsync(5_000 + 10_000 + 20_000);
    expect(load).toHaveBeenCalledTimes(4);
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    const calls = load.mock.calls.length;
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(load).toHaveBeenCalledTimes(calls + 1);
    supervised.stop();
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(load).toHaveBeenCalledTimes(calls + 1);
  });
});
