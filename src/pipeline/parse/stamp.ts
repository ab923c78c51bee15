// How do sources write a moment of the recording, and how many seconds is it?

/** `h:mm:ss`, `mm:ss` or `mmm:ss`, with a fraction after `.` or `,` or a frame number after a third colon. */
export const STAMP = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,:]\s?\d{1,3})?`;

/** Where some programs write when the words end: ` --> 00:00:07.000`, ` - 0:07`. */
export const RANGE_END = String.raw`(?:\s?(?:-->|[-–—])\s?\d{1,3}:\d{2}(?::\d{2})?(?:[.,:]\d{1,3})?(?![\d:]))?`;

/** Slips that only brackets vouch for: `00:11: 57.25`, `00:11**:** 51.07`, `00:31:2.01`. */
const SLOPPY = String.raw`\d{1,3}:\s?\d{2}(?:\*\*)?:(?:\*\*)?\s?\d{1,2}[.,]\d{1,3}`;

/** A stamp in square brackets, as Markdown exporters write it: `\[12:34\]`, `[\01:02:03.04\]`, `[ 12:34]`. */
const BRACKETED = String.raw`\\?\[\s?\\{0,2}(${STAMP}|${SLOPPY})${RANGE_END}\s?(?:\\{1,3})?\]`;

/** One or two bracketed stamps ("\[12:34\] to \[13:10\]"), anywhere in a line. */
export const BRACKETED_STAMPS = new RegExp(String.raw`\\?(?:\*\*)?${BRACKETED}(?:\s+to\s+${BRACKETED})?(?:\*\*)?`, 'g');

const PARTS = /^(\d+):(\d{2})(?::(\d{1,2}))?(?:[.,]\s?(\d{1,3}))?(?::\d{1,3})?$/;

/**
 * Seconds of a stamp as `STAMP` matches it, or `null` where its minutes or seconds run past 59. A fourth part is a
 * frame number, whose length nobody states: it is left out.
 */
export function secondsOf(stamp: string): number | null {
  const parts = PARTS.exec(stamp.replace(/[\s*]/g, ''));
  if (!parts) return null;
  const [, first, second, third, fraction] = parts;
  const [hours, minutes, seconds] = third === undefined ? [0, first, second] : [first, second, third];
  if (Number(seconds) > 59 || (third !== undefined && Number(minutes) > 59)) return null;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return fraction === undefined ? whole : whole + Number(`0.${fraction}`);
}

/** Seconds as a reader writes them: `2:05`, `1:02:05`. */
export function clockOf(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [first, ...rest] = parts[0] === 0 ? parts.slice(1) : parts;
  return [String(first), ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
}
