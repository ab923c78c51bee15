// Keeps trying to load an embedding model, so that a service without one degrades, says so, and heals.
import type { Embedder, EmbedderState } from './embedder.js';

const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 5 * 60_000;

export interface SupervisedEmbedder {
  state(): EmbedderState;
  /** The embedder when it is there or once the attempt under way has ended; null when that failed. */
  settled(): Promise<Embedder | null>;
  /** Ends the retries. */
  stop(): void;
}

/** Starts loading at once; after a failure tries again, waiting twice as long each time, up to five minutes. */
export function superviseEmbedder(
  load: () => Promise<Embedder>,
  onReady: (embedder: Embedder) => void = () => {},
): SupervisedEmbedder {
  let state: EmbedderState = { status: 'loading' };
  let wait = FIRST_RETRY_MS;
  let timer: NodeJS.Timeout | undefined;
  let attempt = tryToLoad();

  async function tryToLoad(): Promise<Embedder | null> {
    try {
      const embedder = await load();
      state = { status: 'ready', embedder };
      onReady(embedder);
      return embedder;
    } catch (error) {
      state = {
        status: 'unavailable',
        reason: error instanceof Error ? error.message : String(error),
        retryAt: new Date(Date.now() + wait),
      };
      timer = setTimeout(() => {
        attempt = tryToLoad();
      }, wait);
      timer.unref();
      wait = Math.min(wait * 2, LAST_RETRY_MS);
      return null;
    }
  }

  return { state: () => state, settled: () => attempt, stop: () => clearTimeout(timer) };
}
