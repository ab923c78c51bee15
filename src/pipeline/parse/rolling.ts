// Live captions roll: each cue shows the line before once more, or the same line grown by some words. Which are new?
import type { Cue } from './cue.js';

/** Share of cues that must repeat or grow the line before; people repeat themselves less. */
const ROLLING_SHARE = 0.3;

/** The cues without what they only repeat. Captions that do not roll come back as they are. Linear. */
export function withoutRepeats(cues: readonly Cue[]): readonly Cue[] {
  if (cues.length < 3) return cues;
  const before = (i: number) => cues[i - 1]?.lines.at(-1);
  const repeated = cues.filter((cue, i) => cue.lines[0] === before(i));
  const repeats = repeated.some(({ lines }) => lines.length > 1) ? repeated.length : 0;
  const grown = cues.filter((cue, i) => grows(before(i), cue.lines[0]!)).length;
  if (repeats + grown < cues.length * ROLLING_SHARE) return cues;
  const fresh: Cue[] = [];
  cues.forEach((cue, i) => {
    const shown = cues[i - 1]?.lines ?? [];
    const lines = newLines(shown, cue.lines, grown >= cues.length * ROLLING_SHARE);
    if (lines.length > 0) fresh.push({ ...cue, lines });
    else fresh.push({ ...fresh.pop()!, end: cue.end });
  });
  return fresh;
}

/** What is left of `lines` after the longest start that is an end of `before`. */
function newLines(before: readonly string[], lines: readonly string[], growing: boolean): readonly string[] {
  for (let shared = Math.min(before.length, lines.length); shared > 0; shared--) {
    const tail = before.slice(before.length - shared);
    const last = shared - 1;
    if (!tail.slice(0, last).every((line, i) => line === lines[i])) continue;
    if (tail[last] === lines[last]) return lines.slice(shared);
    if (growing && grows(tail[last], lines[last]!))
      return [lines[last]!.slice(tail[last]!.length).trim(), ...lines.slice(shared)];
  }
  return lines;
}

/** The line goes on where the one before ended, at the end of a word. */
function grows(before: string | undefined, line: string): boolean {
  return before !== undefined && line.length > before.length && line.startsWith(before) && line[before.length] === ' ';
}
