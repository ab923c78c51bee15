// Turns -> the timed pieces that caption files are made of. Nothing is left out; what the source has no time for is laid
// out (`lay-out.ts`), since a caption has to stand somewhere.
import { momentAt } from '../../domain/timeline.js';
import { countWords, type Timing, type Turn } from '../../domain/transcript.js';
import { cutText, type Room } from './cut-text.js';
import { layOut } from './lay-out.js';
import type { Place } from './places.js';
import { type PlacedCue, withTimeToRead } from './reading-time.js';

export interface Cue {
  /** Seconds. */
  readonly startTime: number;
  readonly endTime: number;
  readonly speaker: string | null;
  /** One line, white space collapsed. */
  readonly text: string;
  /** Readers would take the first words for a label, or for a caption that rolls up. */
  readonly isUnsafe: boolean;
}

export interface CueRoom extends Room {
  /** What is written before the words of a cue that starts at a place of the turn; nothing without it. */
  readonly labelAt?: (turn: Turn, place: Place) => string;
}

/** The usual pace of talk: how long a cue stays for which the source's times leave none. */
const WORDS_PER_SECOND = 2.5;

/** Whether the source says when anything was said: what has no time at all gets no captions. */
export function isTimed(turns: readonly Turn[]): boolean {
  return turns.some(({ startTime, endTime, anchors }) => startTime !== null || endTime !== null || anchors.length > 0);
}

/**
 * Cues in order, whose words fit into the room. Speakers who begin at the same time get cues with the same times.
 * `length`: of the recording in seconds, where it is known. Empty when the transcript has no times.
 */
export function cuesOf(turns: readonly Turn[], room: CueRoom, length: number | null = null): Cue[] {
  if (!isTimed(turns)) return [];
  const pieces = withinStarts(layOut(turns, length).flatMap((turn) => piecesOf(turn, room)));
  const stretches = stretchesOf(pieces);
  const cues = stretches.flatMap((stretch, i) => cuesOfStretch(stretch, stretches[i + 1]?.startTime));
  return withTimeToRead(cues).map(({ isSure: _, ...cue }) => cue);
}

interface TimedPiece {
  readonly speaker: string | null;
  readonly text: string;
  readonly isUnsafe: boolean;
  readonly time: number | null;
  readonly timing: Timing;
  /** When the speech is known to end with this piece. */
  readonly endTime: number | null;
}

interface Stretch {
  readonly startTime: number;
  readonly pieces: TimedPiece[];
}

function piecesOf(turn: Turn, { labelAt = () => '', ...room }: CueRoom): TimedPiece[] {
  const stamps = new Set(turn.anchors.map(({ offset }) => offset));
  const cuts = cutText(turn.text, room, {
    labelAt: (place) => labelAt(turn, place),
    timeAt: (offset) => momentAt(turn, offset).time,
    isStamped: (offset) => stamps.has(offset),
  });
  return cuts.map(({ start, end, isUnsafe }, i) => ({
    speaker: turn.speaker,
    text: turn.text.slice(start, end).replace(/\s+/gu, ' '),
    isUnsafe,
    ...momentAt(turn, start),
    endTime: i === cuts.length - 1 ? turn.endTime : null,
  }));
}

/** Where people speak at once, an interpolated time can lie after a later start of the source, which is the sure one. */
function withinStarts(pieces: readonly TimedPiece[]): TimedPiece[] {
  let bound = Number.POSITIVE_INFINITY;
  return pieces
    .toReversed()
    .map((piece) => {
      if (piece.timing === 'exact') bound = Math.min(bound, piece.time ?? bound);
      return piece.timing === 'interpolated' && piece.time! >= bound ? { ...piece, time: null, timing: null } : piece;
    })
    .toReversed();
}

/** A new stretch begins with every piece whose time is known and later than the last one's. */
function stretchesOf(pieces: readonly TimedPiece[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const piece of pieces) {
    const current = stretches.at(-1);
    if (current && (piece.time === null || piece.time <= current.startTime)) current.pieces.push(piece);
    else stretches.push({ startTime: piece.time ?? 0, pieces: [piece] });
  }
  return stretches;
}

function cuesOfStretch({ startTime, pieces }: Stretch, nextStart: number | undefined): PlacedCue[] {
  const words = pieces.reduce((sum, piece) => sum + countWords(piece.text), 0);
  const ownEnd = pieces.at(-1)?.endTime ?? null;
  const latest = nextStart ?? (ownEnd !== null && ownEnd > startTime ? ownEnd : startTime + words / WORDS_PER_SECOND);
  const endTime = ownEnd !== null && ownEnd > startTime ? Math.min(ownEnd, latest) : latest;
  const isSure = pieces.some(({ timing }) => timing === 'exact');
  const cues: PlacedCue[] = [];
  for (const { speaker, text, isUnsafe } of pieces) {
    const last = cues.at(-1);
    if (last && last.speaker === speaker) cues[cues.length - 1] = { ...last, text: `${last.text} ${text}` };
    else cues.push({ startTime, endTime, speaker, text, isUnsafe, isSure });
  }
  return cues;
}
