// One run of a loaded model: a few texts in, one vector of length 1 a text out, in whichever of three ways it works.
import { type AutoModel, type PreTrainedTokenizer, Tensor } from '@huggingface/transformers';
import type { Pooling } from './model-family.js';
import { normalise, pool } from './pooling.js';
import type { Tokenize } from './word-tokens.js';

export type Model = Awaited<ReturnType<typeof AutoModel.from_pretrained>>;

export interface LoadedModel {
  readonly tokenizer: PreTrainedTokenizer;
  /** Token ids with the special ones. */
  readonly tokenize: Tokenize;
  readonly model: Model;
  readonly maxTokens: number;
  readonly pooling: Pooling;
}

/** Rejects when the model cannot be run or gives neither token vectors nor vectors of texts. */
export async function runModel(loaded: LoadedModel, texts: string[]): Promise<Float32Array[]> {
  return isStatic(loaded.model) ? runStatic(loaded, texts) : runEncoder(loaded, texts);
}

async function runEncoder(loaded: LoadedModel, texts: string[]): Promise<Float32Array[]> {
  const { tokenizer, tokenize, model, maxTokens, pooling } = loaded;
  const encoded = texts.map((text) => truncate(tokenize(text), maxTokens));
  const { inputs, tokens } = inputsOf(encoded, tokenizer.pad_token_id ?? 0);
  const output: Record<string, Tensor> = await model(inputs);
  if (pooling === 'graph') return rowsOf(output, 'sentence_embedding');
  const states = output.last_hidden_state ?? output.token_embeddings;
  if (!states) throw new Error(`the model gives ${Object.keys(output).join(', ')} and no last_hidden_state`);
  const vectors = { data: states.data as Float32Array, tokens, dimension: states.dims.at(-1)! };
  return encoded.map((row, index) => pool(vectors, { index, length: row.length }, pooling));
}

/**
 * Rows of ids, padded to the longest, and which of them are real. Apart from `runEncoder` because every output is an
 * object of another shape to V8, which threw away the machine code of loops that stood beside it, run after run.
 */
function inputsOf(rows: readonly (readonly number[])[], padding: number) {
  const tokens = Math.max(...rows.map((row) => row.length));
  const ids = new BigInt64Array(rows.length * tokens).fill(BigInt(padding));
  // Ids fit the lower half, which comes first wherever ONNX Runtime runs; a BigInt each would be an object each.
  const halves = new Int32Array(ids.buffer);
  const mask = new BigInt64Array(rows.length * tokens);
  rows.forEach((row, i) => {
    for (let j = 0; j < row.length; j++) halves[(i * tokens + j) * 2] = row[j]!;
    mask.fill(1n, i * tokens, i * tokens + row.length);
  });
  const shape = [rows.length, tokens];
  const inputs = {
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', mask, shape),
  };
  return { inputs, tokens };
}

/**
 * Model2Vec's graphs take the tokens of all texts in one row, and where each text starts; there are no special tokens
 * and unknown ones are left out: https://github.com/MinishLab/model2vec.
 */
async function runStatic({ tokenizer, model, maxTokens }: LoadedModel, texts: string[]): Promise<Float32Array[]> {
  const unknown = tokenizer.unk_token_id;
  const encoded = tokenizer(texts, { add_special_tokens: false, return_tensor: false }).input_ids.map((ids) =>
    ids
      .map(Number)
      .filter((id) => id !== unknown)
      .slice(0, maxTokens),
  );
  const worded = encoded.filter((ids) => ids.length > 0);
  let start = 0;
  const offsets = worded.map((ids) => {
    start += ids.length;
    return BigInt(start - ids.length);
  });
  // One row even where no text has a known token: an empty tensor cannot be run, and the dimension is asked for.
  const ids = worded.length > 0 ? worded.flat() : [0];
  const output = await model({
    input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [ids.length]),
    offsets: new Tensor('int64', BigInt64Array.from(offsets.length > 0 ? offsets : [0n]), [Math.max(worded.length, 1)]),
  });
  const vectors = rowsOf(output, 'embeddings');
  const dimension = vectors[0]!.length;
  let next = 0;
  return encoded.map((row) => (row.length > 0 ? vectors[next++]! : new Float32Array(dimension)));
}

function isStatic(model: Model): boolean {
  return (model.config as { model_type?: unknown }).model_type === 'model2vec';
}

/** The rows of a `[texts, dimension]` output, each scaled to length 1. */
function rowsOf(output: Record<string, Tensor>, name: string): Float32Array[] {
  const tensor = output[name];
  if (!tensor) throw new Error(`the model gives ${Object.keys(output).join(', ')} and no ${name}`);
  const dimension = tensor.dims.at(-1)!;
  const data = tensor.data as Float32Array;
  return Array.from({ length: data.length / dimension }, (_, i) =>
    normalise(data.slice(i * dimension, (i + 1) * dimension)),
  );
}

/** The first tokens, and the closing special token that a text that fits ends with. */
function truncate(ids: readonly number[], maxTokens: number): readonly number[] {
  return ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - 1), ids.at(-1)!];
}
