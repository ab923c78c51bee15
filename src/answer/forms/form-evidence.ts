// What a form found, as evidence; and that it found nothing, where nothing else would answer either.

import type { Citation } from '../../domain/citation.js';
import type { EpisodeRef } from '../../domain/episode.js';
import { ANSWERED_FROM } from '../confidence.js';
import type { Evidence } from '../find-evidence.js';
import { lookedAtOf } from '../looked-at.js';
import { makeCitation } from '../make-citation.js';
import type { SpokenSentence } from './spoken-sentences.js';

/** Quotes of one answer. */
export const MAX_LISTED = 5;
/** Confidence at most where the source does not name who speaks: the words are there, and who said them is still open. */
export const UNNAMED = 0.5;

/** What was read on the way. */
export interface Read {
  /** Best first, more than once too. */
  readonly lookedAt: readonly EpisodeRef[];
  readonly degraded: boolean;
}

export interface Found extends Read {
  readonly citations: readonly Citation[];
  /** 0 to 1. */
  readonly confidence: number;
}

/** `null` where nothing can be cited. */
export function evidenceOf({ citations, confidence, ...read }: Found): Evidence | null {
  if (citations.length === 0) return null;
  return {
    ...nothingFound(read),
    state: confidence >= ANSWERED_FROM ? 'answered' : 'partial',
    confidence,
    citations: citations.slice(0, MAX_LISTED),
  };
}

/** Nobody said it: the honest answer to who did, or when. The nearest topics are not known here. */
export function nothingFound({ lookedAt, degraded }: Read): Evidence {
  return {
    ...{ state: 'not_found', confidence: 0, citations: [], shown: MAX_LISTED, nearestTopics: [], degraded },
    lookedAt: lookedAtOf(lookedAt),
  };
}

export function citeSentence({ episode, turn, text, start }: SpokenSentence): Citation[] {
  const citation = makeCitation({ episode, quote: text, startOffset: start }, turn);
  return citation ? [citation] : [];
}
