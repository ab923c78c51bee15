// When is a failed fetch tried again? Exponential backoff with jitter, and the server's own wish before that.
import { FetchError } from '../fetcher.js';
import type { Clock } from './clock.js';

export interface RetryRules {
  /** Requests in all, the first among them. */
  readonly tries: number;
  /** The wait after the first failure; it doubles with each further one. */
  readonly baseMs: number;
  /** The longest wait between two tries. A server that asks for more is not waited for: the failure says how long. */
  readonly maxWaitMs: number;
}

export interface RetryParts {
  readonly rules: RetryRules;
  readonly clock: Clock;
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
  readonly signal?: AbortSignal | undefined;
}

/** A server's wish beyond a day is a mistake or a trick. */
const LONGEST_WISH_MS = 24 * 60 * 60 * 1000;

/** Calls until it succeeds, fails for good, or was tried often enough; then throws the last failure. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  { rules, clock, random, signal }: RetryParts,
): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof FetchError) || !error.temporary || tried >= rules.tries) throw error;
      if (error.code === 'host-paused' || error.code === 'host-silent') throw error;
      const wish = error.retryAfterMs ?? 0;
      if (wish > rules.maxWaitMs) throw error;
      await clock.sleep(Math.max(wish, backoffMs(tried, rules, random)), signal);
    }
  }
}

/** Half of the wait is fixed and half drawn, so that clients that failed together do not come back together. */
function backoffMs(tried: number, { baseMs, maxWaitMs }: RetryRules, random: () => number): number {
  const full = Math.min(maxWaitMs, baseMs * 2 ** (tried - 1));
  return full / 2 + (random() * full) / 2;
}

/** `Retry-After` (RFC 9110, 10.2.3: seconds or a date) as milliseconds from now, at most a day; `null` for neither. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const value = header?.trim() ?? '';
  if (/^\d+$/u.test(value)) return Math.min(LONGEST_WISH_MS, Number(value) * 1000);
  const date = /^[A-Za-z]{3},? \d/u.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : Math.min(LONGEST_WISH_MS, Math.max(0, date - now));
}
