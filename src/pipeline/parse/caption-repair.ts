// Times of captions that cannot be: an hour lost where the clock ran past 59:59, an end before its start or far behind
// what follows. Repaired only where one reading makes the cues follow each other; else left out, and said.
import type { Finding } from '../../domain/transcript.js';

export interface CueTime {
  /** Seconds. */
  readonly start: number;
  readonly end: number | null;
  /** Line in the source, from 1. */
  readonly line: number;
}

const HOUR = 3600;
/** A start that lies so far before the one above is no overlap. */
const LEAST_FALL = 1800;
/** With the lost hours back, a cue starts at most so long after the one above it. */
const LONGEST_GAP = 120;
/** An end so far behind the start of the next cue is wrong. */
const LONGEST_OVERLAP = 600;

/** The times in the order given. Linear. */
export function repairCueTimes(times: readonly CueTime[], findings: Finding[]): CueTime[] {
  const whole = withLostHours(times, findings);
  return whole.map((time, at) => {
    if (time.end === null || isPlausible(time, whole[at + 1])) return time;
    const said = time.end < time.start ? 'before it starts' : 'long after the next one starts';
    findings.push({ line: time.line, message: `A cue ends ${said}; its end was left out` });
    return { ...time, end: null };
  });
}

function isPlausible({ start, end }: CueTime, next: CueTime | undefined): boolean {
  if (end! < start) return false;
  return !next || next.start < start || end! - next.start <= LONGEST_OVERLAP;
}

function withLostHours(times: readonly CueTime[], findings: Finding[]): CueTime[] {
  let lost = 0;
  let last: number | null = null;
  return times.map(({ start, end, line }) => {
    const here = lostHere(start, last, lost);
    if (here > lost) findings.push({ line, message: `Times lose an hour from here; ${here} s were added to them` });
    lost = here;
    last = start + here;
    return { start: last, end: end === null ? null : endOf({ start: last, end: end + here }), line };
  });
}

/** The seconds that a start lacks: as many as the one above, none again, or so many hours that it follows closely. */
function lostHere(start: number, last: number | null, lost: number): number {
  if (last === null) return 0;
  if (lost > 0 && start >= last - LONGEST_GAP) return 0;
  if (start + lost >= last - LEAST_FALL) return lost;
  const hours = Math.ceil((last - start) / HOUR) * HOUR;
  return start + hours - last <= LONGEST_GAP ? hours : lost;
}

/** A cue may run over the hour that its end has lost. */
function endOf({ start, end }: { start: number; end: number }): number {
  return end < start && end + HOUR >= start && end + HOUR - start <= LONGEST_GAP ? end + HOUR : end;
}
