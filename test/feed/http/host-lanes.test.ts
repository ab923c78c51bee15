import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { HostLanes } from '../../../src/feed/http/host-lanes.js';
import { FakeClock, failureOf } from './web-server.js';

const rules = { gapMs: 250, maxWaitMs: 30_000 };

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
