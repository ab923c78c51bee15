// The port to the database: whole operations, each one transaction. It returns promises although SQLite is
// synchronous, because a PostgreSQL adapter is to stand beside it. No model work happens in here.
import type { Chapter } from '../domain/chapter.js';
import type {
  ChapterChange,
  Edit,
  EditedChapter,
  EditedLesson,
  EditedTopic,
  EditState,
  LessonChange,
  TopicChange,
} from '../domain/edit.js';
import type { Episode, EpisodeRef, EpisodeSummary } from '../domain/episode.js';
import type { Job, JobError } from '../domain/job.js';
import type { Lesson } from '../domain/lesson.js';
import type { Page, PageRequest } from '../domain/page.js';
import type { Passage } from '../domain/passage.js';
import type { ShowSummary } from '../domain/show.js';
import type { CuratedTopic, TopicMentions, TopicRef, TopicSummary } from '../domain/topic.js';
import type { Mark, TranscriptFormat, Turn } from '../domain/transcript.js';

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
  /** `null` while the embedding model is not there: keyword search works, vectors are added later. */
  readonly vectors: EpisodeVectors | null;
  /** False: an episode of this id with another transcript is left alone, and saving rejects with `episode-exists`. */
  readonly replace?: boolean | undefined;
  /**
   * For deriving again: saved only while the stored episode is still in the state that `findStaleEpisodes` named,
   * `unchanged` otherwise. The show's title stays as it is.
   */
  readonly onlyOverRevision?: string | undefined;
}

/** Which episodes, and which parts of them. Every field narrows. */
export interface Filter {
  readonly show?: string | undefined;
  /** Episode id. */
  readonly episode?: string | undefined;
  /** Topic slug. */
  readonly topic?: string | undefined;
  /** A speaker's name, compared without case. */
  readonly speaker?: string | undefined;
  /** Names of which one has to be a speaker's, compared without case. */
  readonly speakers?: readonly string[] | undefined;
  /** Published on or after, on or before: ISO 8601 dates, inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Words to look for, free of any query syntax. Adapters stem and quote them as their engine wants. */
export interface KeywordQuery {
  /** Any of them; each one more counts. With phrases they only rank. */
  readonly terms: readonly string[];
  /** All of them, word for word. */
  readonly phrases: readonly string[];
  /** None of them. */
  readonly excluded: readonly string[];
}

/** A row that a retriever found: higher score is better; scores of different retrievers do not compare. */
export interface Scored {
  readonly id: number;
  readonly score: number;
}

export interface ScoredEpisode {
  readonly episodeId: string;
  readonly score: number;
}

/** A passage as search needs it. `id` is the store's own and lives until the episode is saved again. */
export interface StoredPassage extends Passage {
  readonly id: number;
  readonly episode: EpisodeRef;
  readonly chapterTitle: string;
}

export interface StoredLesson extends Lesson {
  readonly rowId: number;
  readonly episode: EpisodeRef;
}

/** A word that stands nowhere in the archive letter by letter. */
export interface UnseenWord {
  readonly word: string;
  /** True when another form of it stands there ("restores" for "restoring"). */
  readonly inflected: boolean;
}

/** A word of the archive in lower case, without accents. */
export interface VocabularyWord {
  readonly word: string;
  /** How many passages hold it. */
  readonly passages: number;
}

/** Of how many passages there are, how many hold a word. */
export interface WordCounts {
  readonly passages: number;
  /** Every word asked for, 0 where no passage holds it. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Of how many episodes there are, in which a speaker speaks. */
export interface SpeakerEpisodes {
  readonly episodes: number;
  /** Episode ids, in no order, by name as it was asked for; empty for who speaks nowhere. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

/** What to list without words to look for. */
export interface Listing {
  readonly filter: Filter;
  /** Words and phrases of which a passage may hold none. */
  readonly excluded: readonly string[];
  readonly limit: number;
}

/** The read side of search. Filters are applied inside the query, never after it. */
export interface SearchIndex {
  /** BM25 over passages, best first. Empty when the query has no words. */
  keywordPassages(query: KeywordQuery, filter: Filter, limit: number): Promise<Scored[]>;
  /**
   * Nearest passages by cosine, best first. Rejects when there are passages but no vectors of this fingerprint, so that
   * the caller can say that search is degraded; an empty archive gives an empty list.
   */
  vectorPassages(vector: Float32Array, fingerprint: string, filter: Filter, limit: number): Promise<Scored[]>;
  /** BM25 over whole episodes (their text, title and speakers' names), best first. */
  keywordEpisodes(query: KeywordQuery, filter: Filter, limit: number): Promise<ScoredEpisode[]>;
  keywordLessons(query: KeywordQuery, filter: Filter, limit: number): Promise<Scored[]>;
  vectorLessons(vector: Float32Array, fingerprint: string, filter: Filter, limit: number): Promise<Scored[]>;
  /** In the order of the ids; unknown ids are left out. */
  findPassages(ids: readonly number[]): Promise<StoredPassage[]>;
  findStoredLessons(ids: readonly number[]): Promise<StoredLesson[]>;
  /** Cosine of the vector to each of the given passages; a passage without a vector is left out. */
  similarities(vector: Float32Array, fingerprint: string, passageIds: readonly number[]): Promise<Scored[]>;
  /** How many passages there are, and how many of them have a vector of this fingerprint. */
  vectorCoverage(fingerprint: string): Promise<{ passages: number; embedded: number }>;
  /** Changes whenever what search could return changes. Cursors carry it. */
  indexRevision(): Promise<string>;
  /** Ids of passages, newest episode first, each episode from its start. Episodes without a date come last. */
  newestPassages(listing: Listing): Promise<number[]>;
  newestLessons(listing: Listing): Promise<number[]>;
  /** Speakers whose name holds the text anywhere, case aside; each name once, by name. */
  findSpeakers(part: string): Promise<string[]>;
  /** In which episodes each of the speakers speaks; names are compared without case. */
  findSpeakerEpisodes(names: readonly string[]): Promise<SpeakerEpisodes>;
  /** Those of the words that stand in no passage and in no name or title of its chapter and episode, in their order. */
  findUnseenWords(words: readonly string[]): Promise<UnseenWord[]>;
  /** Every word of the passages, their speakers' names and the titles of their chapters and episodes, in no order. */
  vocabulary(): Promise<VocabularyWord[]>;
  /** The same for a few words alone, in lower case, without accents, not stemmed. */
  wordCounts(words: readonly string[]): Promise<WordCounts>;
}

export interface StoredTranscript {
  readonly turns: readonly Turn[];
  readonly marks: readonly Mark[];
}

export interface EpisodeReader {
  findShows(page: PageRequest): Promise<Page<ShowSummary>>;
  findShow(slug: string): Promise<ShowSummary | null>;
  /** Newest first; episodes without a date come last, by slug. */
  findEpisodes(filter: Filter, page: PageRequest): Promise<Page<EpisodeSummary>>;
  findEpisode(id: string): Promise<EpisodeSummary | null>;
  findEpisodeBySlug(show: string, slug: string): Promise<EpisodeSummary | null>;
  findSource(id: string): Promise<Source | null>;
  findTranscript(id: string): Promise<StoredTranscript | null>;
  /** Single turns by index, in the order asked; unknown ones are left out. */
  findTurns(id: string, indexes: readonly number[]): Promise<Turn[]>;
  findChapters(id: string): Promise<Chapter[] | null>;
  /** Best first. */
  findLessonsOfEpisode(id: string): Promise<Lesson[] | null>;
}

export interface TopicReader {
  /** Lessons across the archive, best first. */
  findLessons(filter: Filter, page: PageRequest): Promise<Page<StoredLesson>>;
  /** Topics in use, most used first; `q` narrows to labels and aliases that contain it. */
  findTopics(q: string | undefined, page: PageRequest): Promise<Page<TopicSummary>>;
  findTopic(slug: string): Promise<TopicSummary | null>;
  /** Chapters that carry the topic, newest episode first. */
  findChaptersOfTopic(slug: string, page: PageRequest): Promise<Page<Chapter & { readonly episode: EpisodeRef }>>;
  /** Best first, but no speaker and no episode fills the list: the more of them stand before, the less one counts. */
  findLessonsOfTopic(slug: string, limit: number): Promise<StoredLesson[]>;
  /** Where it was spoken of first and last, by the episodes' dates; `null` when nothing carries it. */
  findTopicMentions(slug: string): Promise<TopicMentions | null>;
  /** Topics that share lessons or chapters with this one more than their own number makes likely, nearest first. */
  findRelatedTopics(slug: string, limit: number): Promise<TopicRef[]>;
}

export interface EditFilter {
  readonly state?: EditState | undefined;
}

export interface EditReader {
  /** What people edited, the last change first; all of it, or what is in one state. */
  findEdits(filter: EditFilter, page: PageRequest): Promise<Page<Edit>>;
  /** A lesson as its editors see it, also a hidden one; `null` when there is none of this id. */
  findEditedLesson(id: string): Promise<EditedLesson | null>;
}

/**
 * What people change of what was derived. Each call is one transaction: the edit and its effect on everything that is
 * read are on disk when the promise resolves. Edits are applied again by every `saveEpisode` and `saveCuratedTopics`.
 */
export interface EditWriter {
  /**
   * Throws `unknown-topic` (also of the topic to merge into), `merge-circle`, and `label-taken` when another topic that
   * is shown has the label.
   */
  editTopic(slug: string, change: TopicChange): Promise<EditedTopic>;
  /** Also of a hidden lesson; `null` when there is none of this id. */
  editLesson(id: string, change: LessonChange): Promise<EditedLesson | null>;
  /** `null` when there is no such episode or chapter. */
  editChapter(chapter: ChapterAddress, change: ChapterChange): Promise<EditedChapter | null>;
  /** What was derived is back; false when there is no edit of this id. */
  takeEditBack(id: string): Promise<boolean>;
}

export interface ChapterAddress {
  readonly episodeId: string;
  readonly index: number;
}

export type SaveOutcome = 'created' | 'updated' | 'unchanged';

export interface EpisodeWriter {
  /** Puts the curated list in place of the one before; found topics stay. */
  saveCuratedTopics(topics: readonly CuratedTopic[]): Promise<void>;
  /**
   * Saves an episode with everything derived from it, in one transaction that is on disk when the promise resolves.
   * The show is made on first use. Same source hash, metadata and derivation as stored: `unchanged`, nothing is written.
   */
  saveEpisode(record: EpisodeRecord): Promise<SaveOutcome>;
  /** Removes the episode, all that is derived from it, and the edits of its lessons and chapters; false when there was none. */
  deleteEpisode(id: string): Promise<boolean>;
  /** Episodes whose derived data was made by something else than this derivation, oldest first. */
  findStaleEpisodes(derivation: string, limit: number): Promise<StaleEpisode[]>;
  /** Passages and lessons without a vector of this fingerprint, of at most `limit` episodes. */
  findUnembedded(fingerprint: string, limit: number): Promise<UnembeddedEpisode[]>;
  /**
   * Adds vectors of one episode; ignored when the episode was changed or removed meanwhile, which is known by the
   * revision that `findUnembedded` gave. Without a revision only the numbers of passages and lessons are compared.
   */
  saveVectors(episodeId: string, vectors: EpisodeVectors, revision?: string): Promise<void>;
}

export interface StaleEpisode {
  readonly episodeId: string;
  /** Names the state of the episode: its source, metadata and derivation. */
  readonly revision: string;
}

export interface UnembeddedEpisode {
  readonly episodeId: string;
  /** Names the state of the episode that the passages and lessons belong to. */
  readonly revision: string;
  readonly passages: readonly Passage[];
  readonly lessons: readonly Lesson[];
}

/** The durable queue. */
export interface JobStore {
  /** On disk when it resolves. `payload` is JSON and comes back as it went in. */
  enqueueJob(kind: Job['kind'], payload: unknown): Promise<Job>;
  /** Takes the oldest queued job and marks it running; null when there is none. Each time is one more attempt. */
  claimJob(): Promise<{ job: Job; payload: unknown; attempts: number } | null>;
  saveJobProgress(id: string, progress: number): Promise<void>;
  completeJob(id: string, episodeId: string | null): Promise<void>;
  failJob(id: string, error: JobError): Promise<void>;
  /** Puts a running job back to be tried again; ignored when it is not running. */
  retryJob(id: string): Promise<void>;
  /** Puts a running job back as if it had not been claimed; ignored when it is not running. */
  releaseJob(id: string): Promise<void>;
  findJob(id: string): Promise<Job | null>;
  /**
   * After a restart: jobs that were running are queued again, or fail with `error` after as many attempts as that.
   * Returns how many were queued.
   */
  requeueInterruptedJobs(limit: { maxAttempts: number; error: JobError }): Promise<number>;
  /** Forgets jobs that ended before a date, and the payloads of those that failed before another. */
  pruneJobs(before: { ended: Date; failedPayloads: Date }): Promise<void>;
}

/** What is done once in the life of an archive. */
export interface Milestones {
  hasMilestone(name: string): Promise<boolean>;
  saveMilestone(name: string): Promise<void>;
}

/** A model that vectors are made with, as the archive remembers it. */
export interface ChosenModel {
  /** Name of a built-in model, path of a folder, or hub id. */
  readonly model: string;
  /** Which weights of it. */
  readonly dtype: string;
  readonly fingerprint: string;
}

/**
 * `incomplete`: a passage or lesson is still without a vector of it. `superseded`: another model is to come by now.
 */
export type SwitchOutcome = 'serving' | 'incomplete' | 'superseded';

/** Which model's vectors search uses, when the archive itself has chosen. */
export interface IndexModels {
  /** `null`: the archive has chosen none. */
  findServingModel(): Promise<ChosenModel | null>;
  /** The model whose vectors are being made beside those that serve. */
  findComingModel(): Promise<ChosenModel | null>;
  /** Takes the place of one that was to come before; vectors that are there already stay. */
  saveComingModel(model: ChosenModel): Promise<void>;
  /** Makes the coming model the serving one, if every passage and lesson has a vector of it. */
  serveComingModel(fingerprint: string): Promise<SwitchOutcome>;
  /** Removes vectors of all spaces but this, the serving and the coming one; true when there may be more than `limit`. */
  dropOtherVectors(fingerprint: string, limit: number): Promise<boolean>;
}

export interface Store
  extends SearchIndex,
    EpisodeReader,
    TopicReader,
    EditReader,
    EpisodeWriter,
    EditWriter,
    JobStore,
    Milestones,
    IndexModels {
  close(): Promise<void>;
}
