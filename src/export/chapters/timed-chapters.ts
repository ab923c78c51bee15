// Chapters that a player can jump to.
import type { Chapter } from '../../domain/chapter.js';

export interface TimedChapter extends Chapter {
  readonly startTime: number;
}

/**
 * Those with a known start, each later than the one before: what has no time cannot be jumped to. Chapters part the whole
 * recording, so that the first one begins at 0, whenever its first word is said. None where no chapter has a time.
 */
export function timedChapters(chapters: readonly Chapter[]): TimedChapter[] {
  if (chapters.every(({ startTime, endTime }) => startTime === null && endTime === null)) return [];
  const timed: TimedChapter[] = [];
  for (const [i, chapter] of chapters.entries()) {
    const startTime = i === 0 ? 0 : chapter.startTime;
    const isLater = startTime !== null && startTime > (timed.at(-1)?.startTime ?? -1);
    if (isLater) timed.push({ ...chapter, startTime, ...(i === 0 && { timing: 'exact' }) });
  }
  return timed;
}
