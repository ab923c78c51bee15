// "... all of it. [SPEAKER_TURN]": whisper.cpp marks in the words that somebody else goes on. Captions say so with ">>".
import type { Cue } from './cue.js';

const TURN = /\s*\[SPEAKER[_ ]TURN\]\s*$/;

/** Marks of a change at the end of a cue, as marks at the start of the next one. Others come back as they are. Linear. */
export function withTurnMarks(cues: readonly Cue[]): readonly Cue[] {
  if (!cues.some(endsTurn)) return cues;
  let changes = false;
  return cues.flatMap((cue): Cue[] => {
    const bare = cue.lines.map((line) => line.replace(TURN, '')).filter(Boolean);
    const lines = bare.map((line, nth) => (changes && nth === 0 ? `>> ${line}` : line));
    changes = endsTurn(cue) || (changes && lines.length === 0);
    return lines.length > 0 ? [{ ...cue, lines }] : [];
  });
}

function endsTurn({ lines }: Cue): boolean {
  return TURN.test(lines.at(-1) ?? '');
}
