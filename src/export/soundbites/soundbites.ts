// The best lessons as clips of the recording: whole sentences, 15 to 120 seconds, as the podcast namespace wants them.
import type { Lesson } from '../../domain/lesson.js';
import type { Timing, Turn } from '../../domain/transcript.js';
import { shorten } from '../shorten.js';
import { type Clip, clipAround } from './clip.js';

/** As the podcast namespace recommends. */
export const CLIP_SECONDS = { shortest: 15, longest: 120 } as const;
export const LONGEST_TITLE = 128;
const MOST_SOUNDBITES = 5;

export interface TitledSoundbite {
  /** Seconds. */
  readonly startTime: number;
  readonly duration: number;
  /** The lesson's statement, on one line, at most 128 characters. */
  readonly title: string;
  /** `interpolated` where one of its ends is not stamped in the source: listen before it is published. */
  readonly timing: NonNullable<Timing>;
  readonly speaker: string | null;
  /** Id of the lesson. */
  readonly lesson: string;
  readonly turn: number;
}

/**
 * At most `most`, in the order in which they are heard; none overlaps another. Lessons without a known time, and those
 * that need more than two minutes to be said, give none.
 */
export function soundbitesOf(
  turns: readonly Turn[],
  lessons: readonly Lesson[],
  most = MOST_SOUNDBITES,
): TitledSoundbite[] {
  const chosen: { readonly clip: Clip; readonly lesson: Lesson }[] = [];
  for (const lesson of lessons) {
    if (chosen.length === most) break;
    const clip = clipAround(turns, lesson, CLIP_SECONDS);
    if (clip && !chosen.some((other) => overlap(other.clip, clip))) chosen.push({ clip, lesson });
  }
  return chosen.map(present).sort((a, b) => a.startTime - b.startTime);
}

function overlap(a: Clip, b: Clip): boolean {
  return a.startTime < b.endTime && b.startTime < a.endTime;
}

function present({ clip, lesson }: { readonly clip: Clip; readonly lesson: Lesson }): TitledSoundbite {
  return {
    startTime: clip.startTime,
    duration: Math.round((clip.endTime - clip.startTime) * 1000) / 1000,
    title: shorten(lesson.statement, LONGEST_TITLE),
    timing: clip.timing,
    speaker: lesson.speaker,
    lesson: lesson.id,
    turn: lesson.turn,
  };
}
