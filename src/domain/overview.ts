// What a show, or the whole archive, amounts to; and when a topic was spoken of.
import type { EpisodeRef } from './episode.js';
import type { TopicRef } from './topic.js';

export interface Figures {
  readonly episodeCount: number;
  /** Episodes of which it is known how far they go at least, what that adds up to in seconds, and whether it is all. */
  readonly timedCount: number;
  readonly duration: number;
  readonly isWhole: boolean;
  readonly wordCount: number;
  readonly lessonCount: number;
}

export interface Year {
  readonly year: number;
  readonly episodeCount: number;
}

export interface Season {
  readonly number: number;
  readonly name: string | null;
  readonly episodeCount: number;
}

export interface TopicOfShow extends TopicRef {
  /** Of the show. */
  readonly episodeCount: number;
}

/** An episode that speaks of a topic. */
export interface TopicAppearance {
  readonly episode: EpisodeRef;
  /** ISO 8601; `null` when not known. */
  readonly publishedAt: string | null;
  readonly lessonCount: number;
  readonly chapterCount: number;
}
