// How models of a family want to be fed: which token vectors make the text's vector, and what is put before a text.
// docs/models.md has the same facts as a table, with where each was read.
import type { EmbeddingPurpose } from './embedder.js';

/**
 * `mean` of all token vectors, the first token's (`cls`), the last one's (`last`), or `graph`: the ONNX graph has layers
 * after the pooling and gives the text's vector itself.
 */
export type Pooling = 'mean' | 'cls' | 'last' | 'graph';

export interface ModelFamily {
  readonly pooling: Pooling;
  /** Put before the text as it is. */
  readonly prefixes: Readonly<Record<EmbeddingPurpose, string>>;
}

const NO_PREFIX = { query: '', passage: '' };
const BGE_PREFIX = { query: 'Represent this sentence for searching relevant passages: ', passage: '' };
const E5_INSTRUCTION = 'Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: ';

/** First match wins. Each line is what the models' cards and pooling configs at https://huggingface.co/<id> say. */
const families: readonly (ModelFamily & { readonly name: RegExp })[] = [
  // BAAI/bge-m3: no instruction.
  { name: /\bbge-m3/iu, pooling: 'cls', prefixes: NO_PREFIX },
  // BAAI/bge-small-en-v1.5
  { name: /\bbge-.*-en\b/iu, pooling: 'cls', prefixes: BGE_PREFIX },
  // mixedbread-ai/mxbai-embed-xsmall-v1: grown from all-MiniLM-L6-v2, unlike its larger sisters.
  { name: /\bmxbai-embed-xsmall/iu, pooling: 'mean', prefixes: NO_PREFIX },
  // mixedbread-ai/mxbai-embed-large-v1
  { name: /\bmxbai-embed/iu, pooling: 'cls', prefixes: BGE_PREFIX },
  // Snowflake/snowflake-arctic-embed-m-v2.0
  { name: /arctic-embed-.*v2/iu, pooling: 'cls', prefixes: { query: 'query: ', passage: '' } },
  // Snowflake/snowflake-arctic-embed-xs, -s, -m, -m-v1.5
  { name: /arctic-embed/iu, pooling: 'cls', prefixes: BGE_PREFIX },
  // intfloat/multilingual-e5-large-instruct
  { name: /\be5-.*-instruct/iu, pooling: 'mean', prefixes: { query: E5_INSTRUCTION, passage: '' } },
  // intfloat/e5-small-v2, intfloat/multilingual-e5-small
  { name: /\be5-(?:small|base|large)/iu, pooling: 'mean', prefixes: { query: 'query: ', passage: 'passage: ' } },
  // nomic-ai/nomic-embed-text-v1.5. Its layer norm belongs to shortened vectors; these are whole.
  {
    name: /nomic-embed-text/iu,
    pooling: 'mean',
    prefixes: { query: 'search_query: ', passage: 'search_document: ' },
  },
  // onnx-community/embeddinggemma-300m-ONNX: two dense layers follow the pooling.
  {
    name: /embeddinggemma/iu,
    pooling: 'graph',
    prefixes: { query: 'task: search result | query: ', passage: 'title: none | text: ' },
  },
  // Alibaba-NLP/gte-base-en-v1.5, Alibaba-NLP/gte-modernbert-base
  { name: /\bgte-(?:.*-v1\.5|modernbert)/iu, pooling: 'cls', prefixes: NO_PREFIX },
  // thenlper/gte-small
  { name: /\bgte-/iu, pooling: 'mean', prefixes: NO_PREFIX },
  // jinaai/jina-embeddings-v2-small-en
  { name: /jina-embeddings-v2/iu, pooling: 'mean', prefixes: NO_PREFIX },
  // sentence-transformers/all-MiniLM-L6-v2, sentence-transformers/all-mpnet-base-v2
  { name: /\ball-(?:minilm|mpnet)/iu, pooling: 'mean', prefixes: NO_PREFIX },
  // minishlab/potion-base-8M: the graph sums table rows itself.
  { name: /\b(?:potion|m2v|model2vec)\b/iu, pooling: 'graph', prefixes: NO_PREFIX },
];

/** The family of a model by its id or folder name; an unknown one is mean-pooled and gets no prefix. */
export function modelFamilyOf(model: string): ModelFamily {
  const found = families.find((family) => family.name.test(model));
  return { pooling: found?.pooling ?? 'mean', prefixes: found?.prefixes ?? NO_PREFIX };
}
