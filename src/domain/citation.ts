// A claim's link to its proof. Made only where the quote was checked to stand in the turn that it names.
import type { EpisodeRef } from './episode.js';
import type { Timing } from './transcript.js';

export interface Citation {
  readonly episode: EpisodeRef;
  /** Verbatim: the turn's text from `startOffset` on begins with it. */
  readonly quote: string;
  readonly turn: number;
  readonly startOffset: number;
  readonly speaker: string | null;
  readonly startTime: number | null;
  readonly timing: Timing;
  /** Path on this server that leads to the moment. */
  readonly url: string;
}
