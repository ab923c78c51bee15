// Chapters -> lines of a video's description, by YouTube's rules: the first stamp is 0:00, there are at least three, in
// ascending order, each at least ten seconds long. https://support.google.com/youtube/answer/9884579
import type { Chapter } from '../../domain/chapter.js';
import { clock } from '../clock.js';
import { shorten } from '../shorten.js';
import { type TimedChapter, timedChapters } from './timed-chapters.js';

const FEWEST = 3;
const SHORTEST_SECONDS = 10;
/** A description holds 5,000 characters; titles stay far below what players show of them. */
const LONGEST_TITLE = 100;
export const LONGEST_DESCRIPTION = 5000;

/**
 * `null` where the rules cannot be met: fewer than three chapters that are long enough. A chapter that is too short is left
 * to the one before it. The first one starts at 0:00 whenever its first word is said. `duration` in seconds.
 */
export function renderVideoChapters(chapters: readonly Chapter[], duration: number | null): string | null {
  const kept = longEnough(timedChapters(chapters), duration ?? Number.POSITIVE_INFINITY);
  if (kept.length < FEWEST) return null;
  const lines = kept.map(({ startTime, title }, i) => `${clock(i === 0 ? 0 : startTime)} ${videoTitle(title)}`);
  const text = `${lines.join('\n')}\n`;
  return text.length <= LONGEST_DESCRIPTION ? text : null;
}

/** Stamps are whole seconds, so that lengths are compared as they are shown. */
function longEnough(chapters: readonly TimedChapter[], duration: number): TimedChapter[] {
  const kept: TimedChapter[] = [];
  for (const chapter of chapters) {
    const start = Math.floor(chapter.startTime);
    const before = kept.length <= 1 ? 0 : Math.floor(kept.at(-1)!.startTime);
    if (kept.length > 0 && start - before < SHORTEST_SECONDS) continue;
    if (kept.length > 0 && duration - start < SHORTEST_SECONDS) continue;
    kept.push(chapter);
  }
  return kept;
}

/** Angle brackets are refused in descriptions; a stamp in a title would be read as another chapter. */
function videoTitle(title: string): string {
  const plain = title.replace(/[<>\p{Cc}]/gu, ' ').replace(/(\d):(?=\d)/gu, '$1.');
  return shorten(plain, LONGEST_TITLE) || 'Chapter';
}
