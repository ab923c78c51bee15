// Which sentence of a hit made it match by meaning? Its snippet starts there.
import { splitSentences } from '../domain/sentence.js';
import { dot, type Embedder } from '../embedder/embedder.js';
import type { Contribution, SignalName } from './fuse.js';
import { countMatches, type Focus } from './snippet.js';

/** Embedding sentences is the dearest part of a page; hits further down show their best words instead. */
const MAX_FOCUSED_HITS = 3;
/** A text that holds this share of the query's words is understood from them. */
const TELLING_SHARE = 0.5;

export interface FocusInput {
  readonly text: string;
  readonly contributions: readonly Contribution[];
}

export interface FocusQuery {
  readonly vector: Float32Array;
  readonly stems: ReadonlySet<string>;
}

/** For each hit that is there more for its meaning than for its words: the sentence closest to the query. */
export async function findFocuses(
  hits: readonly FocusInput[],
  query: FocusQuery,
  embedder: Embedder,
): Promise<(Focus | undefined)[]> {
  const chosen = hits.filter((hit) => isThereForMeaning(hit, query.stems)).slice(0, MAX_FOCUSED_HITS);
  const sentences = new Map(chosen.map((hit) => [hit, splitSentences(hit.text)]));
  const texts = [...sentences.values()].flatMap((ofHit) => ofHit.map(({ text }) => text));
  // A snippet is an extra: when the model fails here, the hits are still good.
  const vectors = texts.length > 0 ? await embedder.embedBatch(texts, 'passage').catch(() => null) : null;
  if (!vectors) return hits.map(() => undefined);
  let from = 0;
  const closest = new Map<FocusInput, Focus | undefined>();
  for (const [hit, ofHit] of sentences) {
    const scores = ofHit.map((_, i) => dot(query.vector, vectors[from + i]!));
    closest.set(hit, ofHit[scores.indexOf(Math.max(...scores))]);
    from += ofHit.length;
  }
  return hits.map((hit) => closest.get(hit));
}

function isThereForMeaning({ text, contributions }: FocusInput, stems: ReadonlySet<string>): boolean {
  const shareOf = (name: SignalName) => contributions.find(({ signal }) => signal === name)?.value ?? 0;
  return shareOf('vector') > shareOf('keyword') && countMatches(text, stems) < TELLING_SHARE * stems.size;
}
