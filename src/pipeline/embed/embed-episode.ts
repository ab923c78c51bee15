// Passages and lessons -> vectors of the search index.
import type { Chapter } from '../../domain/chapter.js';
import type { Episode } from '../../domain/episode.js';
import type { Lesson } from '../../domain/lesson.js';
import type { Passage } from '../../domain/passage.js';
import { spokenText } from '../../domain/passage.js';
import type { Embedder } from '../../embedder/embedder.js';
import type { EpisodeVectors } from '../../store/store.js';

export interface EmbedInput {
  readonly episode: Episode;
  readonly chapters: readonly Chapter[];
  readonly passages: readonly Passage[];
  readonly lessons: readonly Lesson[];
}

/**
 * One vector a passage (its words, without names) and one a lesson (statement and quote), in the order given.
 * Rejects when the model cannot be run.
 */
export async function embedEpisode({ passages, lessons }: EmbedInput, embedder: Embedder): Promise<EpisodeVectors> {
  const { fingerprint, model, dimension } = embedder;
  return {
    fingerprint,
    model,
    dimension,
    passages: await embedder.embedBatch(passages.map(spokenText), 'passage'),
    lessons: await embedder.embedBatch(
      lessons.map(({ statement, quote }) => (statement === quote ? quote : `${statement}\n${quote}`)),
      'passage',
    ),
  };
}
