// The main thread's side of writing: hands work to the pool, keeps the queue running, tells who listens to a job.
import { EventEmitter } from 'node:events';
import { Piscina } from 'piscina';
import type { Config } from '../config.js';
import { HindcastError } from '../domain/errors.js';
import type { Job } from '../domain/job.js';
import type { IngestRequest, IngestResult } from '../pipeline/ingest-episode.js';
import type { Ingest } from './ingest.js';
import type { Outcome } from './writer-worker.js';

/** SQLite has one writer at a time, but deriving takes far longer than saving: a second thread uses a second core. */
const MAX_THREADS = 2;
/** An idle thread's model and heap go back to the system after this long. */
const IDLE_TIMEOUT_MS = 60_000;
/** V8 would take 48 MB a thread for young objects; this much costs a little time and saves a fifth of the memory. */
const YOUNG_GENERATION_MB = 12;
/** A bound, not a reservation: the largest transcript that is taken needs about half of it. */
const OLD_GENERATION_MB = 1_024;
/** Reads go first where the system lets us lower a thread's priority. */
const NICE_INCREMENT = 5;
/** How often the upkeep looks for episodes without vectors, for the case that a model came back. */
const UPKEEP_INTERVAL_MS = 60_000;

export interface IngestService extends Ingest {
  /** Takes up in the background what was interrupted, then keeps derived data whole. */
  start(): void;
  /** Resolves when no job is queued. */
  idle(): Promise<void>;
  /** Lets the work in hand end, then ends the threads. Queued jobs stay queued on disk. */
  close(): Promise<void>;
}

export interface IngestServiceOptions {
  readonly onError?: (message: string) => void;
  /** Whether passages are without a vector that could have one: the model of the search index is there. */
  readonly lacksVectors?: () => Promise<boolean>;
  readonly maxThreads?: number;
}

export function createIngestService(config: Config, options: IngestServiceOptions = {}): IngestService {
  const pool = new Piscina({
    filename: new URL('./writer-worker.js', import.meta.url).href,
    workerData: config,
    minThreads: 0,
    maxThreads: options.maxThreads ?? MAX_THREADS,
    idleTimeout: IDLE_TIMEOUT_MS,
    niceIncrement: NICE_INCREMENT,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB, maxOldGenerationSizeMb: OLD_GENERATION_MB },
    // A thread that sleeps in Atomics.wait could not retry loading a model.
    atomics: 'disabled',
  });
  const { onError = () => {}, lacksVectors = async () => false } = options;
  const events = new EventEmitter().setMaxListeners(0);
  pool.on('message', ({ job, problem }: { job?: Job; problem?: string }) => {
    if (job) events.emit(job.id, job);
    if (problem) onError(problem);
  });

  let closing = false;
  /** No job is claimed before the interrupted ones are back in the queue: they look like running ones. */
  let started: Promise<void> = Promise.resolve();
  let draining: Promise<void> | undefined;
  let upkeepTimer: NodeJS.Timeout | undefined;

  async function run<T>(name: string, argument?: unknown): Promise<T> {
    if (closing) throw new HindcastError('not-ready', 'The service is shutting down');
    const outcome = (await pool.run(argument, { name })) as Outcome<T>;
    if (outcome.ok) return outcome.value;
    const { code, message, details } = outcome.error;
    if (code === 'internal') onError(outcome.cause ?? message);
    throw new HindcastError(code, message, details, { cause: outcome.cause });
  }

  /** Calls a task until it says that nothing is left. Stops quietly when the service closes. */
  async function repeat(name: string): Promise<void> {
    while (!closing && (await run<boolean>(name))) {}
  }

  function drainQueue(): Promise<void> {
    draining ??= repeat('runNextJob')
      .catch((error) => onError(String(error)))
      .finally(() => {
        draining = undefined;
      });
    return draining;
  }

  /** Asks in this thread first, so that no worker loads its models only to find that nothing is missing. */
  async function addMissingVectors(): Promise<void> {
    try {
      if (await lacksVectors()) await repeat('embedNextMissing');
    } catch (error) {
      if (!closing) onError(String(error));
    }
    if (closing) return;
    upkeepTimer = setTimeout(addMissingVectors, UPKEEP_INTERVAL_MS);
    upkeepTimer.unref();
  }

  return {
    run: (request: IngestRequest) => run<IngestResult>('ingest', request),
    async enqueue(request: IngestRequest) {
      const job = await run<Job>('enqueue', request);
      // Not awaited: the answer is that the job is on disk.
      void started.then(() => draining).then(drainQueue);
      return job;
    },
    delete: (episodeId) => run<boolean>('deleteEpisode', episodeId),
    watch(jobId, listener) {
      events.on(jobId, listener);
      return () => events.off(jobId, listener);
    },
    start() {
      started = run<void>('requeueInterrupted').catch((error) => onError(String(error)));
      void started
        .then(drainQueue)
        .then(() => repeat('rebuildNextStale'))
        .catch((error) => !closing && onError(String(error)))
        .then(addMissingVectors);
    },
    async idle() {
      await started;
      do await drainQueue();
      while (draining);
    },
    async close() {
      closing = true;
      clearTimeout(upkeepTimer);
      await pool.close();
    },
  };
}
