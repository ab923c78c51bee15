// The span of a transcript that is embedded, indexed, ranked and cited.
import type { Span } from './position.js';
import type { Timing } from './transcript.js';

export interface Passage extends Span {
  readonly index: number;
  /** Index of the chapter that it starts in. */
  readonly chapter: number;
  /** The words, for display: one line a turn, each led by "Name: " where the passage has more than one speaker. */
  readonly text: string;
  /** Who speaks in it, in order of appearance. */
  readonly speakers: readonly string[];
  readonly startTime: number | null;
  readonly endTime: number | null;
  readonly timing: Timing;
}

/** The words of a passage without the names that lead its lines. */
export function spokenText({ text, speakers }: Pick<Passage, 'text' | 'speakers'>): string {
  const labels = speakers.map((speaker) => `${speaker}: `);
  return text
    .split('\n')
    .map((line) => line.slice(labels.find((label) => line.startsWith(label))?.length ?? 0))
    .join(' ');
}
