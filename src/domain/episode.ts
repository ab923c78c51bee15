// One published item of a show, without its transcript.
import { createHash } from 'node:crypto';
import type { Publication } from './publication.js';
import type { TopicRef } from './topic.js';
import type { TranscriptFormat } from './transcript.js';

export type PersonRole = 'host' | 'guest';

export interface Person {
  readonly name: string;
  readonly role: PersonRole | null;
}

export interface Episode {
  /** Made from show and slug, so that it is the same after every rebuild and re-ingest. See `episodeIdOf`. */
  readonly id: string;
  /** The show's slug. */
  readonly show: string;
  readonly slug: string;
  readonly title: string;
  /** ISO 8601 date (YYYY-MM-DD) or date-time; `null` when not known. */
  readonly publishedAt: string | null;
  readonly audioUrl: string | null;
  readonly pageUrl: string | null;
  readonly people: readonly Person[];
  /** Missing where nobody told. */
  readonly publication?: Publication | undefined;
}

/**
 * What of an episode its sender gave, as against what its transcript says itself: fields that are missing are the transcript's
 * to tell, whenever it is read.
 */
export interface GivenFields {
  readonly title?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly audioUrl?: string | undefined;
  readonly pageUrl?: string | undefined;
  readonly people?: readonly Person[] | undefined;
  readonly publication?: Publication | undefined;
}

/** What lists show of an episode: itself and what its transcript amounts to. */
export interface EpisodeSummary extends Episode {
  /** Names as they stand on turns, most words first. */
  readonly speakers: readonly string[];
  readonly topics: readonly TopicRef[];
  readonly format: TranscriptFormat;
  readonly turnCount: number;
  readonly wordCount: number;
  /** Seconds to the last known time, behind which speech may go on; `null` in untimed transcripts. */
  readonly duration: number | null;
  /** Of the recording in seconds: as its publisher says, or to the end of the last words; `null` where neither is known. */
  readonly length: number | null;
  readonly chapterCount: number;
  readonly lessonCount: number;
  /** SHA-256 of the transcript's bytes as received, hex. */
  readonly transcriptHash: string;
  /** ISO 8601 date-time. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a hit or citation says of its episode. */
export interface EpisodeRef {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly show: string;
  /** The revision of its transcript that positions count in; missing where that is not known. */
  readonly revision?: number | undefined;
}

/** A stable id: the first 16 hex digits of the SHA-256 of show and slug, after "ep_". */
export function episodeIdOf(show: string, slug: string): string {
  return `ep_${createHash('sha256').update(`${show}\0${slug}`).digest('hex').slice(0, 16)}`;
}
