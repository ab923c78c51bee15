// How near are texts to one in meaning?
import { dot, type EmbedderState } from '../../embedder/embedder.js';

/** A cosine for each of the texts; `null` without a model: words alone tell then, and search has said that it is degraded. */
export async function cosinesTo(
  text: string,
  texts: readonly string[],
  state: EmbedderState,
): Promise<number[] | null> {
  if (state.status !== 'ready' || texts.length === 0) return null;
  const vectors = await state.embedder.embedBatch([text, ...texts], 'passage').catch(() => null);
  return vectors && texts.map((_, i) => dot(vectors[0]!, vectors[i + 1]!));
}
