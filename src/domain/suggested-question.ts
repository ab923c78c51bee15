// A question that an episode answers, to be offered to a listener.
import type { Timing } from './transcript.js';

export interface SuggestedQuestion {
  /** Stands alone and ends with a question mark. */
  readonly question: string;
  /** Where the answer begins. */
  readonly turn: number;
  /** Seconds; `null` where the source has no times. */
  readonly startTime: number | null;
  readonly timing: Timing;
}
