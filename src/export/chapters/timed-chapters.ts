// Chapters that a player can jump to.
import type { Chapter } from '../../domain/chapter.js';

export interface TimedChapter extends Chapter {
  readonly startTime: number;
}

/** Those with a known start, each later than the one before: what has no time cannot be jumped to. */
export function timedChapters(chapters: readonly Chapter[]): TimedChapter[] {
  const timed: TimedChapter[] = [];
  for (const chapter of chapters) {
    const { startTime } = chapter;
    if (startTime !== null && startTime > (timed.at(-1)?.startTime ?? -1)) timed.push({ ...chapter, startTime });
  }
  return timed;
}
