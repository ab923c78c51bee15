// How does an archive change to another embedding model? The new vectors are made beside the old ones, which serve
// until every passage and lesson has a new one. What is done stays done, so a run that was cut off is gone on with.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Embedder } from '../embedder/embedder.js';
import type { ChosenModel, EpisodeReader, EpisodeWriter, IndexModels, SearchIndex } from '../store/store.js';
import { embedMissing } from './embed-missing.js';

const EPISODES_AT_ONCE = 8;
/** Vectors of a kind removed in one transaction: some ten milliseconds in which nobody else can write. */
const DROPPED_AT_ONCE = 5_000;

export interface Reindexing {
  readonly store: EpisodeReader & EpisodeWriter & IndexModels & Pick<SearchIndex, 'vectorCoverage'>;
  readonly embedder: Embedder;
  readonly chosen: ChosenModel;
}

export interface ReindexOptions {
  /** Leave the vectors of other models where they are. */
  readonly keep: boolean;
  /** How long servers have to load the new model before the old vectors go, in milliseconds. */
  readonly graceMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (coverage: { passages: number; embedded: number }) => void;
  /** The new model serves from now on; what follows is tidying up. */
  readonly onSwitched?: () => void;
}

/**
 * Resolves when the model serves and, unless they are kept, the vectors of others are gone. Rejects with the signal's
 * reason, and when another reindexing has begun meanwhile; then the model that served goes on serving.
 */
export async function reindex({ store, embedder, chosen }: Reindexing, options: ReindexOptions): Promise<void> {
  const { fingerprint } = chosen;
  await store.saveComingModel(chosen);
  let outcome: Awaited<ReturnType<IndexModels['serveComingModel']>>;
  do {
    await embedAll({ store, embedder, chosen }, options);
    outcome = await store.serveComingModel(fingerprint);
  } while (outcome === 'incomplete');
  if (outcome === 'superseded') throw new Error('Another reindexing has begun meanwhile; this one gives way to it');
  options.onSwitched?.();
  if (options.keep) return;
  await sleep(options.graceMs, undefined, { signal: options.signal }).catch(() => options.signal?.throwIfAborted());
  while (await store.dropOtherVectors(fingerprint, DROPPED_AT_ONCE)) options.signal?.throwIfAborted();
}

async function embedAll({ store, embedder }: Reindexing, { signal, onProgress }: ReindexOptions): Promise<void> {
  let found: number;
  do {
    signal?.throwIfAborted();
    onProgress?.(await store.vectorCoverage(embedder.fingerprint));
    found = await embedMissing(store, embedder, { episodes: EPISODES_AT_ONCE, signal });
  } while (found > 0);
}
