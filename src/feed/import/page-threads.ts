// Reading pages of feeds off the event loop: one of fifty megabytes takes seconds.
import { Piscina } from 'piscina';
import { HindcastError } from '../../domain/errors.js';
import type { ReadFeedPage } from './feed-page.js';
import type { PageOutcome } from './page-worker.js';

/** A page holds a core for as long as it is read; the other ones are for those who search. */
const MAX_THREADS = 1;
const IDLE_TIMEOUT_MS = 10_000;
/** A bound, not a reservation: a thread that goes over it ends, and nothing but its page with it. */
const OLD_GENERATION_MB = 1_024;
/** Many times what the largest page takes. */
const LONGEST_READING_MS = 120_000;

export interface PageThreads {
  /** Rejects with `malformed-feed` for a page that takes more memory or time than there is for one, too. */
  readonly read: ReadFeedPage;
  close(): Promise<void>;
}

/** `worker`: the module that the threads run. */
export function createPageThreads(worker = new URL('./page-worker.js', import.meta.url)): PageThreads {
  const pool = new Piscina({
    filename: worker.href,
    minThreads: 0,
    maxThreads: MAX_THREADS,
    idleTimeout: IDLE_TIMEOUT_MS,
    resourceLimits: { maxOldGenerationSizeMb: OLD_GENERATION_MB },
    atomics: 'disabled',
  });
  // A thread that is ended says so here; whoever waits for it is told by the rejection.
  pool.on('error', () => {});
  return {
    async read(page, signal) {
      signal.throwIfAborted();
      const outcome = await (
        pool.run(page, {
          signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_READING_MS)]),
        }) as Promise<PageOutcome>
      ).catch((cause: unknown) => {
        signal.throwIfAborted();
        throw new HindcastError('malformed-feed', 'Reading the feed took too much time or memory', [], { cause });
      });
      if ('page' in outcome) return outcome.page;
      const { code, message, details } = outcome.refusal;
      throw new HindcastError(code, message, details);
    },
    close: () => pool.destroy(),
  };
}
