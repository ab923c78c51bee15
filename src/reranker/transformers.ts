// The reranker that runs a cross-encoder through transformers.js and ONNX Runtime: a folder, or the hub's.
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  AutoModelForSequenceClassification,
  AutoTokenizer,
  env,
  LogLevel,
  type PreTrainedTokenizer,
  Tensor,
} from '@huggingface/transformers';
import { batchesByLength } from '../embedder/batches.js';
import { fingerprintOf } from '../embedder/fingerprint.js';
import { findModelFiles, type ModelFiles, type ModelRequest, shapingFiles } from '../embedder/model-files.js';
import type { Reranker } from './reranker.js';

/** A run blocks the thread, so it is kept to some ten milliseconds of a small model; then others get their turn. */
const BATCH_LIMITS = { texts: 8, characters: 8192 };

/** Longest pair that is read where the model does not say: what these models were trained on. */
const DEFAULT_MAX_TOKENS = 512;

const SESSION_OPTIONS = { intraOpNumThreads: 1, interOpNumThreads: 1 };

type Model = Awaited<ReturnType<typeof AutoModelForSequenceClassification.from_pretrained>>;

interface Loaded {
  readonly tokenizer: PreTrainedTokenizer;
  readonly model: Model;
  readonly maxTokens: number;
}

/**
 * Loads a cross-encoder with one output, such as Xenova/ms-marco-MiniLM-L-6-v2 or Xenova/bge-reranker-base; `model` is
 * meant as for the embedder. Rejects with an Error, its cause attached, when files are missing, broken, or of another
 * kind of model.
 */
export async function loadTransformersReranker(request: ModelRequest): Promise<Reranker> {
  const files = findModelFiles(request);
  try {
    const loaded = await loadModel(files, request);
    // A classifier of several labels, or no classifier, is found out now and not by a search.
    await scorePairs(loaded, 'query', ['text']);
    return await rerankerOf(loaded, files);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The reranker model "${request.model}" could not be loaded: ${message}`, { cause });
  }
}

async function rerankerOf(loaded: Loaded, files: ModelFiles): Promise<Reranker> {
  const fingerprint = await fingerprintOf({
    folder: files.folder,
    files: shapingFiles(files),
    family: { pooling: 'cls', prefixes: { query: '', passage: '' } },
    maxTokens: loaded.maxTokens,
    dimension: 1,
  });
  return {
    model: files.name,
    fingerprint,
    async score(query, texts, signal) {
      const logits: number[] = texts.map(() => 0);
      // Texts without words would be left out of the batches.
      const written = texts.map((text) => text.trim() || '.');
      for (const batch of batchesByLength(written, BATCH_LIMITS)) {
        await nextTurn();
        signal?.throwIfAborted();
        const scores = await scorePairs(
          loaded,
          query,
          batch.map((index) => written[index]!),
        );
        for (const [i, index] of batch.entries()) logits[index] = scores[i]!;
      }
      return logits;
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
    AutoModelForSequenceClassification.from_pretrained(files.source, {
      ...where,
      dtype: files.dtype,
      device: 'cpu',
      session_options: SESSION_OPTIONS,
    }),
  ]);
  const positions = Number((model.config as { max_position_embeddings?: unknown }).max_position_embeddings);
  const known = [tokenizer.model_max_length, positions].filter((n) => Number.isInteger(n) && n > 0 && n < 1e6);
  return { tokenizer, model, maxTokens: Math.min(DEFAULT_MAX_TOKENS, ...known) };
}

/** The pair's tokens, cut where the model ends: the text stands second, so its end is lost and never the query. */
async function scorePairs({ tokenizer, model, maxTokens }: Loaded, query: string, texts: string[]): Promise<number[]> {
  const pairs = tokenizer(
    texts.map(() => query),
    { text_pair: texts, return_tensor: false, return_token_type_ids: true },
  );
  const ids = pairs.input_ids.map((row) => cut(row, maxTokens));
  const tokens = Math.max(...ids.map((row) => row.length));
  const tensor = (rows: readonly (readonly number[])[], padding: number): Tensor => {
    const values = new BigInt64Array(rows.length * tokens).fill(BigInt(padding));
    for (const [i, row] of rows.entries()) {
      for (const [j, value] of row.entries()) values[i * tokens + j] = BigInt(value);
    }
    return new Tensor('int64', values, [rows.length, tokens]);
  };
  const kinds = pairs.token_type_ids?.map((row) => cut(row, maxTokens));
  const { logits } = await model({
    input_ids: tensor(ids, tokenizer.pad_token_id ?? 0),
    attention_mask: tensor(
      ids.map((row) => row.map(() => 1)),
      0,
    ),
    ...(kinds && { token_type_ids: tensor(kinds, 0) }),
  });
  if (logits?.dims.at(-1) !== 1)
    throw new Error('it gives not one number a pair, so it is no cross-encoder that ranks');
  return Array.from(logits.data as Float32Array);
}

function cut(row: readonly number[], maxTokens: number): readonly number[] {
  return row.length <= maxTokens ? row : [...row.slice(0, maxTokens - 1), row.at(-1)!];
}
