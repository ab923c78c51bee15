// How does a caption file write when a cue starts and ends? Every dialect of WebVTT and SRT, and YouTube's SBV.

export interface Timing {
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  /** Minutes or seconds ran past 59 and were carried over. */
  readonly carried: boolean;
}

/** `[[h:]m:]s` with a fraction after a dot or comma, or frames (two digits) or milliseconds (three) after a colon. */
const TIME = String.raw`(?:(\d{1,4}):)?(?:(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,6})|:(\d{2,3}))?`;
const ARROW = `(?:-{1,3}(?:>|&gt;)|[–—]>|→)`;
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*${ARROW}\s*${TIME}(?=$|\s)`);
const SBV = new RegExp(String.raw`^(?=\d{1,3}:\d{2}:\d{2}\.\d{3},\d{1,3}:\d{2}:\d{2}\.\d{3}\s*$)${TIME},${TIME}`);

/** A timing is never longer, however many settings follow it. */
const LONGEST_LINE = 500;

/** A line of a caption file that is a cue's timing. */
export function isTiming(line: string): boolean {
  return readTiming(line) !== null;
}

/** `null` for any other line, and where minutes or seconds are over 99. */
export function readTiming(line: string): Timing | null {
  if (line.length >= LONGEST_LINE || !/^\s*\d/.test(line)) return null;
  const parts = TIMING.exec(line) ?? SBV.exec(line);
  if (!parts) return null;
  const start = toSeconds(parts.slice(1, 6));
  const end = toSeconds(parts.slice(6, 11));
  return start && end && { start: start.time, end: end.time, carried: start.carried || end.carried };
}

/** Fractions are decimal whatever their length: ".04" is 40 ms. How long a frame lasts nobody says: it is left out. */
function toSeconds([first, second, last, fraction, colon]: readonly (string | undefined)[]) {
  const hours = second === undefined ? 0 : Number(first);
  const minutes = second ?? first;
  if (colon !== undefined && second === undefined) return null;
  const bareSeconds = minutes === undefined;
  const carried = (!bareSeconds && Number(last) > 59) || (second !== undefined && Number(minutes) > 59);
  if (carried && (last!.length > 2 || (second !== undefined && second.length > 2))) return null;
  const part = fraction ?? (colon?.length === 3 ? colon : '0');
  const time = hours * 3600 + Number(minutes ?? 0) * 60 + Number(last) + Number(`0.${part}`);
  return { time: Math.round(time * 1000) / 1000, carried };
}
