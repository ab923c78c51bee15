import { describe, expect, it } from 'vitest';
import { type BreakerOptions, createCircuitBreaker } from '../../src/language-model/circuit-breaker.js';
import {
  type FailureReason,
  LanguageModelFailure,
  LanguageModelResting,
  type WriteRequest,
} from '../../src/language-model/language-model.js';

type Scripted = (request: WriteRequest) => Promise<string>;

const fails =
  (reason: FailureReason): Scripted =>
  async () => {
    throw new LanguageModelFailure(reason, 'as told');
  };
const works: Scripted = async () => 'Tapes were blank.';

/** A breaker over a model that does one thing after another, the last one for ever, and a clock that is set by hand. */
function breakerOver(script: readonly Scripted[], options: BreakerOptions = {}) {
  let asked = 0;
  const clock = { now: 0 };
  const model = {
    name: 'tiny',
    write: (request: WriteRequest) => script[Math.min(asked++, script.length - 1)]!(request),
  };
  const breaker = createCircuitBreaker(model, { restMs: 100, maxRestMs: 350, ...options, now: () => clock.now });
  return {
    ...{ breaker, clock, asked: () => asked },
    ask: (request: Partial<WriteRequest> = {}) =>
      breaker.write({ messages: [], ...request }).catch((error: unknown) => error),
  };
}

describe('createCircuitBreaker', () => {
  it('gives what the model writes, and says that it is ready', async () => {
    const { breaker, ask } = breakerOver([works]);
    expect(await ask()).toBe('Tapes were blank.');
    expect(breaker).toMatchObject({ name: 'tiny' });
    expect(breaker.state()).toEqual({ status: 'ready' });
  });

  it.each(['timeout', 'unreachable'] as const)('asks no more after %s twice in a row', async (reason) => {
    const { breaker, ask, asked } = breakerOver([fails(reason)]);
    await ask();
    expect(breaker.state()).toEqual({ status: 'ready' });
    await ask();
    expect(breaker.state()).toEqual({ status: 'unavailable', reason, retryInMs: 100 });
    const refused = await ask();
    expect(refused).toBeInstanceOf(LanguageModelResting);
    expect(refused).toMatchObject({ reason });
    expect(asked()).toBe(2);
  });

  it.each(['refused', 'malformed', 'unsupported'] as const)('goes on asking after %s', async (reason) => {
    const { breaker, ask, asked } = breakerOver([fails(reason)]);
    for (let i = 0; i < 5; i++) await ask();
    expect(asked()).toBe(5);
    expect(breaker.state()).toEqual({ status: 'ready' });
  });

  it('forgets a failure when the next text comes', async () => {
    const { breaker, ask } = breakerOver([fails('timeout'), works, fails('timeout'), works]);
    for (let i = 0; i < 4; i++) await ask();
    expect(breaker.state()).toEqual({ status: 'ready' });
  });

  it('tries once when the rest is over, and is ready again when that works', async () => {
    const { breaker, clock, ask } = breakerOver([fails('timeout'), fails('timeout'), works]);
    await ask();
    await ask();
    clock.now = 99;
    expect(await ask()).toBeInstanceOf(LanguageModelResting);
    clock.now = 100;
    expect(await ask()).toBe('Tapes were blank.');
    expect(breaker.state()).toEqual({ status: 'ready' });
  });

  it('rests twice as long after each try that fails, up to a limit', async () => {
    const { breaker, clock, ask, asked } = breakerOver([fails('timeout')]);
    await ask();
    await ask();
    for (const lasts of [200, 350, 350]) {
      const state = breaker.state();
      clock.now += state.status === 'unavailable' ? state.retryInMs : 0;
      expect(await ask()).not.toBeInstanceOf(LanguageModelResting);
      expect(breaker.state()).toMatchObject({ retryInMs: lasts });
    }
    expect(asked()).toBe(5);
  });

  it('lets one through at a time when the rest is over', async () => {
    let answer: (text: string) => void = () => {};
    const waits: Scripted = () => new Promise((resolve) => (answer = resolve));
    const { clock, ask, asked } = breakerOver([fails('timeout'), fails('timeout'), waits]);
    await ask();
    await ask();
    clock.now = 100;
    const first = ask();
    expect(await ask()).toBeInstanceOf(LanguageModelResting);
    answer('Tapes were blank.');
    expect(await first).toBe('Tapes were blank.');
    expect(asked()).toBe(3);
  });

  it('counts questions that were on their way together as they fail, and rests once', async () => {
    const { breaker, ask } = breakerOver([fails('timeout')]);
    await Promise.all([ask(), ask(), ask(), ask()]);
    expect(breaker.state()).toMatchObject({ retryInMs: 100 });
  });

  it('learns nothing from who leaves before a word has come, and tries again with the next', async () => {
    const gone: Scripted = async () => {
      throw new Error('the client left');
    };
    const { breaker, clock, ask } = breakerOver([fails('timeout'), gone, fails('timeout'), gone, works]);
    await ask();
    await ask();
    await ask();
    expect(breaker.state()).toMatchObject({ status: 'unavailable' });
    clock.now = 100;
    await ask();
    expect(breaker.state()).toMatchObject({ status: 'unavailable', retryInMs: 0 });
    expect(await ask()).toBe('Tapes were blank.');
  });

  it.each([
    ['nobody stays to hear all of them', new Error('enough')],
    ['they break off', new LanguageModelFailure('timeout', 'as told')],
  ])('takes words for a sign of life, also when %s', async (_, end) => {
    const begins: Scripted = async ({ onToken }) => {
      onToken?.('Tapes');
      throw end;
    };
    const { breaker, clock, ask } = breakerOver([fails('timeout'), fails('timeout'), begins]);
    await ask();
    await ask();
    clock.now = 100;
    await ask({ onToken: () => {} });
    expect(breaker.state()).toEqual({ status: 'ready' });
  });
});
