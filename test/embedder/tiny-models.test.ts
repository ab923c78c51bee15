// Models of every kind that is not the built-in one's, through the real loading code.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dot, type Embedder } from '../../src/embedder/embedder.js';
import { loadTransformersEmbedder } from '../../src/embedder/transformers.js';
import { TINY_DIMENSION, type TinyModelOptions, writeTinyModel } from '../fixtures/tiny-models.js';

describe('loadTransformersEmbedder', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'hindcast-tiny-'));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  async function load(name: string, options: TinyModelOptions): Promise<Embedder> {
    const model = join(root, name);
    writeTinyModel(model, options);
    return loadTransformersEmbedder({ model, cachePath: join(root, 'cache'), allowRemote: false, dtype: 'auto' });
  }
  const one = async (embedder: Embedder, text: string, purpose: 'query' | 'passage' = 'passage') =>
    (await embedder.embedBatch([text], purpose))[0]!;
  const texts = ['the backup was restored', 'tomatoes in winter', 'a', 'server disk network '.repeat(30)];

  it('gives vectors of length 1 that do not depend on what shares the batch', async () => {
    for (const [name, kind] of [
      ['bge-tiny-en-v1.5', 'encoder'],
      ['gte-tiny', 'encoder'],
      ['embeddinggemma-tiny', 'sentence'],
      ['potion-tiny', 'static'],
    ] as const) {
      const embedder = await load(name, { kind });
      expect(embedder).toMatchObject({ model: name, dimension: TINY_DIMENSION });
      const vectors = await embedder.embedBatch(texts, 'passage');
      for (const [i, vector] of vectors.entries()) {
        expect(dot(vector, vector), name).toBeCloseTo(1, 5);
        expect(dot(vector, await one(embedder, texts[i]!)), name).toBeCloseTo(1, 5);
      }
    }
  });

  it('takes the first token of a bge model and the mean of a gte model', async () => {
    const [cls, mean] = [
      await load('bge-cls-en-v1.5', { kind: 'encoder' }),
      await load('gte-mean', { kind: 'encoder' }),
    ];
    expect(dot(await one(cls, texts[0]!), await one(mean, texts[0]!))).toBeLessThan(0.99);
    // The graph attends: even the first token's vector knows what follows.
    expect(dot(await one(cls, texts[0]!), await one(cls, texts[1]!))).toBeLessThan(0.999);
    expect(cls.fingerprint).not.toBe(mean.fingerprint);
  });

  it('puts the family’s words before a query, and none before a passage', async () => {
    const embedder = await load('bge-prefix-en-v1.5', { kind: 'encoder' });
    const prefix = 'Represent this sentence for searching relevant passages: ';
    expect(await one(embedder, 'backup', 'query')).toEqual(await one(embedder, `${prefix}backup`));
    expect(await one(embedder, 'backup', 'query')).not.toEqual(await one(embedder, 'backup'));
  });

  it('believes the folder before the name', async () => {
    const files = {
      '1_Pooling/config.json': { pooling_mode_cls_token: false, pooling_mode_mean_tokens: true },
      'config_sentence_transformers.json': { prompts: { query: 'search: ', document: '' } },
    };
    const told = await load('bge-told-en-v1.5', { kind: 'encoder', files });
    const mean = await load('gte-plain', { kind: 'encoder' });
    expect(await one(told, 'backup', 'query')).toEqual(await one(mean, 'search: backup'));
  });

  it('takes the vector that the graph itself gives where layers follow the pooling', async () => {
    const files = { 'modules.json': [{ path: '2_Dense', type: 'sentence_transformers.models.Dense' }] };
    const graph = await load('some-model', { kind: 'sentence', files });
    const cls = await load('bge-same-en-v1.5', { kind: 'encoder' });
    expect(dot(await one(graph, texts[0]!), await one(cls, texts[0]!))).toBeCloseTo(-1, 5);
    await expect(load('other-model', { kind: 'encoder', files })).rejects.toThrow(
      'the model gives last_hidden_state and no sentence_embedding',
    );
  });

  it('runs a static model without special tokens, and leaves unknown ones out', async () => {
    const embedder = await load('m2v-words', { kind: 'static' });
    const [sum, zero, same] = await embedder.embedBatch(['backup server', '日本', 'server 日本 backup'], 'passage');
    expect(zero).toEqual(new Float32Array(TINY_DIMENSION));
    expect(dot(sum!, same!)).toBeCloseTo(1, 5);
    const parts = await embedder.embedBatch(['backup', 'server'], 'passage');
    expect(dot(parts[0]!, sum!)).toBeGreaterThan(dot(parts[0]!, parts[1]!));
  });

  it('reads no further than the folder says', async () => {
    const files = { 'sentence_bert_config.json': { max_seq_length: 4 } };
    const embedder = await load('gte-short', { kind: 'encoder', files });
    expect(await one(embedder, 'server disk tape copy')).toEqual(await one(embedder, 'server disk'));
  });
});
