// Which units make a passage: near the size wanted, from the start of a turn where one is near, with some overlap.
import { countWords } from '../../domain/transcript.js';
import type { SpokenUnit } from './spoken-units.js';

/** Units `from` up to, not including, `to`. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Words of a passage. A shorter one says too little, a longer one says several things. */
const PASSAGE_WORDS = 110;

/** Words with speakers' names, which a crowd of short turns has many of. */
export const MAX_PASSAGE_WORDS = 180;

/** Words from which on a passage may end early so that the next one starts with a turn. */
const ENOUGH_WORDS = 85;

/** A chapter's rest of fewer words joins the passage before it. */
const SHORT_REST_WORDS = 35;

const OVERLAP_SENTENCES = 2;
const MAX_OVERLAP_SENTENCES = 3;
const MAX_OVERLAP_WORDS = 50;

/** The runs of a chapter's units: in order, each with at least one unit that no run before it has. */
export function runsOf(units: readonly SpokenUnit[]): Run[] {
  const runs: Run[] = [];
  const left = wordsLeft(units);
  let from = 0;
  let covered = 0;
  while (covered < units.length) {
    const to = endOf(units, { from, covered }, left);
    runs.push({ from, to });
    covered = to;
    from = to < units.length ? nextStart(units, from, to) : to;
  }
  return runs;
}

/** `left[i]`: words from unit `i` on. */
function wordsLeft(units: readonly SpokenUnit[]): number[] {
  const left = new Array<number>(units.length + 1).fill(0);
  for (let i = units.length - 1; i >= 0; i--) left[i] = left[i + 1]! + units[i]!.words;
  return left;
}

function endOf(
  units: readonly SpokenUnit[],
  { from, covered }: { from: number; covered: number },
  left: number[],
): number {
  let words = 0;
  let shown = 0;
  for (let to = from; to < units.length; to++) {
    const next = units[to]!;
    const startsTurn = to === from || next.turn !== units[to - 1]!.turn;
    const grown = shown + next.words + (startsTurn ? labelWords(next) : 0);
    const isRest = left[to]! < SHORT_REST_WORDS;
    const isFull = words >= PASSAGE_WORDS || (words >= ENOUGH_WORDS && startsTurn);
    if (to > covered && (grown > MAX_PASSAGE_WORDS || (isFull && !isRest))) return to;
    words += next.words;
    shown = grown;
  }
  return units.length;
}

/** Words that a turn's "Name: " adds when a passage has more than one speaker. */
function labelWords({ speaker }: SpokenUnit): number {
  return speaker === null ? 0 : countWords(speaker);
}

/**
 * Two sentences back, or where a turn starts at one to three sentences; after the end of a turn, with whole turns alone.
 * Never to where the last passage started.
 */
function nextStart(units: readonly SpokenUnit[], from: number, to: number): number {
  const startsTurn = (at: number) => units[at]!.turn !== units[at - 1]!.turn;
  let words = 0;
  let chosen = to;
  for (let at = to - 1; at > from && to - at <= MAX_OVERLAP_SENTENCES; at--) {
    words += units[at]!.words;
    if (words > MAX_OVERLAP_WORDS) break;
    if (startsTurn(at)) return at;
    if (to - at <= OVERLAP_SENTENCES && !startsTurn(to)) chosen = at;
  }
  return chosen;
}
