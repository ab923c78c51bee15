// When is a place in a turn spoken? Answers from the source's stamps alone, by words between two of them.
import { countWords, type Moment, type Turn } from './transcript.js';

/**
 * The moment at which the character at `offset` of the turn is spoken. On a stamp it is `exact`; between two known
 * times it is interpolated by the share of words; without a later time it is `null` rather than a guess.
 */
export function momentAt(turn: Turn, offset: number): Moment {
  const known = knownTimes(turn);
  const exact = known.find((point) => point.offset === offset);
  if (exact) return { time: exact.time, timing: exact.exact ? 'exact' : 'interpolated' };
  const before = known.findLast((point) => point.offset < offset);
  const after = known.find((point) => point.offset > offset);
  if (!before || !after) return { time: null, timing: null };
  const spoken = countWords(turn.text.slice(before.offset, offset));
  const all = spoken + countWords(turn.text.slice(offset, after.offset));
  const share = all === 0 ? 0 : spoken / all;
  return { time: round(before.time + share * (after.time - before.time)), timing: 'interpolated' };
}

interface KnownTime {
  readonly offset: number;
  readonly time: number;
  readonly exact: boolean;
}

function knownTimes(turn: Turn): KnownTime[] {
  const known: KnownTime[] = turn.anchors.map((anchor) => ({ ...anchor, exact: true }));
  if (turn.startTime !== null && known[0]?.offset !== 0) {
    known.unshift({ offset: 0, time: turn.startTime, exact: turn.timing === 'exact' });
  }
  const last = known.at(-1);
  if (turn.endTime !== null && (!last || last.offset < turn.text.length)) {
    known.push({ offset: turn.text.length, time: turn.endTime, exact: false });
  }
  return known;
}

/** Milliseconds are as fine as any source's stamps. */
function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
