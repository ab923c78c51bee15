// What the write path is asked for, and answers: apart from it, since whoever asks needs none of its steps.
import { createHash } from 'node:crypto';
import type { Episode, Person } from '../domain/episode.js';
import type { Publication } from '../domain/publication.js';
import type { Finding, TranscriptFormat } from '../domain/transcript.js';
import type { SaveOutcome, Source } from '../store/store.js';

/**
 * An episode as a caller hands it in. Fields that are missing are as they were given before, and taken from the transcript
 * where they never were; `null` takes back what was given before.
 */
export interface IngestRequest {
  readonly show: string;
  readonly showTitle?: string | undefined;
  readonly slug: string;
  readonly title?: string | null | undefined;
  readonly publishedAt?: string | null | undefined;
  readonly audioUrl?: string | null | undefined;
  readonly pageUrl?: string | null | undefined;
  readonly people?: readonly Person[] | null | undefined;
  /** What its publisher says of it; listed chapters become the episode's where the transcript has times. */
  readonly publication?: Publication | null | undefined;
  /** False: an episode with this slug and another transcript is left alone (`episode-exists`). Default true. */
  readonly replace?: boolean | undefined;
  /** The state in which the caller saw the episode; in another one nothing is saved (`precondition-failed`). */
  readonly expected?: string | undefined;
  readonly transcript: {
    readonly bytes: Uint8Array;
    readonly format?: TranscriptFormat | undefined;
    readonly origin?: string | undefined;
  };
}

export interface IngestResult {
  readonly episodeId: string;
  readonly outcome: SaveOutcome;
  readonly words: number;
  readonly findings: readonly Finding[];
}

/** SHA-256, hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The request that takes a transcript in for an episode that is there; what was given of the episode stays. */
export function requestAgain({ show, slug }: Pick<Episode, 'show' | 'slug'>, source: Source): IngestRequest {
  const { bytes, declaredFormat, origin } = source;
  const transcript = { bytes, format: declaredFormat ?? undefined, origin: origin ?? undefined };
  return { show, slug, replace: true, transcript };
}
