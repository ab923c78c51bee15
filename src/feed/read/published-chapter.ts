// A chapter as its publisher wrote it, in whatever format.

export interface PublishedChapter {
  /** Seconds. */
  readonly startTime: number;
  readonly endTime: number | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly imageUrl: string | null;
  /** False: a silent marker (a picture's, mostly), which no list of chapters shows. */
  readonly listed: boolean;
}

/** Longer lists are no table of contents; the rest is left out with a finding. */
export const MOST_CHAPTERS = 1_000;

/**
 * Seconds of a clock time ("1:02:03.250", "2:03", "123") or a number of seconds; `null` for anything else, negative
 * times among it. Normal play time, as Podlove Simple Chapters and `itunes:duration` have it.
 */
export function secondsOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : null;
  if (typeof value !== 'string') return null;
  const match = /^(?:(?:(\d{1,4}):)?(\d{1,5}):)?(\d{1,9}(?:[.,]\d{1,9})?)$/u.exec(value.trim());
  if (!match) return null;
  const [, hours = '0', minutes = '0', seconds] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds!.replace(',', '.'));
}

/** By start; of several that are listed at one time the last one holds. */
export function inOrder(chapters: readonly PublishedChapter[]): PublishedChapter[] {
  const sorted = [...chapters].sort((a, b) => a.startTime - b.startTime);
  const lastListed = new Map(sorted.filter(({ listed }) => listed).map((chapter) => [chapter.startTime, chapter]));
  return sorted.filter((chapter) => !chapter.listed || lastListed.get(chapter.startTime) === chapter);
}
