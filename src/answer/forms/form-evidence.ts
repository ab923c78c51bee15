// What a form found, as evidence.

import type { Citation } from '../../domain/citation.js';
import type { EpisodeRef } from '../../domain/episode.js';
import { ANSWERED_FROM } from '../confidence.js';
import type { Evidence } from '../find-evidence.js';
import { makeCitation } from '../make-citation.js';
import type { SpokenSentence } from './spoken-sentences.js';

/** Quotes of one answer. */
export const MAX_LISTED = 5;
const MAX_LOOKED_AT = 5;

export interface Found {
  readonly citations: readonly Citation[];
  /** 0 to 1. */
  readonly confidence: number;
  /** Of what was read, best first, more than once too. */
  readonly lookedAt: readonly EpisodeRef[];
  readonly degraded: boolean;
}

/** `null` where nothing can be cited. */
export function evidenceOf({ citations, confidence, lookedAt, degraded }: Found): Evidence | null {
  if (citations.length === 0) return null;
  return {
    state: confidence >= ANSWERED_FROM ? 'answered' : 'partial',
    confidence,
    citations: citations.slice(0, MAX_LISTED),
    shown: MAX_LISTED,
    lookedAt: [...new Map(lookedAt.map((episode) => [episode.id, episode])).values()].slice(0, MAX_LOOKED_AT),
    nearestTopics: [],
    degraded,
  };
}

export function citeSentence({ episode, turn, text, start }: SpokenSentence): Citation[] {
  const citation = makeCitation({ episode, quote: text, startOffset: start }, turn);
  return citation ? [citation] : [];
}
