import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { FetchError } from '../../../src/feed/fetcher.js';
import { HostLanes } from '../../../src/feed/http/host-lanes.js';
import { FakeClock, failureOf } from './web-server.js';

const rules = { gapMs: 250, maxWaitMs: 30_000, silenceMs: 60_000, longestSilenceMs: 1_800_000 };

describe('HostLanes', () => {
  it('runs one task of a host at a time, in order, with a gap between', async () => {
    const clock = new FakeClock();
    const lanes = new HostLanes(clock, rules);
    const log: string[] = [];
    const task = (name: string) => async () => {
      log.push(`${name} starts`);
      await wait(5);
      log.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => lanes.run('one.example', task(name))));
    expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
    expect(clock.slept).toEqual([250, 250]);
  });

  it('runs tasks of different hosts side by side', async () => {
    const lanes = new HostLanes(new FakeClock(), rules);
    let running = 0;
    let most = 0;
    const task = async () => {
      most = Math.max(most, ++running);
      await wait(5);
      running--;
    };
    await Promise.all(['a', 'b', 'c'].map((name) => lanes.run(`${name}.example`, task)));
    expect(most).toBe(3);
  });

  it('goes on after a task that fails', async () => {
    const lanes = new HostLanes(new FakeClock(), rules);
    const failing = lanes.run('one.example', async () => {
      throw new Error('broken');
    });
    const next = lanes.run('one.example', async () => 'done');
    expect(await failureOf(failing)).toMatchObject({ message: 'broken' });
    expect(await next).toBe('done');
  });

  it('lets who waits go at once when it is aborted, and the next one still not pass who runs', async () => {
    const lanes = new HostLanes(new FakeClock(), rules);
    const controller = new AbortController();
    const log: string[] = [];
    const first = lanes.run('one.example', async () => {
      await wait(30);
      log.push('first');
    });
    const second = lanes.run('one.example', async () => log.push('second'), controller.signal);
    const third = lanes.run('one.example', async () => log.push('third'));
    controller.abort(new Error('gone'));
    expect(await failureOf(second)).toMatchObject({ message: 'gone' });
    expect(log).toEqual([]);
    await Promise.all([first, third]);
    expect(log).toEqual(['first', 'third']);
  });

  it('holds more hosts than it remembers', async () => {
    const clock = new FakeClock();
    const lanes = new HostLanes(clock, rules);
    for (let host = 0; host < 2_000; host++) await lanes.run(`${host}.example`, async () => {});
    expect(clock.slept).toEqual([]);
  });
});

describe('a host that does not answer', () => {
  const silent = async (): Promise<never> => {
    throw new FetchError('timed-out', 'feeds.example did not answer in time');
  };

  async function codesOf(lanes: HostLanes, times: number): Promise<string[]> {
    const codes: string[] = [];
    for (let i = 0; i < times; i++) {
      const failure = await failureOf(lanes.run('feeds.example', silent));
      codes.push(failure instanceof FetchError ? failure.code : 'other');
    }
    return codes;
  }

  it('is left alone after the third time, and for twice as long after each further one', async () => {
    const clock = new FakeClock();
    const lanes = new HostLanes(clock, rules);
    expect(await codesOf(lanes, 5)).toEqual(['timed-out', 'timed-out', 'timed-out', 'host-silent', 'host-silent']);
    clock.time += 60_001;
    expect(await codesOf(lanes, 2)).toEqual(['timed-out', 'host-silent']);
    clock.time += 60_001;
    expect(await codesOf(lanes, 1)).toEqual(['host-silent']);
    clock.time += 60_001;
    expect(await codesOf(lanes, 1)).toEqual(['timed-out']);
  });

  it('is left alone no longer than the longest pause, however often', async () => {
    const clock = new FakeClock();
    const lanes = new HostLanes(clock, rules);
    await codesOf(lanes, 3);
    for (let i = 0; i < 12; i++) {
      clock.time += rules.longestSilenceMs + 1;
      expect(await codesOf(lanes, 2)).toEqual(['timed-out', 'host-silent']);
    }
  });

  it('is asked as before once it has answered, be it badly', async () => {
    const clock = new FakeClock();
    const lanes = new HostLanes(clock, rules);
    await codesOf(lanes, 3);
    clock.time += 60_001;
    const broken = new FetchError('http-status', 'feeds.example answered 500', { status: 500 });
    await failureOf(lanes.run('feeds.example', () => Promise.reject(broken)));
    expect(await codesOf(lanes, 2)).toEqual(['timed-out', 'timed-out']);
  });

  it('keeps no other host waiting', async () => {
    const lanes = new HostLanes(new FakeClock(), rules);
    await codesOf(lanes, 4);
    expect(await lanes.run('other.example', async () => 'an answer')).toBe('an answer');
  });
});
