// Chapters -> the JSON chapters of the Podcasting 2.0 namespace, version 1.2.0.
import type { Chapter } from '../../domain/chapter.js';

export interface PodcastChapters {
  readonly version: '1.2.0';
  readonly title: string;
  readonly podcastName: string;
  readonly chapters: readonly {
    /** Seconds, rising. */
    readonly startTime: number;
    readonly endTime?: number;
    readonly title: string;
  }[];
}

export interface ChaptersHead {
  readonly title: string;
  readonly podcastName: string;
}

/** Only chapters with a known start, each later than the one before: what has no time cannot be jumped to. */
export function renderPodcastChapters(chapters: readonly Chapter[], head: ChaptersHead): PodcastChapters {
  let last = -1;
  const timed: PodcastChapters['chapters'][number][] = [];
  for (const { startTime, endTime, title } of chapters) {
    if (startTime === null || startTime <= last) continue;
    last = startTime;
    timed.push({ startTime, ...(endTime !== null && endTime > startTime && { endTime }), title });
  }
  return { version: '1.2.0', title: head.title, podcastName: head.podcastName, chapters: timed };
}
