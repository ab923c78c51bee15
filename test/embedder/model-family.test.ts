import { describe, expect, it } from 'vitest';
import { modelFamilyOf } from '../../src/embedder/model-family.js';

describe('modelFamilyOf', () => {
  const instruction = 'Represent this sentence for searching relevant passages: ';

  it.each([
    ['Xenova/bge-small-en-v1.5', 'cls', instruction, ''],
    ['bge-base-en', 'cls', instruction, ''],
    ['Xenova/bge-m3', 'cls', '', ''],
    ['mixedbread-ai/mxbai-embed-large-v1', 'cls', instruction, ''],
    ['Snowflake/snowflake-arctic-embed-s', 'cls', instruction, ''],
    ['Snowflake/snowflake-arctic-embed-m-v2.0', 'cls', 'query: ', ''],
    ['Xenova/multilingual-e5-small', 'mean', 'query: ', 'passage: '],
    ['nomic-ai/nomic-embed-text-v1.5', 'mean', 'search_query: ', 'search_document: '],
    ['Alibaba-NLP/gte-modernbert-base', 'cls', '', ''],
    ['Xenova/gte-small', 'mean', '', ''],
    ['Xenova/all-MiniLM-L6-v2', 'mean', '', ''],
    ['sentence-transformers/all-mpnet-base-v2', 'mean', '', ''],
    ['mixedbread-ai/mxbai-embed-xsmall-v1', 'mean', '', ''],
    ['Snowflake/snowflake-arctic-embed-xs', 'cls', instruction, ''],
    ['Snowflake/snowflake-arctic-embed-m-v1.5', 'cls', instruction, ''],
    ['Alibaba-NLP/gte-base-en-v1.5', 'cls', '', ''],
    ['intfloat/e5-large-v2', 'mean', 'query: ', 'passage: '],
    ['Xenova/jina-embeddings-v2-small-en', 'mean', '', ''],
    ['onnx-community/embeddinggemma-300m-ONNX', 'graph', 'task: search result | query: ', 'title: none | text: '],
    ['minishlab/potion-base-8M', 'graph', '', ''],
    ['hindcast-static', 'mean', '', ''],
  ] as const)('%s: %s, "%s", "%s"', (model, pooling, query, passage) => {
    expect(modelFamilyOf(model)).toEqual({ pooling, prefixes: { query, passage } });
  });
});
