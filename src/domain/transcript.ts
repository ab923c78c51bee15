// The ordered turns of an episode, and what the source says besides speech (headings, breaks).

import type { Person } from './episode.js';
import type { Loss } from './loss.js';
import type { Position, Span } from './position.js';
import type { TranscriptFormat } from './transcript-format.js';

export { type TranscriptFormat, transcriptFormats } from './transcript-format.js';

/**
 * How a time is known: `exact` stands in the source, `interpolated` lies between two stamps of the source (by words),
 * `null` means that the source has no times there. A time is never invented.
 */
export type Timing = 'exact' | 'interpolated' | null;

/** A moment of the recording in seconds, or `null` where unknown (then `timing` is `null` too). */
export interface Moment {
  readonly time: number | null;
  readonly timing: Timing;
}

/** A stamp of the source inside a turn: the words from `offset` on are spoken at `time` (seconds). */
export interface TimeAnchor {
  readonly offset: number;
  readonly time: number;
}

/** One speaker's unbroken speech. `text` is trimmed and never empty; paragraphs are separated by "\n\n". */
export interface Turn {
  readonly index: number;
  /** The name as a reader would want it, or `null` where the source names nobody. */
  readonly speaker: string | null;
  readonly text: string;
  /** Seconds; `null` where the source has no times. */
  readonly startTime: number | null;
  readonly endTime: number | null;
  /** How `startTime` is known. */
  readonly timing: Timing;
  /** The source's own stamps in this turn, by rising offset and time. Empty in untimed transcripts. */
  readonly anchors: readonly TimeAnchor[];
}

export type MarkKind = 'heading' | 'break';

/** Something in the source that is not speech: a publisher's heading, or a break ("Break", "Music", "Sponsor"). */
export interface Mark {
  readonly kind: MarkKind;
  /** The heading's words, or the break's label. */
  readonly label: string;
  /** The speech that follows starts here; after the last turn it is `{turn: turns.length, offset: 0}`. */
  readonly at: Position;
  readonly time: number | null;
}

/** What a transcript says about its episode, where it says anything (YAML front matter, JSON fields). */
export interface TranscriptMetadata {
  readonly title?: string;
  /** ISO 8601 date, YYYY-MM-DD. */
  readonly publishedAt?: string;
  readonly speakers?: readonly string[];
  /** Who takes part, where it tells at least one person's role. Names are those of the turns, where they speak. */
  readonly people?: readonly Person[];
  readonly audioUrl?: string;
  readonly pageUrl?: string;
}

/** `note`: as it should be, worth knowing. `warning`: something was left out, repaired or guessed; look at the line. */
export type Severity = 'note' | 'warning';

/** A line-numbered remark about the source: something left out or repaired. `line` counts from 1. */
export interface Finding {
  readonly line: number | null;
  readonly message: string;
  /** A `warning` where none is given. */
  readonly severity?: Severity;
}

export interface Transcript {
  readonly format: TranscriptFormat;
  /** At least one turn. */
  readonly turns: readonly Turn[];
  readonly marks: readonly Mark[];
  readonly metadata: TranscriptMetadata;
  readonly findings: readonly Finding[];
  /** What stands in the source and has no place above, counted by kind. */
  readonly losses: readonly Loss[];
}

/** Words as white space separates them. Counted without making them: ingest asks this of every line several times. */
export function countWords(text: string): number {
  let words = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const spaces = isSpace(text.charCodeAt(at));
    if (!spaces && !inside) words++;
    inside = !spaces;
  }
  return words;
}

function isSpace(code: number): boolean {
  if (code < 160) return code === 32 || (code >= 9 && code <= 13);
  return /\s/.test(String.fromCharCode(code));
}

/** The verbatim words of a span; pieces of different turns are joined by a line break, without speakers' names. */
export function textOfSpan(turns: readonly Turn[], span: Span): string {
  return piecesOfSpan(turns, span)
    .map((piece) => piece.text)
    .join('\n');
}

/** A span's part in one turn. */
export interface Piece {
  readonly turn: number;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly speaker: string | null;
  readonly text: string;
}

/** A span cut at the turns that it covers, in order; turns of which it covers nothing are left out. */
export function piecesOfSpan(turns: readonly Turn[], { start, end }: Span): Piece[] {
  const pieces: Piece[] = [];
  for (let index = start.turn; index <= end.turn && index < turns.length; index++) {
    const turn = turns[index]!;
    const startOffset = index === start.turn ? start.offset : 0;
    const endOffset = index === end.turn ? end.offset : turn.text.length;
    const text = turn.text.slice(startOffset, endOffset);
    if (text.trim()) pieces.push({ turn: index, startOffset, endOffset, speaker: turn.speaker, text });
  }
  return pieces;
}
