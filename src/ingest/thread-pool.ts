// The thread that writes: calls go in by name, outcomes and messages come back.
import { Piscina } from 'piscina';
import type { Config } from '../config.js';
import { HindcastError } from '../domain/errors.js';
import type { Job } from '../domain/job.js';
import type { Outcome } from './writer-worker.js';

/** One thread takes a show of 136 episodes in within two minutes; a second one costs 170 MB and leaves reads one core less. */
const MAX_THREADS = 1;
/** Calls that the thread has in hand at once: it does the heavy ones one by one itself, the others must not wait for them. */
const CALLS_AT_ONCE = 64;
/** An idle thread's model and heap go back to the system after this long. */
const IDLE_TIMEOUT_MS = 60_000;
/** V8 would take 48 MB a thread for young objects; this much costs a little time and saves a fifth of the memory. */
const YOUNG_GENERATION_MB = 12;
/** A bound, not a reservation. Memory grows with the transcript: 2 MB of text needed about 500 MB of the process. */
const OLD_GENERATION_MB = 1_024;
/** Reads go first where the system lets us lower a thread's priority. */
const NICE_INCREMENT = 5;

export interface ThreadPoolOptions {
  readonly config: Config;
  /** The module that the thread runs. */
  readonly worker: URL;
  readonly onJob: (job: Job) => void;
  readonly onProblem: (message: string) => void;
  /** What the pool itself complains of. */
  readonly onError: (error: unknown) => void;
}

export interface ThreadPool {
  /** Rejects with a HindcastError when the call failed, with another error when its thread ended. */
  call<T>(name: string, argument?: unknown): Promise<T>;
  destroy(): Promise<void>;
}

export function createThreadPool({ config, worker, onJob, onProblem, onError }: ThreadPoolOptions): ThreadPool {
  const pool = new Piscina({
    filename: worker.href,
    workerData: config,
    minThreads: 0,
    maxThreads: MAX_THREADS,
    concurrentTasksPerWorker: CALLS_AT_ONCE,
    idleTimeout: IDLE_TIMEOUT_MS,
    niceIncrement: NICE_INCREMENT,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB, maxOldGenerationSizeMb: OLD_GENERATION_MB },
    // A thread that sleeps in Atomics.wait could not retry loading a model.
    atomics: 'disabled',
  });
  pool.on('message', ({ job, problem }: { job?: Job; problem?: string }) => {
    if (problem) onProblem(problem);
    if (job) onJob(job);
  });
  // Unheard, it would end the process: the pool says so when a thread answers while it is being ended.
  pool.on('error', onError);
  return {
    async call<T>(name: string, argument?: unknown): Promise<T> {
      const outcome = (await pool.run(argument, { name })) as Outcome<T>;
      if (outcome.ok) return outcome.value;
      const { code, message, details } = outcome.error;
      if (code === 'internal') onProblem(outcome.cause);
      throw new HindcastError(code, message, details, { cause: outcome.cause });
    },
    destroy: () => pool.destroy(),
  };
}
