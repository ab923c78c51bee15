// The one place where citations are made: none leaves here whose quote does not stand in its turn.
import type { Citation } from '../domain/citation.js';
import type { EpisodeRef } from '../domain/episode.js';
import { momentAt } from '../domain/timeline.js';
import type { Turn } from '../domain/transcript.js';
import { momentUrl } from '../search/search.js';

export interface Quotation {
  readonly episode: EpisodeRef;
  readonly quote: string;
  readonly startOffset: number;
}

/** The citation of a quote in a turn, or `null` where the turn does not hold it, whole and trimmed, at that place. */
export function makeCitation({ episode, quote, startOffset }: Quotation, turn: Turn): Citation | null {
  if (quote === '' || quote !== quote.trim()) return null;
  if (!Number.isInteger(startOffset) || startOffset < 0 || !turn.text.startsWith(quote, startOffset)) return null;
  const { time, timing } = momentAt(turn, startOffset);
  return {
    episode,
    quote,
    turn: turn.index,
    startOffset,
    speaker: turn.speaker,
    startTime: time,
    timing,
    url: momentUrl(episode, turn.index, startOffset),
  };
}
