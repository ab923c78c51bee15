// What a listener should take away: a statement, with the verbatim quote that supports it.
import { createHash } from 'node:crypto';
import type { TopicRef } from './topic.js';
import type { Timing } from './transcript.js';

/** Words of one turn that say a point, and where they stand. */
export interface LessonEvidence {
  /** Verbatim: `turns[turn].text.slice(startOffset, endOffset)`. */
  readonly quote: string;
  readonly turn: number;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly speaker: string | null;
  readonly startTime: number | null;
  readonly timing: Timing;
}

/** Its own quote says the point best. */
export interface Lesson extends LessonEvidence {
  /** Made of episode and quote (`lessonIdOf`), and kept when a correction changes the quote (`kept-lessons.ts`). */
  readonly id: string;
  /** One sentence that reads well alone. */
  readonly statement: string;
  /** Set where people gave the statement. */
  readonly statementEdited?: true;
  /** Where else the episode says the same: at most four quotes, best first, none of which overlaps another quote. */
  readonly evidence: readonly LessonEvidence[];
  /** Index of the chapter that it stands in. */
  readonly chapter: number;
  readonly topics: readonly TopicRef[];
  /** 0 to 1: how strongly the sentence reads as a lesson. Lists are ordered by it. */
  readonly score: number;
}

/** "ls_" and 16 hex digits of the SHA-256 of the episode's id and the quote's words, case and spacing aside. */
export function lessonIdOf(episodeId: string, quote: string): string {
  return `ls_${createHash('sha256')
    .update(`${episodeId}\0${bareWords(quote)}`)
    .digest('hex')
    .slice(0, 16)}`;
}

/** The words of a text with one space between, in lower case, without punctuation: equal for what reads the same. */
export function bareWords(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}
