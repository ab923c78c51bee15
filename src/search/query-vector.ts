// Can vectors take part in this search, and with which vector? If not, or not wholly, why?
import type { Embedder, EmbedderState } from '../embedder/embedder.js';
import type { SearchIndex } from '../store/store.js';
import type { NamedPeople } from './people.js';

export interface QueryVector {
  readonly values: Float32Array;
  readonly fingerprint: string;
  /** The vector of other words for the query, in the same space. Rejects when the model fails. */
  reword(text: string): Promise<QueryVector>;
}

export interface QueryVectorOutcome {
  /** `null`: keywords alone. */
  readonly vector: QueryVector | null;
  /** Why vectors do not take part, or not for every passage. */
  readonly reason?: string;
}

/** Embeds the query for the space of the stored vectors. Never rejects because of the model: it says why instead. */
export async function embedQuery(
  text: string,
  state: EmbedderState,
  coverage: SearchIndex['vectorCoverage'],
): Promise<QueryVectorOutcome> {
  if (state.status === 'loading') return missing('the embedding model is still loading');
  if (state.status === 'unavailable') return missing(`the embedding model is not available: ${state.reason}`);
  const { embedder } = state;
  const { passages, embedded } = await coverage(embedder.fingerprint);
  if (embedded === 0 && passages > 0) return missing('no passage has a vector of the embedding model yet');
  const vector = await vectorOf(text, embedder).catch((error: unknown) => String(error));
  if (typeof vector === 'string') return missing(`the embedding model failed on the query: ${vector}`);
  if (vector.values.every((value) => value === 0)) return missing('the embedding model knows no word of the query');
  if (embedded < passages) return { vector, reason: `${embedded} of ${passages} passages have a vector so far` };
  return { vector };
}

async function vectorOf(text: string, embedder: Embedder): Promise<QueryVector> {
  const [values] = await embedder.embedBatch([text], 'query');
  return { values: values!, fingerprint: embedder.fingerprint, reword: (other) => vectorOf(other, embedder) };
}

/**
 * The vector of what a query asks apart from whom it names: passages' vectors hold words and not who speaks. The vector
 * as it is where nobody is named, or where the model knows nothing but the names.
 */
export async function rewordWithoutNames(vector: QueryVector, { names, rest }: NamedPeople): Promise<QueryVector> {
  if (names.length === 0) return vector;
  const reworded = await vector.reword(rest);
  return reworded.values.some((value) => value !== 0) ? reworded : vector;
}

function missing(reason: string): QueryVectorOutcome {
  return { vector: null, reason };
}

/** Coverage is counted over the whole index, so it is counted once per revision of it. */
export function rememberCoverage(index: SearchIndex): SearchIndex['vectorCoverage'] {
  let known: { key: string; coverage: Promise<{ passages: number; embedded: number }> } | null = null;
  return async (fingerprint) => {
    const key = `${await index.indexRevision()} ${fingerprint}`;
    if (known?.key !== key) {
      const coverage = index.vectorCoverage(fingerprint);
      known = { key, coverage };
      coverage.catch(() => {
        known = null;
      });
    }
    return known.coverage;
  };
}
