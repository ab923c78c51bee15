// Times of captions that cannot be: an hour lost where the clock ran past 59:59, a cue hours away from those around it, an
// end before its start or far behind what follows. Repaired only where one reading makes the cues follow each other; else left out, and said.
import type { Finding } from '../../domain/transcript.js';
import { clockOf } from './stamp.js';

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
/** So many cues in a row may have a wrong hour; more are another part of the recording. */
const MOST_STRAY = 5;

/** The times in the order given. Linear. */
export function repairCueTimes(times: readonly CueTime[], findings: Finding[]): CueTime[] {
  const { times: settled, strays } = withoutStrayHours(times, findings);
  const whole = withLostHours(settled, strays, findings);
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

/**
 * A few cues ahead of those before and after them, which follow each other closely: a slip of the hand in their hour, and
 * taken back where that puts them between the others. `strays`: indexes of those that no hour puts there.
 */
function withoutStrayHours(times: readonly CueTime[], findings: Finding[]): { times: CueTime[]; strays: Set<number> } {
  const settled = [...times];
  const strays = new Set<number>();
  for (let from = 0; from < settled.length; from++) {
    const before = settled[from - 1]?.start ?? 0;
    const to = settled[from]!.start - before < LEAST_FALL ? from : endOfStrays(settled, from, before);
    const hours = Math.floor((settled[from]!.start - before) / HOUR) * HOUR;
    const back = settled.slice(from, to).map((time) => earlier(time, hours));
    const rises = [...back, ...settled.slice(to, to + 1)].every(
      ({ start }, i) => start >= (i === 0 ? before : back[i - 1]!.start),
    );
    for (let at = from; at < to; at++) {
      if (!rises && from > 0) strays.add(at);
      if (!rises) continue;
      const [wrong, right] = [settled[at]!, back[at - from]!];
      const message = `The hour of this cue is wrong: ${clockOf(wrong.start)} was read as ${clockOf(right.start)}`;
      findings.push({ line: wrong.line, message });
      settled[at] = right;
    }
    from = Math.max(from, to - 1);
  }
  return { times: settled, strays };
}

/** The first cue after `from` that follows closely upon `before`; `from` itself where none of the next few does. */
function endOfStrays(times: readonly CueTime[], from: number, before: number): number {
  for (let at = from + 1; at <= from + (from === 0 ? 1 : MOST_STRAY) && at < times.length; at++) {
    const { start } = times[at]!;
    if (start >= before && start - before <= LONGEST_GAP && start < times[from]!.start) return at;
  }
  return from;
}

function earlier({ start, end, line }: CueTime, seconds: number): CueTime {
  return { start: start - seconds, end: end !== null && end >= start ? end - seconds : end, line };
}

function withLostHours(times: readonly CueTime[], strays: ReadonlySet<number>, findings: Finding[]): CueTime[] {
  let lost = 0;
  let last: number | null = null;
  return times.map(({ start, end, line }, at) => {
    if (strays.has(at)) return { start, end, line };
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
