// Is a piece of a page nothing but a time, or two with a dash between?
import { STAMP, secondsOf } from './stamp.js';

const LONE = new RegExp(String.raw`^[[(]?\s?(${STAMP})(?:\s?(?:-|–|—|-->|to)\s?${STAMP})?\s?[\])]?$`);

/** Seconds of the first time; `null` where anything else stands there. */
export function loneStamp(text: string): number | null {
  if (text.length > 80) return null;
  const stamp = LONE.exec(text.trim());
  return stamp && secondsOf(stamp[1]!);
}
