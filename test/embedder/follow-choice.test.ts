import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDeterministicEmbedder } from '../../src/embedder/deterministic.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { followChoice } from '../../src/embedder/follow-choice.js';
import type { SupervisedEmbedder } from '../../src/embedder/supervise.js';

/** Models by name, each loaded when the test says so. */
function models() {
  const waiting = new Map<string, PromiseWithResolvers<Embedder>>();
  const loads: string[] = [];
  const slot = (name: string) => {
    const found = waiting.get(name) ?? withResolvers<Embedder>();
    waiting.set(name, found);
    return found;
  };
  return {
    loads,
    chosen: 'first',
    load(name: string) {
      loads.push(name);
      return slot(name).promise;
    },
    arrive: (name: string) => slot(name).resolve({ ...createDeterministicEmbedder(), model: name }),
    fail: (name: string) => slot(name).reject(new Error(`${name} is broken`)),
  };
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

/** Promise.withResolvers, which Node 20 has not. */
function withResolvers<T>(): PromiseWithResolvers<T> {
  let [resolve, reject]: [(value: T) => void, (error: Error) => void] = [() => {}, () => {}];
  const promise = new Promise<T>((...both) => {
    [resolve, reject] = both;
  });
  return { promise, resolve, reject };
}

describe('followChoice', () => {
  let source: ReturnType<typeof models>;
  let followed: SupervisedEmbedder;
  const problems: string[] = [];
  const name = (): string => {
    const state = followed.state();
    return state.status === 'ready' ? state.embedder.model : state.status;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    source = models();
    problems.length = 0;
    followed = followChoice(async () => ({ key: source.chosen, load: () => source.load(source.chosen) }), {
      pollMs: 1_000,
      onProblem: (problem) => problems.push(problem),
    });
  });
  afterEach(() => {
    followed.stop();
    vi.useRealTimers();
  });

  async function start(): Promise<void> {
    source.arrive('first');
    expect((await followed.settled())?.model).toBe('first');
  }

  it('loads what is chosen', async () => {
    expect(name()).toBe('loading');
    await start();
    expect(name()).toBe('first');
  });

  it('keeps the model before until the new one is loaded', async () => {
    await start();
    source.chosen = 'second';
    await vi.advanceTimersByTimeAsync(1_500);
    expect(source.loads).toEqual(['first', 'second']);
    expect(name()).toBe('first');
    source.arrive('second');
    await vi.advanceTimersByTimeAsync(0);
    expect(name()).toBe('second');
  });

  it('waits for the new model where someone asks for what is settled', async () => {
    await start();
    source.chosen = 'second';
    source.arrive('second');
    expect((await followed.settled())?.model).toBe('second');
  });

  it('keeps the model before when the new one cannot be loaded, says so, and tries again', async () => {
    await start();
    source.chosen = 'second';
    source.fail('second');
    expect((await followed.settled())?.model).toBe('first');
    expect(problems).toEqual(['second is broken']);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(source.loads).toEqual(['first', 'second', 'second']);
  });

  it('goes back when the choice does', async () => {
    await start();
    source.chosen = 'second';
    await vi.advanceTimersByTimeAsync(1_000);
    source.chosen = 'first';
    await vi.advanceTimersByTimeAsync(1_000);
    source.arrive('second');
    await vi.advanceTimersByTimeAsync(0);
    expect(name()).toBe('first');
  });

  it('says why there is no model when the only one cannot be loaded', async () => {
    source.fail('first');
    expect(await followed.settled()).toBeNull();
    expect(followed.state()).toMatchObject({ status: 'unavailable', reason: 'first is broken' });
  });

  it('looks no more after the stop', async () => {
    await start();
    followed.stop();
    source.chosen = 'second';
    await vi.advanceTimersByTimeAsync(10_000);
    expect(source.loads).toEqual(['first']);
  });

  it('goes on with its model when the choice cannot be read', async () => {
    let broken = false;
    const other = followChoice(async () => {
      if (broken) throw new Error('database gone');
      return { key: 'first', load: () => source.load('first') };
    });
    source.arrive('first');
    await other.settled();
    broken = true;
    expect((await other.settled())?.model).toBe('first');
    const none = followChoice(() => Promise.reject(new Error('database gone')));
    await expect(none.settled()).rejects.toThrow('database gone');
  });
});
