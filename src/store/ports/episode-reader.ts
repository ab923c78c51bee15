// Shows and episodes as they are read, with everything that belongs to one.
import type { Chapter } from '../../domain/chapter.js';
import type { EpisodeRef, EpisodeSummary, GivenFields } from '../../domain/episode.js';
import type { Lesson } from '../../domain/lesson.js';
import type { Page, PageRequest } from '../../domain/page.js';
import type { ShowSummary } from '../../domain/show.js';
import type { SuggestedQuestion } from '../../domain/suggested-question.js';
import type { Mark, TranscriptFormat, Turn } from '../../domain/transcript.js';
import type { Filter } from './filter.js';

/** The transcript as received: with people's edits the one source of truth. All else can be derived again. */
export interface Source {
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, hex. */
  readonly hash: string;
  /** The format that the sender named, if any. */
  readonly declaredFormat: TranscriptFormat | null;
  /** Where it came from: a file name, a URL, or null. */
  readonly origin: string | null;
}

export interface StoredTranscript {
  readonly turns: readonly Turn[];
  readonly marks: readonly Mark[];
}

export interface Neighbours {
  readonly earlier: EpisodeRef | null;
  readonly later: EpisodeRef | null;
}

export interface EpisodeReader {
  findShows(page: PageRequest): Promise<Page<ShowSummary>>;
  findShow(slug: string): Promise<ShowSummary | null>;
  /** Newest first; episodes without a date come last. Where dates do not tell, by slug, its numbers from the highest. */
  findEpisodes(filter: Filter, page: PageRequest): Promise<Page<EpisodeSummary>>;
  findEpisode(id: string): Promise<EpisodeSummary | null>;
  findEpisodeBySlug(show: string, slug: string): Promise<EpisodeSummary | null>;
  /** What its sender gave; `null` when there is no such episode. */
  findGiven(id: string): Promise<GivenFields | null>;
  /** The episodes of the same show that stand before and after it in time, as `findEpisodes` orders them. */
  findNeighbours(id: string): Promise<Neighbours>;
  findSource(id: string): Promise<Source | null>;
  findTranscript(id: string): Promise<StoredTranscript | null>;
  /** Single turns by index, in the order asked; unknown ones are left out. */
  findTurns(id: string, indexes: readonly number[]): Promise<Turn[]>;
  findChapters(id: string): Promise<Chapter[] | null>;
  /** Best first. */
  findLessonsOfEpisode(id: string): Promise<Lesson[] | null>;
  /** Questions that each of the episodes answers, by episode id, in spoken order; unknown episodes are left out. */
  findQuestions(ids: readonly string[]): Promise<ReadonlyMap<string, readonly SuggestedQuestion[]>>;
}
