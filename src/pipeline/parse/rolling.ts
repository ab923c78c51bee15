// Live captions roll: each cue shows the line before once more. Which words are new?
import type { Cue } from './cue.js';

/** Share of cues that must repeat the line before; people repeat themselves less. */
const ROLLING_SHARE = 0.3;

/** The cues without the lines that they only repeat. Captions that do not roll come back as they are. */
export function withoutRepeats(cues: readonly Cue[]): readonly Cue[] {
  const repeats = cues.filter((cue, i) => i > 0 && cue.lines[0] === cues[i - 1]!.lines.at(-1)).length;
  if (cues.length < 3 || repeats < cues.length * ROLLING_SHARE) return cues;
  const fresh: Cue[] = [];
  cues.forEach((cue, i) => {
    const before = cues[i - 1];
    const lines = before ? newLines(before.lines, cue.lines) : cue.lines;
    if (lines.length > 0) fresh.push({ ...cue, lines });
    else fresh.push({ ...fresh.pop()!, end: cue.end });
  });
  return fresh;
}

/** What is left of `lines` after the longest start that is an end of `before`. */
function newLines(before: readonly string[], lines: readonly string[]): readonly string[] {
  for (let shared = Math.min(before.length, lines.length); shared > 0; shared--) {
    const tail = before.slice(before.length - shared);
    if (tail.every((line, i) => line === lines[i])) return lines.slice(shared);
  }
  return lines;
}
