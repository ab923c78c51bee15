// What names a vector space: two embedders with the same fingerprint give the same vectors, on any machine.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ModelFamily } from './model-family.js';

export interface FingerprintInput {
  /** Folder that holds the model's files. */
  readonly folder: string;
  /** Files that shape the vectors, relative to the folder. */
  readonly files: readonly string[];
  readonly family: ModelFamily;
  readonly maxTokens: number;
  readonly dimension: number;
}

/** 16 hex digits of the SHA-256 over the files' contents, pooling, prefixes, truncation and dimension. */
export async function fingerprintOf(input: FingerprintInput): Promise<string> {
  const { folder, files, family, maxTokens, dimension } = input;
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\0`);
    await pipeline(createReadStream(join(folder, file)), hash, { end: false });
  }
  hash.update(JSON.stringify([family.pooling, family.prefixes.query, family.prefixes.passage, maxTokens, dimension]));
  return hash.digest('hex').slice(0, 16);
}
