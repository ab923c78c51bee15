// Stamps as some tools and people spell them -> the spelling that written text is read in, `[m:ss]`: links to the moment,
// seconds with their letter, times in round brackets in the middle of the words.
import { clockOf, STAMP, secondsOf } from './stamp.js';

const TIME = String.raw`\\?[[(]?\\?(${STAMP})\\?[\])]?`;
/** `[0:15](https://youtu.be/x?t=15)`, `[(0:15)](#t=15)`, `[\[0:15\]](...)`. */
const LINKED = new RegExp(String.raw`\[${TIME}\]\([^()\s]{0,1000}\)`, 'g');
/** `[15.5s]`, `(2m45s)`, `[1h02m03s]`. */
const LETTERED = /[[(](?:(\d{1,2})h\s?)?(?:(\d{1,3})m\s?)?(\d{1,5}(?:\.\d{1,3})?)s[\])]/g;
const ROUND = new RegExp(String.raw`\((${STAMP})\)`, 'g');
/** After a sentence or a part of one: beside a name, labels are told by it as it stands. */
const ROUND_IN_WORDS = new RegExp(String.raw`(?<=[.?!…,;"”’'] )\((${STAMP})\)(?!:)`, 'g');

/** As many stamps of a spelling make it one of the source, where nearly all rise from one to the next. */
const LEAST_STAMPS = 3;
const RISING_SHARE = 0.9;

/** Lines with the same words and other spellings of their stamps; line by line, as many as there were. Linear. */
export function withUsualStamps(lines: readonly string[], markdown: boolean): string[] {
  const unlinked = lines.map((line) => (markdown && line.includes('](') ? line.replace(LINKED, '[$1]') : line));
  const lettered = isUsual(unlinked, LETTERED, letteredSeconds)
    ? unlinked.map((line) => line.replace(LETTERED, (...match) => `[${exactClock(letteredSeconds(match))}]`))
    : unlinked;
  if (!isUsual(lettered, ROUND, ([, stamp]) => secondsOf(stamp!) ?? 0)) return lettered;
  return lettered.map((line) => line.replace(ROUND_IN_WORDS, '[$1]'));
}

/** Stamps of a line whose address is left out. */
export function countLinkedStamps(line: string): number {
  return line.includes('](') ? (line.match(LINKED)?.length ?? 0) : 0;
}

/** Whether stamps in this spelling stand all over the source, in order. */
function isUsual(lines: readonly string[], form: RegExp, secondsIn: (match: readonly string[]) => number): boolean {
  const times = lines.flatMap((line) => (/[[(]/.test(line) ? [...line.matchAll(form)].map(secondsIn) : []));
  const rising = times.filter((time, i) => i === 0 || time >= times[i - 1]!).length;
  return times.length >= LEAST_STAMPS && rising >= times.length * RISING_SHARE;
}

function letteredSeconds([, hours, minutes, seconds]: readonly string[]): number {
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds);
}

function exactClock(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const part = String(milliseconds % 1000).padStart(3, '0');
  return `${clockOf(milliseconds / 1000)}${part === '000' ? '' : `.${part}`}`;
}
