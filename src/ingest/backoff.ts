// How long to wait before something is tried again.

const FIRST_MS = 2_000;
const LONGEST_MS = 3_600_000;

/**
 * Milliseconds to wait after the n-th attempt: anything up to a bound that doubles each time, an hour at most. Full
 * jitter keeps those that failed together from coming back together (Brooker, "Exponential Backoff And Jitter", 2015).
 */
export function backoffMs(attempts: number, random: () => number = Math.random): number {
  // Doubling is over long before a number could overflow.
  return random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(30, Math.max(0, attempts - 1)));
}
