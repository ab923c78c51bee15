// When is a place in a turn spoken? Answers from the source's stamps alone, by words between two of them.
import type { Moment, Turn } from './transcript.js';

/**
 * The moment at which the character at `offset` of the turn is spoken. On a stamp it is `exact`; between two known
 * times it is interpolated by the share of words; without a later time it is `null` rather than a guess.
 * The first question about a turn reads it once; each further one takes the logarithm of its length.
 */
export function momentAt(turn: Turn, offset: number): Moment {
  const { known, words } = clockOf(turn);
  const next = countUpTo(known.length, (i) => known[i]!.offset < offset);
  const after = known[next];
  if (after?.offset === offset) return { time: after.time, timing: after.exact ? 'exact' : 'interpolated' };
  const before = known[next - 1];
  if (!before || !after) return { time: null, timing: null };
  const spoken = wordsBetween(turn.text, words, { from: before.offset, to: offset });
  const all = spoken + wordsBetween(turn.text, words, { from: offset, to: after.offset });
  const share = all === 0 ? 0 : spoken / all;
  return { time: round(before.time + share * (after.time - before.time)), timing: 'interpolated' };
}

interface KnownTime {
  readonly offset: number;
  readonly time: number;
  readonly exact: boolean;
}

interface TurnClock {
  readonly known: readonly KnownTime[];
  /** Offsets at which words begin, rising. */
  readonly words: readonly number[];
}

/** Turns never change, so what was read of one stays true for as long as it is kept. */
const clocks = new WeakMap<Turn, TurnClock>();

function clockOf(turn: Turn): TurnClock {
  const made = clocks.get(turn);
  if (made) return made;
  const known = knownTimes(turn);
  // Nothing is interpolated in an untimed turn.
  const words = known.length < 2 ? [] : Array.from(turn.text.matchAll(/\S+/g), (word) => word.index);
  const clock = { known, words };
  clocks.set(turn, clock);
  return clock;
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

/** Words of a stretch of the text; a word that it cuts counts. */
function wordsBetween(text: string, words: readonly number[], { from, to }: { from: number; to: number }): number {
  if (from >= to) return 0;
  const begun = (offset: number) => countUpTo(words.length, (i) => words[i]! < offset);
  const cutAtStart = from > 0 && /^\S\S$/u.test(text.slice(from - 1, from + 1));
  return begun(to) - begun(from) + (cutAtStart ? 1 : 0);
}

/** How many of the first indexes fit, when those that fit come before those that do not. */
function countUpTo(length: number, fits: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** To milliseconds: no source stamps finer, so what a share of words adds behind them is noise. */
function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
