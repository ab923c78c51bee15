// How models of a family want to be fed: which token vectors make the text's vector, and what is put before a text.
import type { EmbeddingPurpose } from './embedder.js';

/** `mean` of all token vectors, or the first token's (`cls`). */
export type Pooling = 'mean' | 'cls';

export interface ModelFamily {
  readonly pooling: Pooling;
  /** Put before the text as it is. */
  readonly prefixes: Readonly<Record<EmbeddingPurpose, string>>;
}

const NO_PREFIX = { query: '', passage: '' };
const BGE_PREFIX = { query: 'Represent this sentence for searching relevant passages: ', passage: '' };

/** First match wins. Each line is what the models' cards at https://huggingface.co/<id> say. */
const families: readonly (ModelFamily & { readonly name: RegExp })[] = [
  // BAAI/bge-m3: no instruction.
  { name: /\bbge-m3/iu, pooling: 'cls', prefixes: NO_PREFIX },
  // BAAI/bge-small-en-v1.5
  { name: /\bbge-.*-en\b/iu, pooling: 'cls', prefixes: BGE_PREFIX },
  // mixedbread-ai/mxbai-embed-large-v1
  { name: /\bmxbai-embed/iu, pooling: 'cls', prefixes: BGE_PREFIX },
  // Snowflake/snowflake-arctic-embed-m-v2.0
  { name: /arctic-embed-.*v2/iu, pooling: 'cls', prefixes: { query: 'query: ', passage: '' } },
  // Snowflake/snowflake-arctic-embed-s
  { name: /arctic-embed/iu, pooling: 'cls', prefixes: BGE_PREFIX },
  // intfloat/e5-small-v2, intfloat/multilingual-e5-small
  { name: /\be5-(?:small|base|large)/iu, pooling: 'mean', prefixes: { query: 'query: ', passage: 'passage: ' } },
  // nomic-ai/nomic-embed-text-v1.5
  {
    name: /nomic-embed-text/iu,
    pooling: 'mean',
    prefixes: { query: 'search_query: ', passage: 'search_document: ' },
  },
  // Alibaba-NLP/gte-base-en-v1.5, Alibaba-NLP/gte-modernbert-base
  { name: /\bgte-(?:.*-v1\.5|modernbert)/iu, pooling: 'cls', prefixes: NO_PREFIX },
  // thenlper/gte-small
  { name: /\bgte-/iu, pooling: 'mean', prefixes: NO_PREFIX },
  // sentence-transformers/all-MiniLM-L6-v2
  { name: /minilm/iu, pooling: 'mean', prefixes: NO_PREFIX },
];

/** The family of a model by its id or folder name; an unknown one is mean-pooled and gets no prefix. */
export function modelFamilyOf(model: string): ModelFamily {
  const found = families.find((family) => family.name.test(model));
  return { pooling: found?.pooling ?? 'mean', prefixes: found?.prefixes ?? NO_PREFIX };
}
