// Passages and lessons -> vectors of the search index.
import type { Chapter } from '../../domain/chapter.js';
import type { Episode } from '../../domain/episode.js';
import type { Lesson } from '../../domain/lesson.js';
import type { Passage } from '../../domain/passage.js';
import type { Embedder } from '../../embedder/embedder.js';
import type { EpisodeVectors } from '../../store/store.js';

export interface EmbedInput {
  readonly episode: Episode;
  readonly chapters: readonly Chapter[];
  readonly passages: readonly Passage[];
  readonly lessons: readonly Lesson[];
}

export declare function embedEpisode(input: EmbedInput, embedder: Embedder): Promise<EpisodeVectors>;
