import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolderFamily } from '../../src/embedder/folder-family.js';

describe('readFolderFamily', () => {
  const believed = { pooling: 'mean', prefixes: { query: 'query: ', passage: 'passage: ' } } as const;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hindcast-family-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function add(file: string, content: unknown): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), JSON.stringify(content));
  }
  const read = () => readFolderFamily(folder, believed);

  it('believes the name of the model where the folder says nothing', () => {
    expect(read()).toEqual({ ...believed, maxTokens: null });
  });

  it.each([
    ['pooling_mode_cls_token', 'cls'],
    ['pooling_mode_mean_tokens', 'mean'],
    ['pooling_mode_mean_sqrt_len_tokens', 'mean'],
    ['pooling_mode_lasttoken', 'last'],
  ])('takes %s for %s', (mode, pooling) => {
    add('1_Pooling/config.json', { word_embedding_dimension: 8, pooling_mode_max_tokens: false, [mode]: true });
    expect(read().pooling).toBe(pooling);
  });

  it('finds the pooling where modules.json says that it is', () => {
    add('modules.json', [
      { idx: 0, path: '', type: 'sentence_transformers.models.Transformer' },
      { idx: 1, path: 'pooler', type: 'sentence_transformers.models.Pooling' },
    ]);
    add('pooler/config.json', { pooling_mode: 'cls' });
    expect(read().pooling).toBe('cls');
  });

  it('leaves layers after the pooling to the graph', () => {
    add('modules.json', [{ path: '2_Dense', type: 'sentence_transformers.models.Dense' }]);
    expect(read().pooling).toBe('graph');
  });

  it('refuses a pooling that it cannot do', () => {
    add('1_Pooling/config.json', { pooling_mode_max_tokens: true });
    expect(read).toThrow('pooling_mode_max_tokens');
    add('1_Pooling/config.json', { pooling_mode_mean_tokens: true, pooling_mode_cls_token: true });
    expect(read).toThrow('is none of mean, cls and lasttoken');
  });

  it('takes prompts for queries and documents, and passes over empty ones', () => {
    add('config_sentence_transformers.json', { prompts: { query: '', document: '' } });
    expect(read().prefixes).toEqual(believed.prefixes);
    add('config_sentence_transformers.json', { prompts: { query: 'ask: ' } });
    expect(read().prefixes).toEqual({ query: 'ask: ', passage: '' });
    add('config_sentence_transformers.json', { prompts: { query: 'ask: ', document: 'told: ' } });
    expect(read().prefixes).toEqual({ query: 'ask: ', passage: 'told: ' });
  });

  it('takes the length that the model was made for', () => {
    add('sentence_bert_config.json', { max_seq_length: 256 });
    expect(read().maxTokens).toBe(256);
  });
});
