// Keeps trying to load a model, so that a service without one degrades, says so, and heals.
import type { Embedder, EmbedderState } from './embedder.js';

const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 5 * 60_000;

/** The thing when it is there, or why it is not. */
export type LoadState<T> =
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'loading' }
  | { readonly status: 'unavailable'; readonly reason: string; readonly retryAt: Date };

export interface Supervised<T> {
  state(): LoadState<T>;
  /** The thing when it is there or once the attempt under way has ended; null when that failed. */
  settled(): Promise<T | null>;
  /** Ends the retries. */
  stop(): void;
}

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
export function supervise<T>(load: () => Promise<T>, onProblem: (reason: string) => void = () => {}): Supervised<T> {
  let state: LoadState<T> = { status: 'loading' };
  const told = new Set<string>();
  let wait = FIRST_RETRY_MS;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let attempt = tryToLoad();

  async function tryToLoad(): Promise<T | null> {
    try {
      const value = await load();
      state = { status: 'ready', value };
      return value;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      state = { status: 'unavailable', reason, retryAt: new Date(Date.now() + wait) };
      if (stopped) return null;
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

  return {
    state: () => state,
    settled: () => attempt,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** `supervise` for an embedder, in the words of its port. */
export function superviseEmbedder(
  load: () => Promise<Embedder>,
  onProblem?: (reason: string) => void,
): SupervisedEmbedder {
  const supervised = supervise(load, onProblem);
  return {
    ...supervised,
    state() {
      const state = supervised.state();
      return state.status === 'ready' ? { status: 'ready', embedder: state.value } : state;
    },
  };
}
