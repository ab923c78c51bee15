import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startUpkeep, type UpkeepOptions } from '../../src/ingest/upkeep.js';

const HOUR_MS = 60 * 60_000;

function started(changes: Partial<UpkeepOptions> = {}) {
  const stop = new AbortController();
  const options = {
    hasDueJob: vi.fn(async () => false),
    wakeQueue: vi.fn(),
    keepWhole: vi.fn(async () => {}),
    pruneJobs: vi.fn(async () => {}),
    onError: vi.fn(),
    ...changes,
  };
  startUpkeep({ ...options, signal: stop.signal });
  return { ...options, stop };
}

describe('upkeep', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('looks for derived data that is missing each minute, and forgets old jobs each day', async () => {
    const { keepWhole, pruneJobs } = started();
    await vi.advanceTimersByTimeAsync(HOUR_MS - 1);
    expect(keepWhole).toHaveBeenCalledTimes(60);
    expect(pruneJobs).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(48 * HOUR_MS);
    expect(pruneJobs).toHaveBeenCalledTimes(2);
  });

  it('wakes the queue only when something is due', async () => {
    let due = false;
    const { wakeQueue } = started({ hasDueJob: async () => due });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(wakeQueue).not.toHaveBeenCalled();
    due = true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(wakeQueue).toHaveBeenCalledTimes(1);
  });

  it('tells what fails, and goes on', async () => {
    const keepWhole = vi.fn(() => Promise.reject(new Error('The disk is full')));
    const { onError } = started({ keepWhole });
    await vi.advanceTimersByTimeAsync(3 * 60_000 - 1);
    expect(keepWhole).toHaveBeenCalledTimes(3);
    expect(onError).toHaveBeenCalledTimes(3);
  });

  it('ends when the service does', async () => {
    const { keepWhole, stop } = started();
    await vi.advanceTimersByTimeAsync(0);
    stop.abort();
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(keepWhole).toHaveBeenCalledTimes(1);
  });
});
