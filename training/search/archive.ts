// An archive of the held-out training episodes, made by the write path as it ships.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeWriter, dataPath } from '../../src/compose.js';
import { BUILT_IN_MODEL, parseConfig } from '../../src/config.js';
import { episodeIdOf } from '../../src/domain/episode.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { loadTransformersEmbedder } from '../../src/embedder/transformers.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import type { Store } from '../../src/store/store.js';
import { heldOutFiles } from './labelled-questions.js';

const SHOW = 'held-out';

export interface Archive {
  readonly store: Store;
  readonly embedder: Embedder;
}

/** Slugs are the paths, so that questions find their episode. */
export function slugOf(file: string): string {
  return file
    .replace(/^podcasts\//, '')
    .replace(/\.md$/, '')
    .replaceAll('/', '-');
}

/** Ingests what is not there yet and opens the archive for reading. */
export async function openArchive(databasePath: string, root: string): Promise<Archive> {
  const config = parseConfig({ HINDCAST_DB: databasePath });
  const writer = await composeWriter(config);
  const migrationsPath = join(import.meta.dirname, '../../migrations');
  const store = openSqliteStore({ path: config.databasePath, migrationsPath });
  for (const file of heldOutFiles(root)) {
    const slug = slugOf(file);
    if (await store.findEpisode(episodeIdOf(SHOW, slug))) continue;
    await writer.ingest({ show: SHOW, slug, transcript: { bytes: readFileSync(join(root, file)) } });
  }
  const modelsPath = dataPath('models');
  const embedder = await loadTransformersEmbedder({
    ...{ model: BUILT_IN_MODEL, modelsPath, cachePath: modelsPath, allowRemote: false, dtype: 'auto' },
  });
  return { store, embedder };
}
