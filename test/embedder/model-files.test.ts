import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findModelFiles, portableModelName, shapingFiles } from '../../src/embedder/model-files.js';

describe('findModelFiles', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'hindcast-models-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const request = (changes: object) => ({
    model: 'small',
    modelsPath: join(root, 'built-in'),
    cachePath: join(root, 'cache'),
    allowRemote: false,
    dtype: 'auto',
    ...changes,
  });

  function addModel(folder: string, ...weights: string[]): string {
    mkdirSync(join(root, folder, 'onnx'), { recursive: true });
    writeFileSync(join(root, folder, 'config.json'), '{}');
    for (const file of weights) writeFileSync(join(root, folder, 'onnx', file), '');
    return join(root, folder);
  }

  it('finds a built-in model by its name', () => {
    const folder = addModel('built-in/small', 'model_quantized.onnx');
    expect(findModelFiles(request({}))).toEqual({
      source: folder,
      folder,
      name: 'small',
      dtype: 'q8',
      weights: 'onnx/model_quantized.onnx',
    });
  });

  it('finds a folder by its path and calls it by its last part', () => {
    const folder = addModel('mine/e5-small', 'model.onnx');
    expect(findModelFiles(request({ model: folder }))).toMatchObject({
      source: folder,
      name: 'e5-small',
      dtype: 'fp32',
    });
  });

  it('finds what was downloaded before when downloading is off', () => {
    const folder = addModel('cache/Xenova/bge-small-en-v1.5', 'model_quantized.onnx');
    expect(findModelFiles(request({ model: 'Xenova/bge-small-en-v1.5' }))).toMatchObject({
      source: folder,
      name: 'Xenova/bge-small-en-v1.5',
    });
  });

  it('leaves a hub id to the hub when downloading is on', () => {
    expect(findModelFiles(request({ model: 'Xenova/bge-small-en-v1.5', allowRemote: true }))).toEqual({
      source: 'Xenova/bge-small-en-v1.5',
      folder: join(root, 'cache/Xenova/bge-small-en-v1.5'),
      name: 'Xenova/bge-small-en-v1.5',
      dtype: 'q8',
      weights: 'onnx/model_quantized.onnx',
    });
  });

  it('takes the weights that are asked for', () => {
    addModel('built-in/small', 'model_quantized.onnx', 'model.onnx');
    expect(findModelFiles(request({ dtype: 'fp32' })).weights).toBe('onnx/model.onnx');
  });

  it('says that an unknown model may not be downloaded', () => {
    expect(() => findModelFiles(request({ model: 'no/such' }))).toThrow(
      'The model "no/such" is no model folder, and downloading is switched off',
    );
  });

  it('says which weights a folder lacks', () => {
    addModel('built-in/small', 'model.onnx');
    expect(() => findModelFiles(request({ dtype: 'fp16' }))).toThrow('has none of onnx/model_fp16.onnx');
  });

  it('names a folder so that it is found from anywhere, and leaves names and hub ids', () => {
    const folder = addModel('mine/e5-small', 'model.onnx');
    addModel('built-in/small', 'model.onnx');
    const modelsPath = join(root, 'built-in');
    expect(portableModelName({ model: relative(process.cwd(), folder), modelsPath })).toBe(folder);
    expect(portableModelName({ model: 'small', modelsPath })).toBe('small');
    expect(portableModelName({ model: 'Xenova/bge-small-en-v1.5', modelsPath })).toBe('Xenova/bge-small-en-v1.5');
  });

  it('takes a path from the working folder, though it would lead there from the models and the cache too', () => {
    addModel('mine/e5-small', 'model.onnx');
    addModel('built-in/small', 'model.onnx');
    const modelsPath = join(root, 'built-in');
    expect(() => findModelFiles(request({ model: '../mine/e5-small', modelsPath }))).toThrow('is no model folder');
    expect(portableModelName({ model: join(root, 'mine/e5-small'), modelsPath })).toBe(join(root, 'mine/e5-small'));
  });

  it('counts weights beside the graph among the files that shape vectors', () => {
    const folder = addModel('large', 'model.onnx', 'model.onnx_data');
    expect(shapingFiles({ folder, weights: 'onnx/model.onnx' })).toContain('onnx/model.onnx_data');
    expect(shapingFiles({ folder: addModel('small', 'model.onnx'), weights: 'onnx/model.onnx' })).toHaveLength(3);
  });

  it('says which weight types there are', () => {
    expect(() => findModelFiles(request({ dtype: 'q3', allowRemote: true }))).toThrow(
      '"q3" is none of the weight types',
    );
  });
});
