// A stamp that runs backwards: did its writer drop the hour ("59:50", then "02:10"), or write hours and minutes where
// minutes and seconds stand ("59:50", then "1:02")? Repaired only where one reading fits the pace of speech, and one only.
import type { Finding } from '../../domain/transcript.js';
import { clockOf } from './stamp.js';

/** A stamp with the number of words before it. */
export interface PacedStamp {
  readonly time: number;
  readonly words: number;
  readonly line: number;
}

export interface RepairedTimes {
  /** In the order given. */
  readonly times: readonly number[];
  readonly findings: readonly Finding[];
}

/** Words a second where the stamps before tell nothing: 150 a minute. */
const USUAL_PACE = 2.5;
/** The stamps before tell the pace from so many seconds on. */
const LEAST_PACED_SECONDS = 300;
/** What is said between two stamps may take so many times more or less than at that pace, and so many seconds. */
const PACE_FACTOR = 2.5;
const PACE_SLACK = 45;
/** Speech runs on for this long without a stamp; the last stamp before the slip must be as near to its own before. */
const LONGEST_GAP = 1800;
const HOUR = 3600;
/** "9:59" is the largest that can be hours and minutes in two parts. */
const MOST_HOURS = 10;

/** As many of the stamps that run backwards together are read together, so that one reading may show itself wrong. */
const MOST_TOGETHER = 12;

interface Place {
  readonly time: number;
  readonly words: number;
}

/** What a stamp that runs backwards can mean after `last`: the hours that it lacks, or hours and minutes. */
const READINGS: readonly ((time: number, last: number) => number)[] = [
  (time, last) => {
    const whole = Math.floor(last / HOUR) * HOUR + time;
    return time >= HOUR || whole >= last ? whole : whole + HOUR;
  },
  (time) => (time < MOST_HOURS * 60 ? time * 60 : Number.NaN),
];

/** Linear in the number of stamps. */
export function repairTimes(stamps: readonly PacedStamp[]): RepairedTimes {
  const times: number[] = [];
  const findings: Finding[] = [];
  let first: Place | null = null;
  let last: Place | null = null;
  let trusted = false;
  stamps.forEach((stamp, i) => {
    const pace = paceOf(first, last);
    const backwards = last !== null && stamp.time < last.time;
    const time: number =
      backwards && trusted ? (onlyReading(stamps, i, { last: last!, pace }) ?? stamp.time) : stamp.time;
    if (time !== stamp.time) findings.push({ line: stamp.line, message: told(stamp.time, time) });
    times.push(time);
    if (backwards && time === stamp.time) return;
    const place = { time, words: stamp.words };
    trusted = last !== null && fits(place, last, pace);
    first ??= place;
    last = place;
  });
  return { times, findings };
}

/** The reading of the stamp at `from` that suits all stamps that run backwards with it, where no other does. */
function onlyReading(
  stamps: readonly PacedStamp[],
  from: number,
  { last, pace }: { last: Place; pace: number },
): number | null {
  const run: PacedStamp[] = [];
  for (let i = from; i < stamps.length && i < from + MOST_TOGETHER && stamps[i]!.time < last.time; i++) {
    run.push(stamps[i]!);
  }
  const suiting = READINGS.flatMap((read) => {
    let before = last;
    for (const { time, words } of run) {
      const place = { time: read(time, before.time), words };
      if (!(place.time >= before.time) || !fits(place, before, pace) || !keepsPace(place, last, pace)) return [];
      before = place;
    }
    return [read(run[0]!.time, last.time)];
  });
  return suiting.length === 1 ? suiting[0]! : null;
}

function told(from: number, to: number): string {
  return `The stamp ${clockOf(from)} runs backwards and was read as ${clockOf(to)}, where the pace of the talk has it`;
}

function fits(place: Place, last: Place, pace: number): boolean {
  return place.time - last.time <= LONGEST_GAP && keepsPace(place, last, pace);
}

function keepsPace(place: Place, last: Place, pace: number): boolean {
  const gap = place.time - last.time;
  const expected = (place.words - last.words) / pace;
  return gap <= expected * PACE_FACTOR + PACE_SLACK && gap >= expected / PACE_FACTOR - PACE_SLACK;
}

function paceOf(first: Place | null, last: Place | null): number {
  if (!first || !last) return USUAL_PACE;
  const seconds = last.time - first.time;
  const words = last.words - first.words;
  return seconds >= LEAST_PACED_SECONDS && words > 0 ? words / seconds : USUAL_PACE;
}
