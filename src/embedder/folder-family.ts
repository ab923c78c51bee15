// What a model's own folder says of pooling, prefixes and length, in the files that sentence-transformers writes:
// https://sbert.net/docs/package_reference/sentence_transformer/models.html. It knows better than a table of names.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelFamily, Pooling } from './model-family.js';

export interface FolderFamily extends ModelFamily {
  /** Tokens of a text that the model was made for; `null` where the folder does not say. */
  readonly maxTokens: number | null;
}

/** The family, with what the folder says in place of what its name made us believe. Throws on what cannot be done. */
export function readFolderFamily(folder: string, believed: ModelFamily): FolderFamily {
  const length = Number(readJson(folder, 'sentence_bert_config.json')?.max_seq_length);
  return {
    pooling: poolingOf(folder) ?? believed.pooling,
    prefixes: prefixesOf(folder) ?? believed.prefixes,
    maxTokens: Number.isInteger(length) && length > 0 ? length : null,
  };
}

/** Poolings that differ from the mean by length only are the mean: vectors are scaled to length 1 afterwards. */
const poolingModes: Readonly<Record<string, Pooling>> = {
  cls: 'cls',
  pooling_mode_cls_token: 'cls',
  mean: 'mean',
  pooling_mode_mean_tokens: 'mean',
  mean_sqrt_len_tokens: 'mean',
  pooling_mode_mean_sqrt_len_tokens: 'mean',
  lasttoken: 'last',
  pooling_mode_lasttoken: 'last',
};

function poolingOf(folder: string): Pooling | undefined {
  const modules = readJson(folder, 'modules.json') as { type?: unknown; path?: unknown }[] | undefined;
  const list = Array.isArray(modules) ? modules : [];
  if (list.some(({ type }) => /\b(?:Dense|StaticEmbedding)$/u.test(String(type)))) return 'graph';
  const path = list.find(({ type }) => String(type).endsWith('.Pooling'))?.path ?? '1_Pooling';
  const config = readJson(folder, join(String(path), 'config.json'));
  if (!config) return undefined;
  const modes =
    typeof config.pooling_mode === 'string'
      ? [config.pooling_mode]
      : Object.keys(config).filter((key) => key.startsWith('pooling_mode_') && config[key] === true);
  const pooling = modes.length === 1 ? poolingModes[modes[0]!] : undefined;
  if (!pooling) throw new Error(`its pooling (${modes.join(', ') || 'none'}) is none of mean, cls and lasttoken`);
  return pooling;
}

/** Empty prompts say nothing: sentence-transformers writes them for every model. */
function prefixesOf(folder: string): ModelFamily['prefixes'] | undefined {
  const prompts = readJson(folder, 'config_sentence_transformers.json')?.prompts as Record<string, unknown> | undefined;
  const [query, passage] = [textOf(prompts?.query), textOf(prompts?.document) || textOf(prompts?.passage)];
  return query || passage ? { query, passage } : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function readJson(folder: string, file: string): Record<string, unknown> | undefined {
  const path = join(folder, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : undefined;
}
