// A subject shared across episodes. Curated topics come from data/topics; found ones from the transcripts themselves.

import type { EpisodeRef } from './episode.js';
import type { Timing } from './transcript.js';

export interface TopicRef {
  readonly slug: string;
  readonly label: string;
}

export type TopicKind = 'curated' | 'found';

/** A topic of the curated list. */
export interface CuratedTopic extends TopicRef {
  /** Other names for it. */
  readonly aliases: readonly string[];
  /** One sentence. */
  readonly definition: string;
  /** Sentences as people say them when they speak of it. */
  readonly examples: readonly string[];
}

export interface TopicSummary extends TopicRef {
  readonly kind: TopicKind;
  readonly definition: string | null;
  readonly aliases: readonly string[];
  readonly lessonCount: number;
  readonly chapterCount: number;
  readonly episodeCount: number;
}

/** A place where a topic is spoken of. */
export interface TopicMention {
  readonly episode: EpisodeRef;
  /** The episode's. */
  readonly publishedAt: string | null;
  readonly turn: number;
  readonly startOffset: number;
  readonly startTime: number | null;
  readonly timing: Timing;
  readonly speaker: string | null;
}

export interface TopicMentions {
  readonly first: TopicMention;
  readonly last: TopicMention;
}
