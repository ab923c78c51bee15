// Chapters -> lines of a video's description, by YouTube's rules: the first stamp is 0:00, there are at least three, in
// ascending order, each at least ten seconds long. https://support.google.com/youtube/answer/9884579
import type { Chapter } from '../../domain/chapter.js';
import { clock } from '../clock.js';
import { shorten } from '../shorten.js';
import { timedChapters } from './timed-chapters.js';

const FEWEST = 3;
const SHORTEST_SECONDS = 10;
/** A description holds 5,000 characters; titles stay far below what players show of them. */
const LONGEST_TITLE = 100;
export const LONGEST_DESCRIPTION = 5000;

/**
 * `null` where the rules cannot be met: fewer than three chapters that are long enough. One whose start is not known, or
 * that is too short, is left to the one before it. `length`: of the recording in seconds, where it is known.
 */
export function renderVideoChapters(chapters: readonly Chapter[], length: number | null): string | null {
  const end = length ?? Number.POSITIVE_INFINITY;
  const kept: { readonly start: number; readonly title: string }[] = [];
  for (const { startTime, title } of timedChapters(chapters)) {
    // Stamps are whole seconds, so that lengths are compared as they are shown.
    const start = Math.floor(startTime);
    const last = kept.at(-1);
    const isLongEnough = !last || (start - last.start >= SHORTEST_SECONDS && end - start >= SHORTEST_SECONDS);
    if (isLongEnough) kept.push({ start, title });
  }
  if (kept.length < FEWEST) return null;
  const text = kept.map(({ start, title }) => `${clock(start)} ${videoTitle(title)}\n`).join('');
  return text.length <= LONGEST_DESCRIPTION ? text : null;
}

/** Angle brackets are refused in descriptions; a stamp in a title would be read as another chapter. */
function videoTitle(title: string): string {
  const plain = title.replace(/[<>\p{Cc}]/gu, ' ').replace(/(\d):(?=\d)/gu, '$1.');
  return shorten(plain, LONGEST_TITLE) || 'Chapter';
}
