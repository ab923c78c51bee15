// What was received for an episode over time, and what each correction changed.
import type { Page, PageRequest } from '../../domain/page.js';
import type { Revision, RevisionDiff, TurnDifference } from '../../domain/revision.js';
import type { Source } from './episode-reader.js';

export interface RevisionWithDiff extends Revision {
  /** Against the one before; `null` in the first one. */
  readonly diff: RevisionDiff | null;
}

/** Written by `saveEpisode`: a source of other bytes, or of another declared format, is a new revision. */
export interface RevisionReader {
  /** Newest first; `null` when there is no such episode. */
  findRevisions(episodeId: string, page: PageRequest): Promise<Page<Revision> | null>;
  /** Without a number the current one; `null` when there is no such episode or revision. */
  findRevision(episodeId: string, number?: number): Promise<RevisionWithDiff | null>;
  findRevisionSource(episodeId: string, number: number): Promise<Source | null>;
  /** How turns changed in each revision after that one, the oldest first; `null` when there is no such revision. */
  findTurnDifferences(
    episodeId: string,
    after: number,
  ): Promise<{ readonly turnCount: number; readonly differences: readonly (readonly TurnDifference[])[] } | null>;
}
