// Are whole numbers seconds or milliseconds? The pace of speech tells.

/** Fewer words a second in times taken for seconds, and they are milliseconds. Slow talk has one. */
const LEAST_WORDS_PER_SECOND = 0.05;
/** Share of the entries whose time must be a whole number. */
const MOST = 0.9;

/** Whether times in whole numbers, of entries with so many words together, are milliseconds. */
export function areMilliseconds(times: readonly unknown[], words: number): boolean {
  const whole = times.filter((time): time is number => typeof time === 'number' && Number.isInteger(time));
  if (whole.length < times.length * MOST || whole.length < 2) return false;
  return words < (whole.at(-1)! - whole[0]!) * LEAST_WORDS_PER_SECOND;
}
