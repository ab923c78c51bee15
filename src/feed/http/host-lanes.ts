// When is it a request's turn? One at a time for each host, with a small gap, and none while the host asked for a pause or
// after it has not answered several times.
import { FetchError, type FetchErrorCode } from '../fetcher.js';
import type { Clock } from './clock.js';

export interface LaneRules {
  /** Between the end of a request and the start of the next one to the same host. */
  readonly gapMs: number;
  /** A host that wants a longer pause is not waited for. */
  readonly maxWaitMs: number;
  /** A host that does not answer is left alone for so long, and for twice as long after each further time. */
  readonly silenceMs: number;
  readonly longestSilenceMs: number;
}

interface Lane {
  /** Settles when everybody who came before is done. */
  last: Promise<unknown>;
  /** No request starts before this time. */
  freeAt: number;
  /** How often in a row nothing came. */
  silences: number;
  waiting: number;
}

/** So often in a row nobody gives a host up: names and connections fail in passing. */
const SILENCES_BORNE = 3;
/** An answer, however bad, is none of these. */
const SILENCE: ReadonlySet<FetchErrorCode> = new Set(['timed-out', 'connect-failed', 'dns-failed']);

/** Idle hosts are forgotten when there are more than this. */
const MOST_IDLE = 500;

export class HostLanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #clock: Clock;
  readonly #rules: LaneRules;

  constructor(clock: Clock, rules: LaneRules) {
    this.#clock = clock;
    this.#rules = rules;
  }

  /** Waits for the host, then runs. Throws `host-paused`, `host-silent`, the signal's reason, or what the task throws. */
  async run<T>(host: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const lane = this.#laneOf(host);
    const before = lane.last;
    let done = (): void => {};
    const own = new Promise<void>((resolve) => {
      done = resolve;
    });
    // Who gives up waiting must not let the next one pass those still before it.
    lane.last = Promise.all([before, own]);
    lane.waiting++;
    try {
      await unlessAborted(before, signal);
      await this.#waitUntilFree(host, lane, signal);
      return await this.#inTurn(lane, task);
    } finally {
      lane.waiting--;
      done();
    }
  }

  async #inTurn<T>(lane: Lane, task: () => Promise<T>): Promise<T> {
    const { gapMs, silenceMs, longestSilenceMs } = this.#rules;
    let pauseMs = gapMs;
    try {
      const result = await task();
      lane.silences = 0;
      return result;
    } catch (error) {
      if (error instanceof FetchError) lane.silences = SILENCE.has(error.code) ? lane.silences + 1 : 0;
      if (isGivenUp(lane)) pauseMs = Math.min(longestSilenceMs, silenceMs * 2 ** (lane.silences - SILENCES_BORNE));
      throw error;
    } finally {
      lane.freeAt = Math.max(lane.freeAt, this.#clock.now() + pauseMs);
    }
  }

  /** No request to the host for so long, whoever asks. */
  pause(host: string, ms: number): void {
    const lane = this.#laneOf(host);
    lane.freeAt = Math.max(lane.freeAt, this.#clock.now() + ms);
  }

  async #waitUntilFree(host: string, lane: Lane, signal?: AbortSignal): Promise<void> {
    const wait = lane.freeAt - this.#clock.now();
    if (wait > 0 && isGivenUp(lane))
      throw new FetchError('host-silent', `${host} does not answer and is left alone for a while`, {
        retryAfterMs: wait,
      });
    if (wait > this.#rules.maxWaitMs)
      throw new FetchError('host-paused', `${host} asked to be left alone for a while`, { retryAfterMs: wait });
    if (wait > 0) await this.#clock.sleep(wait, signal);
  }

  #laneOf(host: string): Lane {
    const known = this.#lanes.get(host);
    if (known) return known;
    if (this.#lanes.size >= MOST_IDLE) this.#forgetIdle();
    const lane: Lane = { last: Promise.resolve(), freeAt: 0, silences: 0, waiting: 0 };
    this.#lanes.set(host, lane);
    return lane;
  }

  #forgetIdle(): void {
    const now = this.#clock.now();
    for (const [host, lane] of this.#lanes) if (lane.waiting === 0 && lane.freeAt <= now) this.#lanes.delete(host);
  }
}

function isGivenUp({ silences }: Lane): boolean {
  return silences >= SILENCES_BORNE;
}

async function unlessAborted(promise: Promise<unknown>, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  let abort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal?.reason);
  });
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await Promise.race([promise, aborted]);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}
