// The embedder that runs a model through transformers.js and ONNX Runtime: the built-in one, a folder, or the hub's.
import { AutoModel, AutoTokenizer, env, LogLevel, type PreTrainedTokenizer } from '@huggingface/transformers';
import { batchesByLength } from './batches.js';
import type { Embedder } from './embedder.js';
import { fingerprintOf } from './fingerprint.js';
import { type FolderFamily, readFolderFamily } from './folder-family.js';
import { modelFamilyOf } from './model-family.js';
import { findModelFiles, type ModelFiles, type ModelRequest, shapingFiles } from './model-files.js';
import { type LoadedModel, type Model, runModel } from './run-model.js';
import { createTokenize } from './word-tokens.js';

/** Bounds a run to a few megabytes of token vectors and some milliseconds, between which other work gets its turn. */
const BATCH_LIMITS = { texts: 32, characters: 8192 };

/** Positions a model is trusted to have when neither its tokenizer nor its config says. */
const DEFAULT_MAX_TOKENS = 512;

/** Their positions start after the padding's, so two of those that the config counts hold no token. */
const OFFSET_POSITIONS = /^(?:roberta|xlm-roberta|camembert|mpnet)$/u;

/** Small models do not gain from more threads, and the other cores have other work. */
const SESSION_OPTIONS = { intraOpNumThreads: 1, interOpNumThreads: 1 };

/**
 * Loads a model and its tokenizer. `model` is the name of a folder in `modelsPath`, the path of a folder, or, where
 * `allowRemote` says so, an id of the Hugging Face hub, which is downloaded into `cachePath`.
 *
 * Rejects with an Error, its cause attached, when files are missing or broken.
 */
export async function loadTransformersEmbedder(request: ModelRequest): Promise<Embedder> {
  const files = findModelFiles(request);
  try {
    return await loadFrom(files, request);
  } catch (cause) {
    throw new Error(`The embedding model "${request.model}" could not be loaded: ${messageOf(cause)}`, { cause });
  }
}

async function loadFrom(files: ModelFiles, request: ModelRequest): Promise<Embedder> {
  const { tokenizer, model } = await loadModel(files, request);
  const family = readFolderFamily(files.folder, modelFamilyOf(files.name));
  const maxTokens = maxTokensOf(tokenizer, model, family);
  const tokenize = createTokenize(tokenizer, files.folder);
  const loaded: LoadedModel = { tokenizer, tokenize, model, maxTokens, pooling: family.pooling };
  const dimension = (await runModel(loaded, ['dimension']))[0]!.length;
  const fingerprint = await fingerprintOf({
    ...{ folder: files.folder, files: shapingFiles(files), family, maxTokens, dimension },
  });
  return {
    model: files.name,
    fingerprint,
    dimension,
    embedBatch: async (texts, purpose) => {
      const vectors: Float32Array[] = texts.map(() => new Float32Array(dimension));
      for (const batch of batchesByLength(texts, BATCH_LIMITS)) {
        const ofBatch = await runModel(
          loaded,
          batch.map((index) => family.prefixes[purpose] + texts[index]!),
        );
        for (const [i, index] of batch.entries()) vectors[index] = ofBatch[i]!;
      }
      return vectors;
    },
  };
}

async function loadModel(
  files: ModelFiles,
  { cachePath, allowRemote }: ModelRequest,
): Promise<Pick<LoadedModel, 'tokenizer' | 'model'>> {
  // The library reads this, not the option, when it looks for a tokenizer's files.
  env.cacheDir = cachePath;
  env.logLevel = LogLevel.ERROR;
  const where = { cache_dir: cachePath, local_files_only: !allowRemote };
  const [tokenizer, model] = await Promise.all([
    AutoTokenizer.from_pretrained(files.source, where),
    AutoModel.from_pretrained(files.source, {
      ...where,
      dtype: files.dtype,
      device: 'cpu',
      session_options: SESSION_OPTIONS,
    }),
  ]);
  return { tokenizer, model };
}

function maxTokensOf(tokenizer: PreTrainedTokenizer, model: Model, family: FolderFamily): number {
  const config = model.config as { model_type?: unknown; max_position_embeddings?: unknown };
  const skipped = OFFSET_POSITIONS.test(String(config.model_type)) ? 2 : 0;
  const positions = Number(config.max_position_embeddings) - skipped;
  const said = [tokenizer.model_max_length, positions, family.maxTokens];
  const known = said.filter((n): n is number => Number.isInteger(n) && n! > 0 && n! < 1e6);
  return known.length > 0 ? Math.min(...known) : DEFAULT_MAX_TOKENS;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
