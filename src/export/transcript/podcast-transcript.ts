// Turns -> the JSON transcript of the Podcasting 2.0 namespace, version 1.0.0.
import type { Turn } from '../../domain/transcript.js';
import { cuesOf } from './cues.js';
import { namedTurns } from './named-turns.js';

/** Long enough for a whole sentence or two, short enough to follow along in a player. */
const SEGMENT = { lineLength: 250, lines: 1 };

export interface PodcastTranscript {
  readonly version: '1.0.0';
  readonly segments: readonly {
    readonly speaker?: string;
    /** Seconds. */
    readonly startTime: number;
    readonly endTime: number;
    readonly body: string;
  }[];
}

/**
 * Every segment has both times: players leave out those without. No segments when the transcript has no times. `length`: of
 * the recording in seconds, where it is known.
 */
export function renderPodcastTranscript(turns: readonly Turn[], length: number | null = null): PodcastTranscript {
  const segments = cuesOf(namedTurns(turns), SEGMENT, length).map(({ speaker, startTime, endTime, text }) => {
    return { ...(speaker !== null && { speaker }), startTime, endTime, body: text };
  });
  return { version: '1.0.0', segments };
}
