// WebVTT and SRT text -> cues. One tolerant reader for both: files in the wild mix their dialects (numbers missing,
// commas or dots, bare seconds, no space around the arrow, blank lines inside a cue). See docs/decisions/0002.
import type { Finding } from '../../domain/transcript.js';
import { type Cue, voicesOf } from './cue.js';

export interface Captions {
  readonly cues: readonly Cue[];
  readonly findings: readonly Finding[];
  /** Lines with an arrow that are no timing: 0 in a file without faults. */
  readonly brokenTimings: number;
}

const TIME = String.raw`(?:(\d{1,4}):)?(?:(\d{1,3}):)?(\d{1,5})(?:[.,](\d{1,6}))?`;
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-{2,3}>\s*${TIME}(?=$|\s)`);
const ARROW = /-{2,3}\s?>/;
const SKIPPED = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;

/** A line of a caption file that is a cue's timing. */
export function isTiming(line: string): boolean {
  return line.length < 500 && readTiming(line) !== null;
}

/** Reads all cues in the order of the file. Linear in its length. */
export function readCaptions(text: string): Captions {
  const lines = text.split('\n');
  const cues: Cue[] = [];
  const findings: Finding[] = [];
  const timings = lines.flatMap((line, at) => (isTiming(line) ? [at] : []));
  const first = timings[0] ?? lines.length;
  let brokenTimings = countBroken(lines.slice(0, first), 0, findings);
  timings.forEach((at, i) => {
    const { start, end } = readTiming(lines[at]!)!;
    const next = timings[i + 1] ?? lines.length;
    const { body, broken } = cueBody(lines, { from: at + 1, to: next, isLast: i + 1 === timings.length }, findings);
    brokenTimings += broken;
    if (end < start) findings.push({ line: at + 1, message: 'A cue ends before it starts; its end was left out' });
    for (const { voice, lines: words } of voicesOf(body)) {
      cues.push({ start, end: end < start ? null : end, voice, lines: words, line: at + 1 });
    }
  });
  return { cues, findings, brokenTimings };
}

/** The text lines of a cue: up to the next timing, less that cue's number or id and less NOTE, STYLE and REGION. */
function cueBody(
  lines: readonly string[],
  { from, to, isLast }: { from: number; to: number; isLast: boolean },
  findings: Finding[],
) {
  const body: string[] = [];
  let broken = 0;
  let skipping = false;
  for (let at = from; at < to; at++) {
    const line = lines[at]!;
    const afterBlank = at > from && line.trim() !== '' && lines[at - 1] === '';
    if (afterBlank) skipping = SKIPPED.test(line) || (!isLast && isIdentifier(lines, at, to));
    else if (at === to - 1 && !isLast && /^\s*\d{1,6}\s*$/.test(line)) skipping = true;
    if (line.length < 500 && ARROW.test(line)) {
      broken += countBroken([line], at, findings);
      skipping = true;
    }
    if (!skipping && line.trim()) body.push(line);
  }
  return { body, broken };
}

/** The last line before the next timing, after a blank line: a number, or an id. */
function isIdentifier(lines: readonly string[], at: number, to: number): boolean {
  for (let next = at + 1; next < to; next++) if (lines[next]!.trim()) return false;
  return at === to - 1 || /^\s*\d+\s*$/.test(lines[at]!);
}

function countBroken(lines: readonly string[], offset: number, findings: Finding[]): number {
  let broken = 0;
  lines.forEach((line, at) => {
    if (line.length > 500 || !ARROW.test(line)) return;
    broken++;
    findings.push({ line: offset + at + 1, message: 'A timing line could not be read; its cue was left out' });
  });
  return broken;
}

function readTiming(line: string): { start: number; end: number } | null {
  const parts = TIMING.exec(line);
  if (!parts) return null;
  const start = toSeconds(parts.slice(1, 5));
  const end = toSeconds(parts.slice(5, 9));
  return start === null || end === null ? null : { start, end };
}

/** `null` where minutes or seconds run past 59. Fractions are decimal whatever their length: ".04" is 40 ms. */
function toSeconds([first, second, last, fraction]: readonly (string | undefined)[]): number | null {
  const minutes = second ?? (first === undefined ? undefined : first);
  const hours = second === undefined ? 0 : Number(first);
  if (minutes !== undefined && (Number(last) > 59 || (second !== undefined && Number(minutes) > 59))) return null;
  const whole = hours * 3600 + Number(minutes ?? 0) * 60 + Number(last);
  return Math.round((whole + (fraction === undefined ? 0 : Number(`0.${fraction}`))) * 1000) / 1000;
}
