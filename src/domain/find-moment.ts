// Where are words now that were quoted from a transcript before it was corrected?
import { findMovedWords } from './edit-place.js';
import { comparePositions, type Position, type Span } from './position.js';
import type { Turn } from './transcript.js';

export interface FoundMoment extends Span {
  /** Where it was asked for, word for word. */
  readonly moved: boolean;
  /** The words stand there verbatim. */
  readonly verbatim: boolean;
}

/**
 * Where the quote stands: where it was said to be, else where else it stands verbatim, else where more than half of its words
 * are, each time the place nearest to `near`; `null` where they are not. The time grows with the length of the transcript.
 */
export function findMoment(quote: string, near: Position, turns: readonly Turn[]): FoundMoment | null {
  const text = quote.trim();
  const places = turns.flatMap((turn) => placesIn(turn, text));
  const verbatim = nearestTo(near, places);
  if (verbatim) {
    const end = { turn: verbatim.turn, offset: verbatim.offset + text.length };
    return { start: verbatim, end, moved: comparePositions(verbatim, near) !== 0, verbatim: true };
  }
  const span = findMovedWords(text, near, turns);
  return span && { ...span, moved: comparePositions(span.start, near) !== 0, verbatim: false };
}

function placesIn({ index, text }: Turn, quote: string): Position[] {
  const places: Position[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    places.push({ turn: index, offset: at });
  }
  return places;
}

function nearestTo(near: Position, places: readonly Position[]): Position | null {
  const distance = ({ turn, offset }: Position): [number, number] => [
    Math.abs(turn - near.turn),
    Math.abs(offset - near.offset),
  ];
  const [nearest] = places.toSorted((a, b) => {
    const [[turnsA, charactersA], [turnsB, charactersB]] = [distance(a), distance(b)];
    return turnsA - turnsB || charactersA - charactersB;
  });
  return nearest ?? null;
}
