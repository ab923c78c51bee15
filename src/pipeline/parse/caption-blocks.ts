// WebVTT and SRT text -> cues. One tolerant reader for both: files in the wild mix their dialects (numbers missing,
// commas or dots, bare seconds, no space around the arrow, blank lines inside a cue). See docs/decisions/0002.
import type { Finding } from '../../domain/transcript.js';
import { type CueTime, repairCueTimes } from './caption-repair.js';
import { isTiming, readTiming } from './caption-time.js';
import { type Cue, voicesOf } from './cue.js';

export { isTiming } from './caption-time.js';

export interface Captions {
  readonly cues: readonly Cue[];
  readonly findings: readonly Finding[];
  /** Lines with an arrow that are no timing: 0 in a file without faults. */
  readonly brokenTimings: number;
}

const ARROW = /-{2,3}\s?>/;
const SKIPPED = /^(?:NOTE|STYLE|REGION)(?:\s|$)/;

/** Reads all cues in the order of the file. Linear in its length. */
export function readCaptions(text: string): Captions {
  const lines = text.split('\n');
  const cues: Cue[] = [];
  const findings: Finding[] = [];
  const timings = lines.flatMap((line, at) => (isTiming(line) ? [at] : []));
  const first = timings[0] ?? lines.length;
  let brokenTimings = countBroken(lines.slice(0, first), 0, findings);
  const times = cueTimes(lines, timings, findings);
  timings.forEach((at, i) => {
    const next = timings[i + 1] ?? lines.length;
    const { body, broken } = cueBody(lines, { from: at + 1, to: next, isLast: i + 1 === timings.length }, findings);
    brokenTimings += broken;
    const named = speakerInId(lines[at - 1] ?? '');
    for (const { voice, lines: words } of voicesOf(body))
      cues.push({ ...times[i]!, voice: voice ?? named, lines: words });
  });
  return { cues, findings, brokenTimings };
}

function cueTimes(lines: readonly string[], timings: readonly number[], findings: Finding[]): CueTime[] {
  const times = timings.map((at) => {
    const { start, end, carried } = readTiming(lines[at]!)!;
    if (carried) findings.push({ line: at + 1, message: 'Minutes or seconds over 59 were carried over' });
    return { start, end, line: at + 1 };
  });
  return repairCueTimes(times, findings);
}

/** Webex writes who speaks into the cue's id: `12 "Ada Byron" (1234567)`. */
function speakerInId(id: string): string | null {
  return /^\d{1,6} "([^"]{1,80})"(?: \(\d+\))?\s*$/.exec(id)?.[1]?.trim() ?? null;
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
