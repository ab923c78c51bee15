// Which whole percents stand for the parts of a whole, so that they add up to it?

/**
 * Parts of a whole (0 to 1, together at most 1) in hundredths by the method of the largest remainder: each is less than one
 * hundredth off, and of a whole without rest they add up to 1.
 */
export function wholePercents(parts: readonly number[]): number[] {
  const rest = Math.max(0, 1 - parts.reduce((sum, part) => sum + part, 0));
  // Floating point must not make 29 of what is 30.
  const exact = [...parts, rest].map((part) => Number((part * 100).toFixed(9)));
  const floors = exact.map(Math.floor);
  const missing = 100 - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = exact.map((_, i) => i).sort((a, b) => exact[b]! - floors[b]! - (exact[a]! - floors[a]!) || a - b);
  for (const i of byRemainder.slice(0, missing)) floors[i]! += 1;
  return floors.slice(0, parts.length).map((percent) => percent / 100);
}
