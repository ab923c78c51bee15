// Words that are gone at once are not read. A cue that is too short gets some of what the one beside it has to spare, where
// the border between them is not a time of the source.
import type { Cue } from './cues.js';

/** A cue that is gone sooner is hardly read. */
export const LEAST_SECONDS = 1;
/** Characters a second that can be read in haste. */
const FASTEST_READING = 25;

export interface PlacedCue extends Cue {
  /** Its start stands in the source. */
  readonly isSure: boolean;
}

/** Borders move later first, then earlier; never so far that the other cue lacks time. */
export function withTimeToRead(cues: readonly PlacedCue[]): PlacedCue[] {
  const placed = [...cues];
  for (let i = 1; i < placed.length; i++) move(placed, i, lackOf(placed[i - 1]!));
  for (let i = placed.length - 1; i > 0; i--) move(placed, i, -lackOf(placed[i]!));
  return placed;
}

/** Moves the border before the cue at `i` by so many seconds at most. */
function move(placed: PlacedCue[], i: number, by: number): void {
  const [before, after] = [placed[i - 1]!, placed[i]!];
  if (by === 0 || after.isSure || before.endTime !== after.startTime) return;
  const spare = -(by > 0 ? lackBy(after) : lackBy(before));
  if (spare <= 0) return;
  const border = Math.round(1000 * (after.startTime + Math.sign(by) * Math.min(Math.abs(by), spare))) / 1000;
  placed[i - 1] = { ...before, endTime: border };
  placed[i] = { ...after, startTime: border };
}

function lackOf(cue: Cue): number {
  return Math.max(0, lackBy(cue));
}

/** Seconds that it is too short; below 0 it has some to spare. */
function lackBy({ startTime, endTime, text }: Cue): number {
  return Math.max(LEAST_SECONDS, text.length / FASTEST_READING) - (endTime - startTime);
}
