// Adds vectors to episodes that are stored without those of a model.
import type { Embedder } from '../embedder/embedder.js';
import { embedEpisode } from '../pipeline/embed/embed-episode.js';
import type { EpisodeReader, EpisodeWriter } from '../store/store.js';

type VectorStore = Pick<EpisodeReader, 'findEpisode' | 'findChapters'> &
  Pick<EpisodeWriter, 'findUnembedded' | 'saveVectors'>;

export interface EmbedMissingOptions {
  /** Looking for such episodes costs more than one of them does; their texts are held in memory. */
  readonly episodes: number;
  /** Ends the work after the episode in hand. */
  readonly signal?: AbortSignal | undefined;
}

/** Embeds some of the episodes that lack vectors of the embedder's space, each saved when done; how many were found. */
export async function embedMissing(
  store: VectorStore,
  embedder: Embedder,
  { episodes, signal }: EmbedMissingOptions,
): Promise<number> {
  const found = await store.findUnembedded(embedder.fingerprint, episodes);
  for (const { episodeId, passages, lessons, revision } of found) {
    signal?.throwIfAborted();
    const [episode, chapters] = [await store.findEpisode(episodeId), await store.findChapters(episodeId)];
    if (!episode || !chapters) continue;
    const vectors = await embedEpisode({ episode, chapters, passages, lessons }, embedder);
    await store.saveVectors(episodeId, vectors, revision);
  }
  return found.length;
}
