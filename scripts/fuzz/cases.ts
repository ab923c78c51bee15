// Which bytes belong to a seed? Some file of a folder, mutated with pieces of some other one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutate } from './mutate.js';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function readFolder(folder: string): NamedBytes[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/** The same for the same files and seed; every file has its turn, and every pair of them. */
export function caseOf(files: readonly NamedBytes[], seed: number): NamedBytes {
  const { name, bytes } = files[seed % files.length]!;
  const { bytes: other } = files[Math.floor(seed / files.length) % files.length]!;
  return { name, bytes: mutate({ seed, bytes, other }) };
}
