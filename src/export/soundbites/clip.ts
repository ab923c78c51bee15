// Which whole sentences around a quote fill a clip of some length?
import { type Sentence, splitSentences } from '../../domain/sentence.js';
import { momentAt } from '../../domain/timeline.js';
import type { Timing, Turn } from '../../domain/transcript.js';

export interface Clip {
  /** Seconds. */
  readonly startTime: number;
  readonly endTime: number;
  /** `exact` where both ends are stamped in the source. */
  readonly timing: NonNullable<Timing>;
}

export interface ClipLimits {
  /** Seconds. */
  readonly shortest: number;
  readonly longest: number;
}

interface Quoted {
  readonly turn: number;
  readonly startOffset: number;
  readonly endOffset: number;
}

/** Turns on each side of the quote's own that a clip may reach into. */
export const REACH = 6;

/**
 * The quote's sentences, and as many after it in the turn, before it in the turn, and then around the turn as the shortest
 * clip needs. Of the turns only those within reach are looked at. `null` where a time is not known or no run of sentences has a length within the limits.
 */
export function clipAround(turns: readonly Turn[], quoted: Quoted, limits: ClipLimits): Clip | null {
  const near = turns.filter(({ index }) => Math.abs(index - quoted.turn) <= REACH);
  const line = near.flatMap((turn, i) => timedSentences(turn, near[i + 1]));
  const isQuoted = ({ turn, start, end }: TimedSentence): boolean =>
    turn === quoted.turn && start < quoted.endOffset && end > quoted.startOffset;
  const first = line.findIndex(isQuoted);
  if (first < 0) return null;
  const range = { first, last: line.findLastIndex(isQuoted) };
  for (let clip = clipOf(line, range); clip; clip = clipOf(line, range)) {
    const length = clip.endTime - clip.startTime;
    if (length > limits.longest) return null;
    if (length >= limits.shortest) return clip;
    if (!grow(range, line, quoted.turn)) return null;
  }
  return null;
}

interface TimedSentence extends Sentence {
  readonly turn: number;
  readonly from: Edge;
  readonly to: Edge;
}

interface Edge {
  readonly time: number | null;
  readonly timing: Timing;
}

function timedSentences(turn: Turn, next: Turn | undefined): TimedSentence[] {
  const sentences = splitSentences(turn.text);
  return sentences.map((sentence, i) => {
    const following = sentences[i + 1];
    const to = following ? momentAt(turn, following.start) : endOfTurn(turn, next);
    return { ...sentence, turn: turn.index, from: momentAt(turn, sentence.start), to };
  });
}

/** A turn's own end stands in the source, where there is one; else it lasts until the next one starts. */
function endOfTurn(turn: Turn, next: Turn | undefined): Edge {
  if (turn.endTime !== null) return { time: turn.endTime, timing: turn.timing };
  return next ? momentAt(next, 0) : { time: null, timing: null };
}

interface Range {
  first: number;
  last: number;
}

function clipOf(line: readonly TimedSentence[], { first, last }: Range): Clip | null {
  const [from, to] = [line[first]!.from, line[last]!.to];
  if (from.time === null || to.time === null || to.time <= from.time) return null;
  const timing = from.timing === 'exact' && to.timing === 'exact' ? 'exact' : 'interpolated';
  return { startTime: from.time, endTime: to.time, timing };
}

/** One more sentence; false where there is none left. */
function grow(range: Range, line: readonly TimedSentence[], turn: number): boolean {
  const [before, after] = [line[range.first - 1], line[range.last + 1]];
  if (after?.turn === turn) range.last++;
  else if (before?.turn === turn) range.first--;
  else if (after) range.last++;
  else if (before) range.first--;
  else return false;
  return true;
}
