// What is done again and again while a server runs: queued work of others is noticed, derived data is kept whole.

/** Other processes queue jobs too, and those that wait become due: one indexed read. */
const QUEUE_POLL_MS = 1_000;
/** How often to look for stale episodes and missing vectors, for the case that another process or a model came. */
const UPKEEP_INTERVAL_MS = 60_000;
/** Ended jobs are kept for a month, give or take one of these. */
const PRUNING_INTERVAL_MS = 24 * 60 * 60_000;

export interface UpkeepOptions {
  readonly hasDueJob: () => Promise<boolean>;
  readonly wakeQueue: () => void;
  /** Derives stale episodes again and adds missing vectors. */
  readonly keepWhole: () => Promise<void>;
  /** Forgets jobs that ended long ago. */
  readonly pruneJobs: () => Promise<void>;
  readonly onError: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/** Until the signal aborts. */
export function startUpkeep(options: UpkeepOptions): void {
  const { hasDueJob, wakeQueue, keepWhole, pruneJobs, onError, signal } = options;
  again(QUEUE_POLL_MS, async () => {
    if (await hasDueJob()) wakeQueue();
  });
  again(UPKEEP_INTERVAL_MS, keepWhole);
  // At the start it was done before any work.
  after(PRUNING_INTERVAL_MS, pruneJobs);

  /** At once, and each time so long after it has ended. */
  function again(everyMs: number, work: () => Promise<void>): void {
    if (signal.aborted) return;
    void work()
      .catch(onError)
      .then(() => after(everyMs, work));
  }

  function after(ms: number, work: () => Promise<void>): void {
    setTimeout(() => again(ms, work), ms).unref();
  }
}
