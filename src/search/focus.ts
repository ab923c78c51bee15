// Which sentence of a hit made it match by meaning? Its snippet starts there.
import { splitSentences } from '../domain/sentence.js';
import { dot, type Embedder } from '../embedder/embedder.js';
import type { Contribution, SignalName } from './fuse.js';
import type { Focus } from './snippet.js';

/** Embedding sentences is the dearest part of a page; hits further down show their best words instead. */
export const MAX_FOCUSED_HITS = 10;

export interface FocusInput {
  readonly text: string;
  readonly contributions: readonly Contribution[];
}

/** For each hit that is there more for its meaning than for its words: the sentence closest to the query. */
export async function findFocuses(
  hits: readonly FocusInput[],
  query: Float32Array,
  embedder: Embedder,
): Promise<(Focus | undefined)[]> {
  const sentences = hits.map((hit, i) =>
    i < MAX_FOCUSED_HITS && isThereForMeaning(hit.contributions) ? splitSentences(hit.text) : [],
  );
  const texts = sentences.flatMap((ofHit) => ofHit.map((sentence) => sentence.text));
  if (texts.length === 0) return hits.map(() => undefined);
  // A snippet is an extra: when the model fails here, the hits are still good.
  const vectors = await embedder.embedBatch(texts, 'passage').catch(() => null);
  if (!vectors) return hits.map(() => undefined);
  let from = 0;
  return sentences.map((ofHit) => {
    const scores = ofHit.map((_, i) => dot(query, vectors[from + i]!));
    from += ofHit.length;
    return ofHit[scores.indexOf(Math.max(...scores))];
  });
}

function isThereForMeaning(contributions: readonly Contribution[]): boolean {
  const valueOf = (name: SignalName) => contributions.find(({ signal }) => signal === name)?.value ?? 0;
  return valueOf('vector') > valueOf('keyword');
}
