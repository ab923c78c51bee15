// The best lessons as clips of the recording: whole sentences, 15 to 120 seconds, as the podcast namespace wants them.
import type { Lesson } from '../../domain/lesson.js';
import type { Timing } from '../../domain/transcript.js';
import { meritOf } from '../picking/pick-lessons.js';
import type { EpisodeSource } from '../source.js';
import { type Clip, clipAround } from './clip.js';
import { titleOfChapter, titleOfLesson } from './soundbite-title.js';

/** As the podcast namespace recommends. */
export const CLIP_SECONDS = { shortest: 15, longest: 120 } as const;
const MOST_SOUNDBITES = 5;
/** Seconds between two clips: nearer ones are of the same talk. */
const APART = 60;
const LONG_TITLE = 80;
const COST_OF_CHARACTER = 0.004;

export interface TitledSoundbite {
  /** Seconds. */
  readonly startTime: number;
  readonly duration: number;
  /** The lesson in short, or its chapter and speaker; on one line, at most 128 characters, never cut inside. */
  readonly title: string;
  /** `interpolated` where one of its ends is not stamped in the source: listen before it is published. */
  readonly timing: NonNullable<Timing>;
  readonly speaker: string | null;
  /** Id of the lesson. */
  readonly lesson: string;
  readonly turn: number;
}

interface Titled {
  readonly lesson: Lesson;
  readonly title: string;
}

interface Candidate extends Titled {
  readonly clip: Clip;
}

/**
 * At most `most`, in the order in which they are heard, a minute apart and each with a title of its own: lessons that are
 * a title before others, from as many chapters and turns as there are. Lessons without a known time, and those that need
 * more than two minutes to be said, give none.
 */
export function soundbitesOf(
  source: Pick<EpisodeSource, 'turns' | 'chapters' | 'lessons'>,
  most = MOST_SOUNDBITES,
): TitledSoundbite[] {
  const { turns, chapters } = source;
  const titled = (titleOf: (lesson: Lesson) => string | null): Titled[] =>
    source.lessons
      .flatMap((lesson) => {
        const title = titleOf(lesson);
        return title === null ? [] : [{ lesson, title, merit: meritOf(lesson) - costOf(title) }];
      })
      .sort((a, b) => b.merit - a.merit);
  const inWords = titled(titleOfLesson);
  const byChapter = titled((lesson) => titleOfChapter(lesson, chapters[lesson.chapter]));
  const rounds = [
    ...[inWords, byChapter].flatMap((candidates) =>
      [inOtherChapter, inOtherTurn].map((isElsewhere) => ({ candidates, isElsewhere })),
    ),
    ...[inWords, byChapter].map((candidates) => ({ candidates, isElsewhere: anywhere })),
  ];
  const clips = new Map<Lesson, Clip | null>();
  const clipOf = (lesson: Lesson): Clip | null => {
    const clip = clips.has(lesson) ? clips.get(lesson)! : clipAround(turns, lesson, CLIP_SECONDS);
    clips.set(lesson, clip);
    return clip;
  };
  const chosen: Candidate[] = [];
  for (const { candidates, isElsewhere } of rounds) {
    for (const { lesson, title } of candidates) {
      if (chosen.length === most) break;
      if (!chosen.every((other) => isElsewhere(other.lesson, lesson) && other.title !== title)) continue;
      const clip = clipOf(lesson);
      if (clip && chosen.every((other) => areApart(other.clip, clip))) chosen.push({ clip, lesson, title });
    }
  }
  return chosen.map(present).sort((a, b) => a.startTime - b.startTime);
}

/** In units of a lesson's score: of two that are about as strong the shorter title is read. */
function costOf(title: string): number {
  return COST_OF_CHARACTER * Math.max(0, title.length - LONG_TITLE);
}

function inOtherChapter(a: Lesson, b: Lesson): boolean {
  return a.chapter !== b.chapter && inOtherTurn(a, b);
}

function inOtherTurn(a: Lesson, b: Lesson): boolean {
  return a.turn !== b.turn;
}

/** A show of one voice may be a single turn. */
function anywhere(a: Lesson, b: Lesson): boolean {
  return a.id !== b.id;
}

function areApart(a: Clip, b: Clip): boolean {
  return a.endTime + APART <= b.startTime || b.endTime + APART <= a.startTime;
}

function present({ clip, lesson, title }: Candidate): TitledSoundbite {
  return {
    ...{ startTime: clip.startTime, duration: Math.round((clip.endTime - clip.startTime) * 1000) / 1000, title },
    ...{ timing: clip.timing, speaker: lesson.speaker, lesson: lesson.id, turn: lesson.turn },
  };
}
