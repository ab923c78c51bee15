// Who says a turn, in formats where a name holds until the next one: there nobody's turn has to say so, too.
import type { Turn } from '../../domain/transcript.js';

/** A name that readers of transcripts, ours among them, take for nobody's. */
export const NOBODY = 'Unknown Speaker';

/** Where somebody is named, every turn names somebody; turns of a transcript without names stay as they are. */
export function namedTurns(turns: readonly Turn[]): readonly Turn[] {
  if (turns.every(({ speaker }) => speaker === null)) return turns;
  return turns.map((turn) => (turn.speaker === null ? { ...turn, speaker: NOBODY } : turn));
}
