// Chapters -> the JSON chapters of the Podcasting 2.0 namespace, version 1.2.0.
// https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
import type { Chapter } from '../../domain/chapter.js';
import { timedChapters } from './timed-chapters.js';

export interface PodcastChapters {
  readonly version: '1.2.0';
  readonly title: string;
  readonly podcastName: string;
  readonly chapters: readonly {
    /** Seconds, rising. */
    readonly startTime: number;
    readonly endTime?: number;
    readonly title: string;
    /** Of the place in the transcript. */
    readonly url?: string;
  }[];
}

export interface ChaptersHead {
  readonly title: string;
  readonly podcastName: string;
  /** Where a turn can be read; only absolute addresses are given to players. */
  readonly urlOfTurn?: (turn: number) => string;
}

export function renderPodcastChapters(
  chapters: readonly Chapter[],
  { title, podcastName, urlOfTurn }: ChaptersHead,
): PodcastChapters {
  const timed = timedChapters(chapters).map(({ startTime, endTime, title, start }) => {
    const url = urlOfTurn?.(start.turn);
    return {
      startTime,
      ...(endTime !== null && endTime > startTime && { endTime }),
      title,
      ...(url !== undefined && URL.canParse(url) && { url }),
    };
  });
  return { version: '1.2.0', title, podcastName, chapters: timed };
}
