// How does TTML write a moment? Clock times with fractions or frames, or a number with a unit.
// https://www.w3.org/TR/ttml1/#timing-value-timeExpression

/** What the root of a document says about its units of time. */
export interface TtmlClock {
  readonly framesPerSecond: number;
  readonly ticksPerSecond: number;
}

const FRAME_RATE = 30;

const CLOCK = /^(\d{1,4}):(\d{1,2}):(\d{1,3})(?:[.,](\d{1,9})|:(\d{1,4})(?:\.\d{1,4})?)?$/;
const SHORT_CLOCK = /^(\d{1,4}):(\d{1,2})(?:[.,](\d{1,9}))?$/;
const OFFSET = /^(\d{1,12}(?:\.\d{1,9})?)\s?(h|m|s|ms|f|t)?$/;

/** The clock of a root's attributes, names in lower case: `framerate`, `frameratemultiplier` ("1000 1001", "1:1"), `tickrate`. */
export function clockOf(attributes: Readonly<Record<string, string>>): TtmlClock {
  const rate = positive(attributes.framerate) ?? FRAME_RATE;
  const [over, under] = (attributes.frameratemultiplier ?? '1 1').split(/[\s:]+/).map(positive);
  const framesPerSecond = rate * ((over ?? 1) / (under ?? 1));
  const declaresFrames = attributes.framerate !== undefined;
  return { framesPerSecond, ticksPerSecond: positive(attributes.tickrate) ?? (declaresFrames ? framesPerSecond : 1) };
}

/** Seconds, rounded to milliseconds; `null` for what is no time. A bare number is one of seconds, as exporters mean it. */
export function ttmlSeconds(value: string | undefined, clock: TtmlClock): number | null {
  const text = value?.trim() ?? '';
  const full = CLOCK.exec(text);
  if (full) {
    const [, hours, minutes, seconds, fraction, frames] = full;
    if (Number(minutes) > 59 || Number(seconds) > 59) return null;
    const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return rounded(whole + Number(`0.${fraction ?? 0}`) + Number(frames ?? 0) / clock.framesPerSecond);
  }
  const short = SHORT_CLOCK.exec(text);
  if (short) {
    if (Number(short[2]) > 59) return null;
    return rounded(Number(short[1]) * 60 + Number(short[2]) + Number(`0.${short[3] ?? 0}`));
  }
  const offset = OFFSET.exec(text);
  return offset && rounded(Number(offset[1]) * secondsPer(offset[2] ?? 's', clock));
}

function secondsPer(unit: string, clock: TtmlClock): number {
  const fixed: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };
  return fixed[unit] ?? 1 / (unit === 'f' ? clock.framesPerSecond : clock.ticksPerSecond);
}

function positive(value: string | undefined): number | undefined {
  const number = Number(value);
  return value !== undefined && Number.isFinite(number) && number > 0 ? number : undefined;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1_000) / 1_000;
}
