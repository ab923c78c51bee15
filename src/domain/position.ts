// Where something stands in a transcript. A turn can be 5,000 words long, so a turn's index alone is no address.

/** A place between two characters: a turn's index (from 0) and an offset into its text in UTF-16 code units. */
export interface Position {
  readonly turn: number;
  readonly offset: number;
}

/** A stretch of a transcript from `start` up to, not including, `end`. It may cover several turns. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

/** Orders positions as they are spoken: negative when `a` comes first, 0 when they are the same place. */
export function comparePositions(a: Position, b: Position): number {
  return a.turn - b.turn || a.offset - b.offset;
}
