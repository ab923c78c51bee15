// Is a piece of a page nothing but a time, or two with a dash between? What does a `<time>` element say?
import type { Tag } from './html-markup.js';
import { STAMP, secondsOf } from './stamp.js';

const LONE = new RegExp(String.raw`^[[(]?\s?(${STAMP})(?:\s?(?:-|–|—|-->|to)\s?${STAMP})?\s?[\])]?$`);

/** Seconds of the first time; `null` where anything else stands there. */
export function loneStamp(text: string): number | null {
  if (text.length > 80) return null;
  const stamp = LONE.exec(text.trim());
  return stamp && secondsOf(stamp[1]!);
}

const DURATION = /^PT(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6}(?:\.\d{1,6})?)S)?$/i;
const BARE_SECONDS = /^\d{1,6}(?:\.\d{1,6})?\s?s?$/;

/** Seconds of an element that may hold a time: its words, else what `datetime="PT1M7S"` says; in `<time>` also "67.5". */
export function elementSeconds({ name, attributes }: Tag, words: string): number | null {
  const stamp = loneStamp(words);
  if (stamp !== null || name !== 'time') return stamp;
  const duration = DURATION.exec(attributes.datetime?.trim() ?? '');
  const text = words.trim();
  if (!duration || duration[0].length < 4) return BARE_SECONDS.test(text) ? Number.parseFloat(text) : null;
  const [hours, minutes, seconds] = duration.slice(1).map((part) => Number(part ?? 0));
  return hours! * 3600 + minutes! * 60 + seconds!;
}
