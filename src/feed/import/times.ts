// When is a feed read again, and when are its items looked at?
import type { FetchError } from '../fetcher.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Resource gone for good (RFC 9110, 15.5.11). */
const GONE = 410;

/** A tenth sooner or later, so that feeds that were added together do not come together for ever. */
export function nextRefresh(intervalMs: number | null): Date | null {
  return intervalMs === null ? null : new Date(Date.now() + intervalMs * (0.9 + 0.2 * Math.random()));
}

/** Whether what was read then is to be read again. */
export function isDue(lastFetchedAt: string | null, intervalMs: number | null): boolean {
  return lastFetchedAt !== null && intervalMs !== null && Date.now() - Date.parse(lastFetchedAt) >= 0.9 * intervalMs;
}

/** Doubling from five minutes to a day, or when the host wants; `null` for a feed that is gone. */
export function afterFailure(failures: number, error: FetchError | null = null): Date | null {
  if (error?.status === GONE) return null;
  const first = error && !error.temporary ? HOUR_MS : 5 * MINUTE_MS;
  const backoff = Math.min(DAY_MS, first * 2 ** Math.min(failures, 10)) * (0.9 + 0.2 * Math.random());
  return new Date(Date.now() + Math.max(backoff, error?.retryAfterMs ?? 0));
}

/** What is new is corrected sooner than what is old: after a quarter of its age, from an hour to a month. */
export function nextCheck(publishedAt: string | null): Date {
  const age = publishedAt === null ? 0 : Date.now() - Date.parse(publishedAt);
  return new Date(Date.now() + Math.min(30 * DAY_MS, Math.max(HOUR_MS, age / 4)));
}

/** What failed inside says nothing of an item: whatever it was may be mended by then. */
export function checkAfterOurs(): Date {
  return new Date(Date.now() + 6 * HOUR_MS);
}

/** Soon, as many things pass soon, or when the host wants. */
export function nextTry(attempts: number, retryAfterMs: number | null, firstMs: number): Date {
  const backoff = firstMs * 4 ** attempts * (0.5 + 0.5 * Math.random());
  return new Date(Date.now() + Math.max(backoff, retryAfterMs ?? 0));
}
