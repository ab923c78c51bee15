// A cross-encoder of a few kilobytes, through the real loading code.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reranker } from '../../src/reranker/reranker.js';
import { loadTransformersReranker } from '../../src/reranker/transformers.js';
import { type TinyModelOptions, writeTinyModel } from '../fixtures/tiny-models.js';

describe('loadTransformersReranker', () => {
  let root: string;
  let reranker: Reranker;

  function load(name: string, options: TinyModelOptions): Promise<Reranker> {
    const model = join(root, name);
    writeTinyModel(model, options);
    return loadTransformersReranker({ model, cachePath: join(root, 'cache'), allowRemote: false, dtype: 'auto' });
  }

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'hindcast-reranker-'));
    reranker = await load('tiny-cross-encoder', { kind: 'crossEncoder' });
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('scores the text that answers above the one that does not', async () => {
    const [near, far] = await reranker.score('restore backup', [
      'the backup was restored: restore the backup',
      'tomatoes',
    ]);
    expect(near).toBeGreaterThan(far! + 3);
  });

  it('reads query and text as two: which is which matters', async () => {
    const [one] = await reranker.score('backup', ['backup server disk tape']);
    const [other] = await reranker.score('backup server disk tape', ['backup']);
    expect(Math.abs(one! - other!)).toBeGreaterThan(0.1);
  });

  it('gives each text the score that it gets alone, in order, whatever the batch', async () => {
    const texts = Array.from({ length: 20 }, (_, i) => `server ${'copy of the tape '.repeat((i * 7) % 12)}backup`);
    const together = await reranker.score('backup server', [...texts, '']);
    expect(together).toHaveLength(21);
    for (const i of [0, 5, 19])
      expect(together[i]).toBeCloseTo((await reranker.score('backup server', [texts[i]!]))[0]!, 3);
  });

  it('cuts the end of a long text, never the query', async () => {
    const short = await load('short', { kind: 'crossEncoder', maxTokens: 8 });
    const scores = await short.score('backup server', ['tape copy disk', `tape copy disk ${'backup '.repeat(50)}`]);
    expect(scores[0]).toBeCloseTo(scores[1]!, 5);
  });

  it('stops between runs when told to', async () => {
    const stop = new AbortController();
    const scoring = reranker.score(
      'backup',
      Array.from({ length: 200 }, () => 'a tape'),
      stop.signal,
    );
    stop.abort(new Error('out of time'));
    await expect(scoring).rejects.toThrow('out of time');
  });

  it('names its model, and other files by another fingerprint', async () => {
    expect(reranker.model).toBe('tiny-cross-encoder');
    const other = await load('other', { kind: 'crossEncoder', maxTokens: 32 });
    expect(other.fingerprint).not.toBe(reranker.fingerprint);
  });

  it('refuses a model of another kind, a broken one and a missing one, and says which', async () => {
    await expect(load('embedding', { kind: 'encoder' })).rejects.toThrow(
      `"${join(root, 'embedding')}" could not be loaded: it gives not one number a pair`,
    );
    const request = { cachePath: join(root, 'cache'), allowRemote: false, dtype: 'auto' };
    await expect(loadTransformersReranker({ ...request, model: 'no/such' })).rejects.toThrow('no model folder');
    writeTinyModel(join(root, 'broken'), { kind: 'crossEncoder' });
    writeFileSync(join(root, 'broken/onnx/model.onnx'), 'not a graph');
    await expect(loadTransformersReranker({ ...request, model: join(root, 'broken') })).rejects.toThrow(
      'could not be loaded',
    );
  });
});
