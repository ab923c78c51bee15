// The main thread's side of writing: hands work to the pool, keeps the queue running, tells who listens to a job.
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Piscina } from 'piscina';
import type { Config } from '../config.js';
import { HindcastError } from '../domain/errors.js';
import type { Job } from '../domain/job.js';
import type { IngestRequest, IngestResult } from '../pipeline/ingest-episode.js';
import type { EditWriter } from '../store/store.js';
import type { Ingest } from './ingest.js';
import { causeOf } from './writer.js';
import type { Outcome } from './writer-worker.js';

/** One thread takes a show of 136 episodes in within two minutes; a second one costs 170 MB and leaves reads one core less. */
const MAX_THREADS = 1;
/** An idle thread's model and heap go back to the system after this long. */
const IDLE_TIMEOUT_MS = 60_000;
/** V8 would take 48 MB a thread for young objects; this much costs a little time and saves a fifth of the memory. */
const YOUNG_GENERATION_MB = 12;
/** A bound, not a reservation. Memory grows with the transcript: 2 MB of text needed about 500 MB of the process. */
const OLD_GENERATION_MB = 1_024;
/** Reads go first where the system lets us lower a thread's priority. */
const NICE_INCREMENT = 5;
/** How often the upkeep looks for episodes without vectors, for the case that a model came back. */
const UPKEEP_INTERVAL_MS = 60_000;
/** How long the queue rests after a failure of its own, so that one that stays does not spin. */
const QUEUE_PAUSE_MS = 2_000;

export interface IngestService extends Ingest {
  /** Takes up in the background what was interrupted, then keeps derived data whole. */
  start(): void;
  /** Resolves when no job is queued. */
  idle(): Promise<void>;
  /** Lets calls in hand end, then ends the threads. Jobs stay on disk; one that is running goes back to the queue. */
  close(): Promise<void>;
}

export interface IngestServiceOptions {
  readonly onError?: (message: string) => void;
  /** Whether passages are without a vector that could have one: the model of the search index is there. */
  readonly lacksVectors?: () => Promise<boolean>;
  /** Puts the job in hand back when the service closes, as if it had not been begun. */
  readonly releaseJob?: (jobId: string) => Promise<void>;
  readonly maxThreads?: number;
  /** The module that the threads run. */
  readonly worker?: URL;
}

export function createIngestService(config: Config, options: IngestServiceOptions = {}): IngestService {
  const { onError = () => {}, lacksVectors = async () => false, releaseJob = async () => {} } = options;
  const { worker = new URL('./writer-worker.js', import.meta.url) } = options;
  const pool = new Piscina({
    filename: worker.href,
    workerData: config,
    minThreads: 0,
    maxThreads: options.maxThreads ?? MAX_THREADS,
    idleTimeout: IDLE_TIMEOUT_MS,
    niceIncrement: NICE_INCREMENT,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB, maxOldGenerationSizeMb: OLD_GENERATION_MB },
    // A thread that sleeps in Atomics.wait could not retry loading a model.
    atomics: 'disabled',
  });
  const events = new EventEmitter().setMaxListeners(0);
  const closing = new AbortController();
  /** Calls that someone waits for: closing lets them end. */
  const inHand = new Set<Promise<unknown>>();
  let runningJob: string | undefined;
  /** No job is claimed before the interrupted ones are back in the queue: they look like running ones. */
  let started: Promise<void> = Promise.resolve();
  let draining: Promise<void> | undefined;
  let upkeepTimer: NodeJS.Timeout | undefined;

  pool.on('message', ({ job, problem }: { job?: Job; problem?: string }) => {
    if (problem) onError(problem);
    if (!job) return;
    runningJob = job.state === 'running' ? job.id : undefined;
    events.emit(job.id, job);
  });
  // Unheard, it would end the process: the pool says so when a thread answers while it is being ended.
  pool.on('error', report);

  async function run<T>(name: string, argument?: unknown): Promise<T> {
    if (closing.signal.aborted) throw new HindcastError('not-ready', 'The service is shutting down');
    const outcome = (await pool.run(argument, { name })) as Outcome<T>;
    if (outcome.ok) return outcome.value;
    const { code, message, details } = outcome.error;
    if (code === 'internal') onError(outcome.cause);
    throw new HindcastError(code, message, details, { cause: outcome.cause });
  }

  function runForCaller<T>(name: string, argument: unknown): Promise<T> {
    const call = run<T>(name, argument).finally(() => inHand.delete(call));
    inHand.add(call);
    return call;
  }

  /** Calls a task until it says that nothing is left. Stops quietly when the service closes. */
  async function repeat(name: string): Promise<void> {
    while (!closing.signal.aborted && (await run<boolean>(name))) {}
  }

  function report(error: unknown): void {
    if (!closing.signal.aborted) onError(causeOf(error));
  }

  /** Goes on after a failure of the queue itself: a thread that ended, a database that could not be written. */
  async function workOff(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        return await repeat('runNextJob');
      } catch (error) {
        report(error);
        await sleep(QUEUE_PAUSE_MS, undefined, { signal: closing.signal }).catch(() => {});
        await run<void>('requeueInterrupted').catch(report);
      }
    }
  }

  function drainQueue(): Promise<void> {
    draining ??= workOff().finally(() => {
      draining = undefined;
    });
    return draining;
  }

  /** Asks in this thread first, so that no worker loads its models only to find that nothing is missing. */
  async function addMissingVectors(): Promise<void> {
    try {
      if (await lacksVectors()) await repeat('embedNextMissing');
    } catch (error) {
      report(error);
    }
    if (closing.signal.aborted) return;
    upkeepTimer = setTimeout(addMissingVectors, UPKEEP_INTERVAL_MS);
    upkeepTimer.unref();
  }

  return {
    run: (request: IngestRequest) => runForCaller<IngestResult>('ingest', request),
    async enqueue(request: IngestRequest) {
      const job = await runForCaller<Job>('enqueue', request);
      // Not awaited: the answer is that the job is on disk.
      void started.then(() => draining).then(drainQueue);
      return job;
    },
    delete: (episodeId) => runForCaller<boolean>('deleteEpisode', episodeId),
    edits: {
      editTopic: (slug, change) =>
        runForCaller('editTopic', [slug, change] satisfies Parameters<EditWriter['editTopic']>),
      editLesson: (id, change) =>
        runForCaller('editLesson', [id, change] satisfies Parameters<EditWriter['editLesson']>),
      editChapter: (chapter, change) =>
        runForCaller('editChapter', [chapter, change] satisfies Parameters<EditWriter['editChapter']>),
      takeEditBack: (id) => runForCaller('takeEditBack', [id] satisfies Parameters<EditWriter['takeEditBack']>),
    },
    watch(jobId, listener) {
      events.on(jobId, listener);
      return () => events.off(jobId, listener);
    },
    start() {
      started = run<void>('requeueInterrupted')
        .then(() => run<void>('pruneJobs'))
        .catch(report);
      void started
        .then(drainQueue)
        .then(() => repeat('rebuildNextStale'))
        .catch(report)
        .then(addMissingVectors);
    },
    async idle() {
      await started;
      do await drainQueue();
      while (draining);
    },
    async close() {
      closing.abort();
      clearTimeout(upkeepTimer);
      await Promise.allSettled(inHand);
      // A job is durable: its thread need not end it.
      await pool.destroy();
      await draining;
      if (runningJob !== undefined) await releaseJob(runningJob);
    },
  };
}
