// What somebody who types may mean: names and words of the archive that begin so.
import type { EpisodeRef } from '../../domain/episode.js';
import type { TopicRef } from '../../domain/topic.js';

export interface SuggestedTopic extends TopicRef {
  /** Lessons and chapters that carry it. */
  readonly uses: number;
}

export interface SuggestedPerson {
  readonly slug: string;
  readonly name: string;
  readonly episodeCount: number;
}

export interface SuggestedShow {
  readonly slug: string;
  readonly title: string;
  readonly episodeCount: number;
}

/** Of each kind the most used first; episodes newest first. */
export interface Suggestions {
  readonly topics: readonly SuggestedTopic[];
  readonly people: readonly SuggestedPerson[];
  readonly shows: readonly SuggestedShow[];
  readonly episodes: readonly EpisodeRef[];
  /** That the last word typed may become; none that say nothing of a subject. */
  readonly words: readonly string[];
}

export interface SuggestionReader {
  /**
   * Of topics, people and shows those of which a word begins like the text or like its last word; of episodes those whose
   * title has all its words, the last one begun. Case counts nowhere, accents only in names of topics and shows. `limit`: of
   * each kind.
   */
  findSuggestions(typed: string, limit: number): Promise<Suggestions>;
}
