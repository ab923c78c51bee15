// What an episode's transcript was before, and what changed since then. Who finds that out is compare-readings.ts.
import type { TranscriptFormat, Turn } from './transcript.js';

/** What is different: `before` is `null` where something came, `after` where it went. */
export interface Difference<T> {
  readonly before: T | null;
  readonly after: T | null;
}

export interface PlacedTurn {
  readonly turn: number;
  readonly speaker: string | null;
  readonly text: string;
}

export interface TurnDifference extends Difference<PlacedTurn> {
  /** Of a turn that went: the one that has most of its words now, or `null`. */
  readonly into: number | null;
}

export interface PlacedChapter {
  readonly index: number;
  readonly title: string;
  readonly startTurn: number;
  readonly startOffset: number;
}

export interface PlacedLesson {
  readonly id: string;
  readonly statement: string;
  readonly quote: string;
  readonly turn: number;
}

/** In the order of the transcript. What stands where it stood, counted by its words, is left out. */
export interface RevisionDiff {
  readonly turns: readonly TurnDifference[];
  readonly chapters: readonly Difference<PlacedChapter>[];
  readonly lessons: readonly Difference<PlacedLesson>[];
}

export interface ChangeCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

export interface RevisionChanges {
  /** `retimed`: the words stayed and their start is another one. */
  readonly turns: ChangeCounts & { readonly retimed: number };
  readonly chapters: ChangeCounts;
  readonly lessons: ChangeCounts;
}

/** A transcript as it was received once. */
export interface Revision {
  /** From 1. */
  readonly number: number;
  /** ISO 8601 date-time. */
  readonly createdAt: string;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly format: TranscriptFormat;
  /** Size of the transcript as received. */
  readonly bytes: number;
  readonly turnCount: number;
  /** What the episode is derived from. */
  readonly isCurrent: boolean;
  /** The latest revision before it with the same bytes. */
  readonly restores: number | null;
  /** Against the one before; `null` in the first one. */
  readonly changes: RevisionChanges | null;
}

/** The speakers and words that a transcript has after its differences, in order. */
export function applyDifferences(
  before: readonly Pick<Turn, 'speaker' | 'text'>[],
  differences: readonly TurnDifference[],
): Pick<Turn, 'speaker' | 'text'>[] {
  const { removed, changed, added } = byPlace(differences);
  const rest = before.flatMap((turn, index) => (removed.has(index) ? [] : [changed.get(index) ?? turn]));
  const turns: Pick<Turn, 'speaker' | 'text'>[] = [];
  for (let next = 0; next < rest.length || added.has(turns.length); ) {
    turns.push(added.get(turns.length) ?? rest[next++]!);
  }
  return turns.map(({ speaker, text }) => ({ speaker, text }));
}

/** For each of as many turns the index that it has after the differences; where it went, that of what stands in its place. */
export function followTurns(turnCount: number, differences: readonly TurnDifference[]): number[] {
  const { removed, added } = byPlace(differences);
  let next = 0;
  return Array.from({ length: turnCount }, (_, index) => {
    const gone = removed.get(index);
    if (gone) return gone.into ?? next;
    while (added.has(next)) next++;
    return next++;
  });
}

/** The same over several revisions, the oldest first. A turn that went at the end leads to the last one. */
export function followRevisions(
  turnCount: number,
  differences: readonly (readonly TurnDifference[])[],
  turnCountNow: number,
): number[] {
  const start = Array.from({ length: turnCount }, (_, index) => index);
  const places = differences.reduce<number[]>((before, each) => {
    const count = before.reduce((most, place) => Math.max(most, place + 1), 0);
    const next = followTurns(count, each);
    return before.map((place) => next[place]!);
  }, start);
  return places.map((place) => Math.min(place, turnCountNow - 1));
}

function byPlace(differences: readonly TurnDifference[]) {
  const removed = new Map<number, TurnDifference>();
  const changed = new Map<number, PlacedTurn>();
  const added = new Map<number, PlacedTurn>();
  for (const difference of differences) {
    const { before, after } = difference;
    if (before === null) added.set(after!.turn, after!);
    else if (after === null) removed.set(before.turn, difference);
    else changed.set(before.turn, after);
  }
  return { removed, changed, added };
}
