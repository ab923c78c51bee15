// Which sentence of a hit made it match by meaning? Its snippet starts there.
import { splitSentences } from '../domain/sentence.js';
import { dot, type Embedder } from '../embedder/embedder.js';
import type { Contribution, SignalName } from './fuse.js';
import type { Stretch } from './marked-text.js';
import { countMatches } from './snippet.js';

/** Embedding sentences is the dearest part of a page. With a slow model only those of the first hits are embedded. */
const HITS_AT_ONCE = 3;
/** Milliseconds a sentence. The built-in model takes a tenth of one, on a machine that is busy with much else one. */
const QUICK = 3;
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
): Promise<(Stretch | undefined)[]> {
  const chosen = hits.filter((hit) => isThereForMeaning(hit, query.stems));
  const found: (Stretch | undefined)[] = [];
  while (found.length < chosen.length && (found.length === 0 || isQuick(embedder))) {
    const group = chosen.slice(found.length, found.length + HITS_AT_ONCE);
    found.push(...(await closestSentences(group, query.vector, embedder)));
  }
  const closest = new Map(found.map((sentence, i) => [chosen[i], sentence]));
  return hits.map((hit) => closest.get(hit));
}

/** Of each model the shortest that it took for a sentence: what took longer waited for something else. */
const known = new WeakMap<Embedder, { readonly ms: number; readonly times: number }>();

/** Until it was seen twice every model is: the first time it may still have to get ready. */
function isQuick(embedder: Embedder): boolean {
  const { ms, times } = known.get(embedder) ?? { ms: 0, times: 0 };
  return times < 2 || ms < QUICK;
}

async function embedTimed(texts: string[], embedder: Embedder): Promise<Float32Array[]> {
  const began = performance.now();
  const vectors = await embedder.embedBatch(texts, 'passage');
  const ms = (performance.now() - began) / texts.length;
  const before = known.get(embedder) ?? { ms, times: 0 };
  known.set(embedder, { ms: Math.min(before.ms, ms), times: before.times + 1 });
  return vectors;
}

async function closestSentences(
  hits: readonly FocusInput[],
  vector: Float32Array,
  embedder: Embedder,
): Promise<(Stretch | undefined)[]> {
  const sentences = hits.map(({ text }) => splitSentences(text));
  const texts = sentences.flatMap((ofHit) => ofHit.map(({ text }) => text));
  // A snippet is an extra: when the model fails here, the hits are still good.
  const vectors = texts.length > 0 ? await embedTimed(texts, embedder).catch(() => null) : null;
  if (!vectors) return hits.map(() => undefined);
  let from = 0;
  return sentences.map((ofHit) => {
    const scores = ofHit.map((_, i) => dot(vector, vectors[from + i]!));
    from += ofHit.length;
    return ofHit[scores.indexOf(Math.max(...scores))];
  });
}

function isThereForMeaning({ text, contributions }: FocusInput, stems: ReadonlySet<string>): boolean {
  const shareOf = (name: SignalName) => contributions.find(({ signal }) => signal === name)?.value ?? 0;
  return shareOf('vector') > shareOf('keyword') && countMatches(text, stems) < TELLING_SHARE * stems.size;
}
