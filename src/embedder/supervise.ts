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

/**
 * Starts loading at once; after a failure tries again, waiting twice as long each time, up to five minutes.
 * `onProblem` hears each reason once, however often it comes.
 */
export function superviseEmbedder(
  load: () => Promise<Embedder>,
  onProblem: (reason: string) => void = () => {},
): SupervisedEmbedder {
  let state: EmbedderState = { status: 'loading' };
  const told = new Set<string>();
  let wait = FIRST_RETRY_MS;
  let timer: NodeJS.Timeout | undefined;
  let attempt = tryToLoad();

  async function tryToLoad(): Promise<Embedder | null> {
    try {
      const embedder = await load();
      state = { status: 'ready', embedder };
      return embedder;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      state = { status: 'unavailable', reason, retryAt: new Date(Date.now() + wait) };
      if (!told.has(reason)) onProblem(reason);
      told.add(reason);
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
