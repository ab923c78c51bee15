// What an ingest writes, and what is derived or embedded again later.
import type { Chapter } from '../../domain/chapter.js';
import type { Episode, GivenFields } from '../../domain/episode.js';
import type { Lesson } from '../../domain/lesson.js';
import type { Passage } from '../../domain/passage.js';
import type { SuggestedQuestion } from '../../domain/suggested-question.js';
import type { CuratedTopic, TopicRef } from '../../domain/topic.js';
import type { Mark, TranscriptFormat, Turn } from '../../domain/transcript.js';
import type { Source } from './episode-reader.js';

/** Vectors of an episode's passages and lessons, in their order, all of one space. */
export interface EpisodeVectors {
  readonly fingerprint: string;
  readonly model: string;
  readonly dimension: number;
  readonly passages: readonly Float32Array[];
  readonly lessons: readonly Float32Array[];
}

/** Everything that one ingest writes. Saved whole or not at all. */
export interface EpisodeRecord {
  readonly showTitle: string;
  readonly episode: Episode;
  /** What of the episode its sender gave; missing: all of it. */
  readonly given?: GivenFields | undefined;
  readonly source: Source;
  /** Names the version of the code and models that derived what follows. */
  readonly derivation: string;
  readonly format: TranscriptFormat;
  readonly turns: readonly Turn[];
  readonly marks: readonly Mark[];
  readonly chapters: readonly Chapter[];
  readonly lessons: readonly Lesson[];
  readonly passages: readonly Passage[];
  /** Topics found in this episode that are not on the curated list. */
  readonly foundTopics: readonly TopicRef[];
  /** Questions that the episode answers, in spoken order. */
  readonly questions: readonly SuggestedQuestion[];
  /** `null` while the embedding model is not there: keyword search works, vectors are added later. */
  readonly vectors: EpisodeVectors | null;
  /** False: an episode of this id with another transcript is left alone, and saving rejects with `episode-exists`. */
  readonly replace?: boolean | undefined;
  /** `stateOf` the episode's summary: in another state nothing is saved, and saving rejects with `precondition-failed`. */
  readonly expected?: string | undefined;
  /**
   * For deriving again: saved only while the stored episode is still in the state that `findStaleEpisodes` named,
   * `unchanged` otherwise. The show's title stays as it is.
   */
  readonly onlyOverRevision?: string | undefined;
}

export type SaveOutcome = 'created' | 'updated' | 'unchanged';

export interface StaleEpisode {
  readonly episodeId: string;
  /** Names the state of the episode: its source, metadata and derivation. */
  readonly revision: string;
}

/** Which episodes: all where nothing is named. */
export interface EpisodeSelection {
  readonly show?: string | undefined;
  readonly episodes?: readonly string[] | undefined;
}

export interface UnembeddedEpisode {
  readonly episodeId: string;
  /** Names the state of the episode that the passages and lessons belong to. */
  readonly revision: string;
  readonly passages: readonly Passage[];
  readonly lessons: readonly Lesson[];
}

export interface EpisodeWriter {
  /** Puts the curated list in place of the one before; found topics stay. */
  saveCuratedTopics(topics: readonly CuratedTopic[]): Promise<void>;
  /**
   * Saves an episode with everything derived from it, in one transaction that is on disk when the promise resolves.
   * The show is made on first use. Other bytes are a new revision, and lessons that are found again keep their ids. Same source hash, metadata and derivation as stored: `unchanged`, nothing is written.
   */
  saveEpisode(record: EpisodeRecord): Promise<SaveOutcome>;
  /**
   * Removes the episode, all that is derived from it, its revisions, and the edits of its lessons and chapters; false when there
   * was none. `expected`: as in a record.
   */
  deleteEpisode(id: string, expected?: string): Promise<boolean>;
  /** Episodes whose derived data was made by something else than this derivation, those that wait longest first. */
  findStaleEpisodes(derivation: string, limit: number, among?: EpisodeSelection): Promise<StaleEpisode[]>;
  countStaleEpisodes(derivation: string, among?: EpisodeSelection): Promise<number>;
  /** From now on they are stale for every derivation, until they are saved again. Returns how many were not before. */
  markStale(among: EpisodeSelection): Promise<number>;
  /** Passages and lessons without a vector of this fingerprint, of at most `limit` episodes. */
  findUnembedded(fingerprint: string, limit: number): Promise<UnembeddedEpisode[]>;
  /**
   * Adds vectors of one episode; ignored when the episode was changed or removed meanwhile, which is known by the
   * revision that `findUnembedded` gave. Without a revision only the numbers of passages and lessons are compared.
   */
  saveVectors(episodeId: string, vectors: EpisodeVectors, revision?: string): Promise<void>;
}
