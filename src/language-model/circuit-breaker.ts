// Is the endpoint worth asking? One that fails again and again is left alone for a while, and nobody waits for it.
import {
  type FailureReason,
  type LanguageModel,
  LanguageModelFailure,
  LanguageModelResting,
  type SupervisedLanguageModel,
  type WriteRequest,
} from './language-model.js';

export interface BreakerOptions {
  /** Milliseconds of any clock that does not go back. */
  readonly now?: () => number;
  /** Failures in a row after which it rests. One may be chance, or a question that was too much for it. */
  readonly failuresUntilRest?: number;
  /** The first rest, in milliseconds. Each that ends in a failure is followed by one twice as long. */
  readonly restMs?: number;
  readonly maxRestMs?: number;
}

/** What tells of the endpoint and not of one question: what a model would not write, it may write of another. */
const OF_ENDPOINT: ReadonlySet<FailureReason> = new Set(['timeout', 'unreachable']);

interface Rest {
  readonly until: number;
  readonly lastsMs: number;
  readonly reason: FailureReason;
}

/**
 * The model, asked no more after some failures in a row: `write` then rejects at once with a `LanguageModelResting` of the
 * last failure's reason. When its rest is over one request is let through; the others go on being rejected until that one
 * has ended, and its end decides.
 */
export function createCircuitBreaker(
  model: LanguageModel,
  { now = () => performance.now(), failuresUntilRest = 2, restMs = 30_000, maxRestMs = 300_000 }: BreakerOptions = {},
): SupervisedLanguageModel {
  let failures = 0;
  let rest: Rest | null = null;
  let isProbing = false;

  function fail(reason: FailureReason): void {
    failures += 1;
    // Requests that began before the rest say nothing new about it.
    if (failures < failuresUntilRest || (rest && !isProbing)) return;
    const lastsMs = rest ? Math.min(maxRestMs, 2 * rest.lastsMs) : restMs;
    rest = { until: now() + lastsMs, lastsMs, reason };
  }

  function recover(): void {
    failures = 0;
    rest = null;
  }

  async function attempt(request: WriteRequest): Promise<string> {
    let hasWritten = false;
    const onToken = (text: string): void => {
      hasWritten = true;
      request.onToken?.(text);
    };
    try {
      const text = await model.write({ ...request, onToken });
      recover();
      return text;
    } catch (error) {
      const failure = error instanceof LanguageModelFailure ? error : null;
      // Whoever has heard a word of it, or a no, knows that it is there.
      if (hasWritten || (failure && !OF_ENDPOINT.has(failure.reason))) recover();
      else if (failure) fail(failure.reason);
      throw error;
    }
  }

  return {
    name: model.name,
    async write(request) {
      if (!rest) return attempt(request);
      if (isProbing || now() < rest.until) throw new LanguageModelResting(rest.reason);
      isProbing = true;
      try {
        return await attempt(request);
      } finally {
        isProbing = false;
      }
    },
    state() {
      if (!rest) return { status: 'ready' };
      return { status: 'unavailable', reason: rest.reason, retryInMs: Math.max(0, rest.until - now()) };
    },
  };
}
