// Where a model's files are and which weights to load: the built-in folder, a folder of the user's, or the hub's cache.
import { existsSync } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';

export interface ModelRequest {
  /** Name of a folder in `modelsPath`, path of a folder, or hub id. */
  readonly model: string;
  /** Folder of the built-in models. */
  readonly modelsPath?: string | undefined;
  /** Folder that downloaded models are kept in, one by hub id. */
  readonly cachePath: string;
  readonly allowRemote: boolean;
  /** `auto`, `fp32`, `fp16`, `q8` or `q4`. */
  readonly dtype: string;
}

export interface ModelFiles {
  /** What transformers.js is asked for: an absolute folder, or a hub id. */
  readonly source: string;
  /** The folder that holds the files once they are loaded. */
  readonly folder: string;
  /** For people, and to tell the family by. */
  readonly name: string;
  readonly dtype: WeightType;
  /** Weights, relative to the folder. */
  readonly weights: string;
}

/** The file names that transformers.js looks for. */
const weightFiles = {
  q8: 'onnx/model_quantized.onnx',
  fp32: 'onnx/model.onnx',
  fp16: 'onnx/model_fp16.onnx',
  q4: 'onnx/model_q4.onnx',
} as const;

export type WeightType = keyof typeof weightFiles;

/** Throws an Error that says what is missing when there are no such files and none may be downloaded. */
export function findModelFiles(request: ModelRequest): ModelFiles {
  const { model, modelsPath, cachePath, allowRemote } = request;
  const places = [namedIn(modelsPath, model), resolve(model), namedIn(cachePath, model)];
  const folder = places.find((place) => place && existsSync(join(place, 'config.json')));
  if (folder && (folder !== places[2] || !allowRemote)) {
    const name = folder === places[1] ? basename(folder) : model;
    return { source: folder, folder, name, ...chooseWeights(folder, request.dtype) };
  }
  if (!allowRemote) {
    throw new Error(`The model "${model}" is no model folder, and downloading is switched off`);
  }
  const dtype = request.dtype === 'auto' ? 'q8' : weightType(request.dtype);
  return { source: model, folder: resolve(cachePath, model), name: model, dtype, weights: weightFiles[dtype] };
}

/**
 * The name under which the same model is found from another working folder: a folder of the user's by its whole path, all
 * others as they are called.
 */
export function portableModelName({ model, modelsPath }: Pick<ModelRequest, 'model' | 'modelsPath'>): string {
  const builtIn = namedIn(modelsPath, model);
  if (builtIn && existsSync(join(builtIn, 'config.json'))) return model;
  return existsSync(join(resolve(model), 'config.json')) ? resolve(model) : model;
}

/** Where a model of that name would be in a folder; a path (`./mine`, `../mine`, `/mine`) is never meant to lead there. */
function namedIn(folder: string | undefined, model: string): string | undefined {
  if (!folder || isAbsolute(model) || /^\.\.?(?:[/\\]|$)/.test(model)) return undefined;
  return resolve(folder, model);
}

/** The files that shape what a model gives, relative to its folder; weights may have a second file beside the graph. */
export function shapingFiles({ folder, weights }: Pick<ModelFiles, 'folder' | 'weights'>): string[] {
  const data = `${weights}_data`;
  return ['config.json', 'tokenizer.json', weights, ...(existsSync(join(folder, data)) ? [data] : [])];
}

function chooseWeights(folder: string, wanted: string): Pick<ModelFiles, 'dtype' | 'weights'> {
  const types = wanted === 'auto' ? (Object.keys(weightFiles) as WeightType[]) : [weightType(wanted)];
  const dtype = types.find((type) => existsSync(join(folder, weightFiles[type])));
  if (!dtype) {
    throw new Error(`The model folder "${folder}" has none of ${types.map((type) => weightFiles[type]).join(', ')}`);
  }
  return { dtype, weights: weightFiles[dtype] };
}

function weightType(dtype: string): WeightType {
  if (Object.hasOwn(weightFiles, dtype)) return dtype as WeightType;
  throw new Error(`"${dtype}" is none of the weight types auto, ${Object.keys(weightFiles).join(', ')}`);
}
