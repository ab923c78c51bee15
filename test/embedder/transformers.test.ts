import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTransformersEmbedder } from '../../src/embedder/transformers.js';

const builtIn = fileURLToPath(new URL('../../data/models/hindcast-static', import.meta.url));

describe('loadTransformersEmbedder', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'hindcast-model-')), 'e5-small');
    cpSync(builtIn, folder, { recursive: true });
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  const load = (model = folder) =>
    loadTransformersEmbedder({ model, cachePath: join(folder, 'cache'), allowRemote: false, dtype: 'auto' });

  const edit = (file: string, change: (content: string) => string) =>
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));

  it('puts the prefix of the model family before a text', async () => {
    const embedder = await load();
    const [asked] = await embedder.embedBatch(['backups'], 'query');
    const [plain] = await (await load(builtIn)).embedBatch(['query: backups'], 'query');
    expect(asked).toEqual(plain);
  });

  it('has a fingerprint that changes with the prefixes, the tokens and the weights', async () => {
    const before = await load();
    expect(before.fingerprint).not.toBe((await load(builtIn)).fingerprint);
    edit('tokenizer.json', (content) => content.replace('"lowercase":true', '"lowercase":false'));
    const after = await load();
    expect(after.fingerprint).not.toBe(before.fingerprint);
  });

  it('reads as many tokens as the model has positions, and the last one closes the text', async () => {
    edit('tokenizer_config.json', (content) => content.replace('8192', '6'));
    const embedder = await load();
    const [cut, short] = await embedder.embedBatch(['server disk network fiction', 'server disk network'], 'passage');
    expect(cut).toEqual(short);
  });

  it('tells a missing model from a broken one', async () => {
    await expect(load('no/such-model')).rejects.toThrow('is no model folder, and downloading is switched off');
    writeFileSync(join(folder, 'onnx/model_quantized.onnx'), 'not a graph');
    const failure = await load().catch((error: Error) => error);
    expect(failure).toMatchObject({ message: expect.stringContaining(`"${folder}" could not be loaded: `) });
    expect((failure as Error).cause).toBeInstanceOf(Error);
  });

  it('fails when the tokenizer is missing, without a look at the network', async () => {
    rmSync(join(folder, 'tokenizer.json'));
    await expect(load()).rejects.toThrow('could not be loaded');
  });
});
