// Which episodes are derived again, one after the other, and what becomes of those that cannot be?
import type { EpisodeSelection, StaleEpisode } from '../store/store.js';
import type { Rebuilt } from './rebuild-episode.js';

/** An episode that ends its thread as often as that stays as it was. */
const MAX_THREAD_ENDS = 3;

/** What is left to do, in this process. */
export interface StaleEpisodes {
  find(limit: number, among: EpisodeSelection): Promise<StaleEpisode[]>;
  count(among: EpisodeSelection): Promise<number>;
}

export interface RebuildOptions {
  readonly among?: EpisodeSelection;
  /** Ends the work after the episode in hand. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RebuildProgress) => void) | undefined;
}

export interface RebuildProgress {
  readonly left: number;
  readonly rebuilt: number;
  /** Could not be derived again, with the reason. */
  readonly failed: ReadonlyMap<string, string>;
}

interface Rebuilder {
  readonly stale: StaleEpisodes;
  /** Rejects when its thread ends. */
  readonly rebuildEpisode: (episode: StaleEpisode) => Promise<Rebuilt>;
}

/**
 * Derives every stale episode again. Resolves when none is left but those that failed; rejects where the cause is
 * outside, so that it is begun again later, and with the signal's reason.
 */
export async function rebuildStale(
  { stale, rebuildEpisode }: Rebuilder,
  { among = {}, signal, onProgress = () => {} }: RebuildOptions = {},
): Promise<RebuildProgress> {
  const failed = new Map<string, string>();
  const threadEnds = new Map<string, number>();
  for (let rebuilt = 0; ; ) {
    const progress = { left: (await stale.count(among)) - failed.size, rebuilt, failed };
    onProgress(progress);
    signal?.throwIfAborted();
    const episode = (await stale.find(failed.size + 1, among)).find(({ episodeId }) => !failed.has(episodeId));
    if (!episode) return progress;
    const { episodeId } = episode;
    const outcome = await rebuildEpisode(episode).catch(() => {
      signal?.throwIfAborted();
      const ends = (threadEnds.get(episodeId) ?? 0) + 1;
      threadEnds.set(episodeId, ends);
      if (ends >= MAX_THREAD_ENDS) failed.set(episodeId, 'Its thread ended each time');
      return null;
    });
    if (outcome?.done) rebuilt++;
    else if (outcome?.outside) throw new Error(outcome.error.message);
    else if (outcome) failed.set(episodeId, outcome.error.message);
  }
}
