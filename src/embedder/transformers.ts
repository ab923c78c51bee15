// The embedder that runs a model through transformers.js and ONNX Runtime: the built-in one, a folder, or the hub's.
import { AutoModel, AutoTokenizer, env, LogLevel, type PreTrainedTokenizer, Tensor } from '@huggingface/transformers';
import { batchesByLength } from './batches.js';
import type { Embedder } from './embedder.js';
import { fingerprintOf } from './fingerprint.js';
import { modelFamilyOf } from './model-family.js';
import { findModelFiles, type ModelFiles, type ModelRequest } from './model-files.js';
import { pool, type TokenVectors } from './pooling.js';

/** Bounds a run to a few megabytes of token vectors and some milliseconds, between which other work gets its turn. */
const BATCH_LIMITS = { texts: 32, characters: 8192 };

/** Positions a model is trusted to have when neither its tokenizer nor its config says. */
const DEFAULT_MAX_TOKENS = 512;

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

type Model = Awaited<ReturnType<typeof AutoModel.from_pretrained>>;

interface Loaded {
  readonly tokenizer: PreTrainedTokenizer;
  readonly model: Model;
  readonly maxTokens: number;
}

async function loadFrom(files: ModelFiles, request: ModelRequest): Promise<Embedder> {
  const loaded = await loadModel(files, request);
  const family = modelFamilyOf(files.name);
  const { dimension } = await run(loaded, ['dimension']);
  const fingerprint = await fingerprintOf({
    folder: files.folder,
    files: ['config.json', 'tokenizer.json', files.weights],
    family,
    maxTokens: loaded.maxTokens,
    dimension,
  });
  return {
    model: files.name,
    fingerprint,
    dimension,
    embedBatch: async (texts, purpose) => {
      const vectors: Float32Array[] = texts.map(() => new Float32Array(dimension));
      for (const batch of batchesByLength(texts, BATCH_LIMITS)) {
        const prefixed = batch.map((index) => family.prefixes[purpose] + texts[index]!);
        const output = await run(loaded, prefixed);
        for (const [i, index] of batch.entries()) {
          vectors[index] = pool(output, { index: i, length: output.lengths[i]! }, family.pooling);
        }
      }
      return vectors;
    },
  };
}

async function loadModel(files: ModelFiles, { cachePath, allowRemote }: ModelRequest): Promise<Loaded> {
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
  return { tokenizer, model, maxTokens: maxTokensOf(tokenizer, model) };
}

function maxTokensOf(tokenizer: PreTrainedTokenizer, model: Model): number {
  const positions = Number((model.config as { max_position_embeddings?: unknown }).max_position_embeddings);
  const known = [tokenizer.model_max_length, positions].filter((n) => Number.isInteger(n) && n > 0 && n < 1e6);
  return known.length > 0 ? Math.min(...known) : DEFAULT_MAX_TOKENS;
}

/** Token vectors of some texts, and each text's number of tokens. */
async function run(
  { tokenizer, model, maxTokens }: Loaded,
  texts: string[],
): Promise<TokenVectors & { readonly lengths: readonly number[] }> {
  const encoded = tokenizer(texts, { return_tensor: false }).input_ids.map((ids) => truncate(ids, maxTokens));
  const tokens = Math.max(...encoded.map((ids) => ids.length));
  const ids = new BigInt64Array(texts.length * tokens).fill(BigInt(tokenizer.pad_token_id ?? 0));
  const mask = new BigInt64Array(texts.length * tokens);
  for (const [i, row] of encoded.entries()) {
    for (const [j, id] of row.entries()) ids[i * tokens + j] = BigInt(id);
    mask.fill(1n, i * tokens, i * tokens + row.length);
  }
  const shape = [texts.length, tokens];
  const output = await model({
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', mask, shape),
  });
  const states: Tensor | undefined = output.last_hidden_state ?? output.token_embeddings;
  if (!states) throw new Error(`the model gives ${Object.keys(output).join(', ')} and no last_hidden_state`);
  const data = states.data as Float32Array;
  return { data, tokens, dimension: states.dims.at(-1)!, lengths: encoded.map((row) => row.length) };
}

/** The first tokens, and the closing special token that a text that fits ends with. */
function truncate(ids: readonly number[], maxTokens: number): readonly number[] {
  return ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - 1), ids.at(-1)!];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
