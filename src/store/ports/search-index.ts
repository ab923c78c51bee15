// What search finds by words and by vectors, and what it asks of the archive's words and speakers.
import type { EpisodeRef } from '../../domain/episode.js';
import type { Lesson } from '../../domain/lesson.js';
import type { Passage } from '../../domain/passage.js';
import type { Filter } from './filter.js';

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
  /** The episode's, ISO 8601. */
  readonly publishedAt: string | null;
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

/** What passages have to hold to be listed. */
export interface Holding {
  readonly filter: Filter;
  /** Words and phrases, all of which are spoken in the passage, in any of their forms. None: nothing is listed. */
  readonly phrases: readonly string[];
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
  /** Ids of passages, oldest episode first, each episode from its start. Episodes without a date come last. */
  oldestPassages(holding: Holding): Promise<number[]>;
  /** Names, labels and edited ones, that hold the text anywhere, case aside; each once, by name. */
  findSpeakers(part: string): Promise<string[]>;
  /** The names, and all others of the people who have them; names are compared without case. */
  findSpellings(names: readonly string[]): Promise<string[]>;
  /** In which episodes each of the speakers speaks, under any of the person's names; they are compared without case. */
  findSpeakerEpisodes(names: readonly string[]): Promise<SpeakerEpisodes>;
  /** Those of the words that stand in no passage and in no name or title of its chapter and episode, in their order. */
  findUnseenWords(words: readonly string[]): Promise<UnseenWord[]>;
  /** Every word of the passages, their speakers' names and the titles of their chapters and episodes, in no order. */
  vocabulary(): Promise<VocabularyWord[]>;
  /** The same for a few words alone, in lower case, without accents, not stemmed. */
  wordCounts(words: readonly string[]): Promise<WordCounts>;
}
