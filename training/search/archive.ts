// Archives to learn from and to measure on, made by the write path as it ships.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeWriter } from '../../src/compose-writer.js';
import { BUILT_IN_MODEL, parseConfig } from '../../src/config.js';
import { derivation } from '../../src/derivation.js';
import { episodeIdOf } from '../../src/domain/episode.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { loadTransformersEmbedder } from '../../src/embedder/transformers.js';
import { rebuildStale } from '../../src/ingest/rebuild.js';
import { dataPath } from '../../src/package-files.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import type { Store } from '../../src/store/store.js';
import { heldOutFiles } from './labelled-questions.js';

export const HELD_OUT_SHOW = 'held-out';

export interface Archive {
  readonly store: Store;
  readonly embedder: Embedder;
}

export interface ArchivedEpisode {
  readonly show: string;
  readonly slug: string;
  readonly title?: string | undefined;
  /** Read when the episode is not in the archive yet. */
  readonly read: () => Uint8Array;
}

/** Slugs are the paths, so that questions find their episode. */
export function slugOf(file: string): string {
  return file
    .replace(/^podcasts\//, '')
    .replace(/\.md$/, '')
    .replaceAll('/', '-');
}

/** An archive of the held-out training episodes. `root`: the folder of the training text. */
export function openArchive(databasePath: string, root: string): Promise<Archive> {
  const episodes = heldOutFiles(root).map((file) => ({
    ...{ show: HELD_OUT_SHOW, slug: slugOf(file), read: () => readFileSync(join(root, file)) },
  }));
  return openArchiveOf(databasePath, episodes);
}

/** Ingests what is not there yet, derives again what other code or models derived, and opens the archive for reading. */
export async function openArchiveOf(databasePath: string, episodes: readonly ArchivedEpisode[]): Promise<Archive> {
  const config = parseConfig({ HINDCAST_DB: databasePath });
  const writer = await composeWriter(config);
  const migrationsPath = join(import.meta.dirname, '../../migrations');
  const store = openSqliteStore({ path: config.databasePath, migrationsPath });
  const stale = {
    find: (limit: number) => store.findStaleEpisodes(derivation(), limit),
    count: () => store.countStaleEpisodes(derivation()),
  };
  await rebuildStale({ stale, rebuildEpisode: writer.rebuildEpisode });
  while (await writer.embedNextMissing());
  for (const { show, slug, title, read } of episodes) {
    if (await store.findEpisode(episodeIdOf(show, slug))) continue;
    await writer.ingest({ show, slug, title, transcript: { bytes: read() } });
  }
  const modelsPath = dataPath('models');
  const embedder = await loadTransformersEmbedder({
    ...{ model: BUILT_IN_MODEL, modelsPath, cachePath: modelsPath, allowRemote: false, dtype: 'auto' },
  });
  return { store, embedder };
}
