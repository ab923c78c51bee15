// The queue's loops: bounded, on again after failures, in order when they end.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createJobLoops, type JobLoopsOptions } from '../../src/ingest/job-loops.js';

function loopsOver(jobs: (() => Promise<void>)[], changes: Partial<JobLoopsOptions> = {}) {
  return createJobLoops({
    atOnce: 2,
    runNextJob: async () => {
      const job = jobs.shift();
      await job?.();
      return job !== undefined;
    },
    recover: async () => {},
    onError: () => {},
    signal: new AbortController().signal,
    ...changes,
  });
}

describe('job loops', () => {
  it('run as many jobs at once as are allowed, until none is left', async () => {
    let [now, most, done] = [0, 0, 0];
    const job = async () => {
      most = Math.max(most, ++now);
      await sleep(5);
      now--;
      done++;
    };
    await loopsOver(Array.from({ length: 7 }, () => job)).idle();
    expect([most, done]).toEqual([2, 7]);
  });

  it('take up what comes later', async () => {
    const jobs: (() => Promise<void>)[] = [];
    const loops = loopsOver(jobs);
    await loops.idle();
    let done = false;
    jobs.push(async () => {
      done = true;
    });
    loops.wake();
    await expect.poll(() => done).toBe(true);
  });

  it('put things in order once nothing runs any more, as often as it takes, and go on', async () => {
    const happened: string[] = [];
    let recoveries = 0;
    const jobs = [
      () => Promise.reject(new Error('the thread ended')),
      async () => {
        await sleep(20);
        happened.push('the other one ends');
      },
      async () => void happened.push('the next one'),
    ];
    const recover = async (error: unknown) => {
      happened.push(`recovers from ${(error as Error).message}`);
      if (++recoveries < 2) throw new Error('disk full');
    };
    await loopsOver(jobs, { recover }).idle();
    expect(happened).toEqual([
      'the other one ends',
      ...['recovers from the thread ended', 'recovers from the thread ended'],
      'the next one',
    ]);
  }, 10_000);

  it('stop when told to', async () => {
    const stop = new AbortController();
    let runs = 0;
    const runNextJob = async () => {
      if (++runs === 5) stop.abort();
      return true;
    };
    await loopsOver([], { runNextJob, atOnce: 1, signal: stop.signal }).idle();
    expect(runs).toBe(5);
  });
});
