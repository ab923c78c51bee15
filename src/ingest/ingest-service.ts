// The main thread's side of writing: hands work to the thread, keeps the queue running, tells who listens to a job.
import { EventEmitter } from 'node:events';
import type { Config } from '../config.js';
import { HindcastError } from '../domain/errors.js';
import type { Job } from '../domain/job.js';
import type { IngestRequest, IngestResult } from '../pipeline/ingest-request.js';
import type { EditWriter, EpisodeSelection, StaleEpisode } from '../store/store.js';
import { causeOf } from './causes.js';
import type { Ingest } from './ingest.js';
import { createJobLoops } from './job-loops.js';
import { type RebuildOptions, type RebuildProgress, rebuildStale, type StaleEpisodes } from './rebuild.js';
import type { Rebuilt } from './rebuild-episode.js';
import { createThreadPool } from './thread-pool.js';
import { startUpkeep } from './upkeep.js';

export interface IngestService extends Ingest {
  /** Takes up in the background what was interrupted, then keeps derived data whole. */
  start(): void;
  /** Resolves when no job is running or due. */
  idle(): Promise<void>;
  /** Derives stale episodes again, and adds missing vectors; see `rebuildStale`. */
  rebuild(options?: RebuildOptions): Promise<RebuildProgress>;
  /** Has episodes derived again although they need not be; returns how many. */
  markStale(among: EpisodeSelection): Promise<number>;
  /** What the rebuilding in the background has come to; null when all is as it should be. */
  rebuilding(): RebuildProgress | null;
  /** Lets calls in hand end, then ends the threads. Jobs stay on disk; one that is running goes back to the queue. */
  close(): Promise<void>;
}

export interface IngestServiceOptions {
  readonly onError?: (message: string) => void;
  /** Whether passages are without a vector that could have one: the model of the search index is there. */
  readonly lacksVectors?: () => Promise<boolean>;
  /** Puts a job in hand back when the service closes, as if it had not been begun. */
  readonly releaseJob?: (jobId: string) => Promise<void>;
  readonly hasDueJob?: () => Promise<boolean>;
  readonly stale?: StaleEpisodes;
  /** The module that the threads run. */
  readonly worker?: URL;
}

const nothingStale: StaleEpisodes = { find: async () => [], count: async () => 0 };

export function createIngestService(config: Config, options: IngestServiceOptions = {}): IngestService {
  const { onError = () => {}, lacksVectors = async () => false, releaseJob = async () => {} } = options;
  const { hasDueJob = async () => false, stale = nothingStale } = options;
  const { worker = new URL('./writer-worker.js', import.meta.url) } = options;
  const events = new EventEmitter().setMaxListeners(0);
  const closing = new AbortController();
  /** Calls that someone waits for: closing lets them end. */
  const inHand = new Set<Promise<unknown>>();
  const runningJobs = new Set<string>();
  let progress: RebuildProgress | null = null;
  /** No job is claimed before the interrupted ones are back in the queue: they look like running ones. */
  let started: Promise<void> = Promise.resolve();

  const pool = createThreadPool({ config, worker, onJob: hear, onProblem: onError, onError: report });
  const loops = createJobLoops({
    ...{ atOnce: config.jobsAtOnce, signal: closing.signal, onError: report },
    runNextJob: () => run<boolean>('runNextJob'),
    // Only an ended thread rejects with anything else than what it had to say.
    recover: (error) => run<void>('requeueInterrupted', error instanceof HindcastError ? 'start' : 'thread-ended'),
  });

  function hear(job: Job): void {
    if (job.state === 'running') runningJobs.add(job.id);
    else runningJobs.delete(job.id);
    events.emit(job.id, job);
  }

  async function run<T>(name: string, argument?: unknown): Promise<T> {
    if (closing.signal.aborted) throw new HindcastError('not-ready', 'The service is shutting down');
    return pool.call<T>(name, argument);
  }

  function runForCaller<T>(name: string, argument: unknown): Promise<T> {
    const call = run<T>(name, argument).finally(() => inHand.delete(call));
    inHand.add(call);
    return call;
  }

  /** Calls of others may end the thread that they share. What comes to the same when it is done twice is tried once more. */
  function runAgain<T>(name: string, argument: unknown): Promise<T> {
    return runForCaller<T>(name, argument).catch((error) => {
      if (error instanceof HindcastError) throw error;
      return runForCaller<T>(name, argument);
    });
  }

  function report(error: unknown): void {
    if (!closing.signal.aborted) onError(causeOf(error));
  }

  /** Asks in this thread first, so that no worker loads its models only to find that nothing is missing. */
  async function addMissingVectors(signal: AbortSignal): Promise<void> {
    if (!(await lacksVectors())) return;
    while (!signal.aborted && (await run<boolean>('embedNextMissing'))) {}
  }

  async function rebuild({ signal, ...rest }: RebuildOptions = {}): Promise<RebuildProgress> {
    const stop = AbortSignal.any([closing.signal, ...(signal ? [signal] : [])]);
    const rebuildEpisode = (episode: StaleEpisode) => run<Rebuilt>('rebuildEpisode', episode);
    const done = await rebuildStale({ stale, rebuildEpisode }, { ...rest, signal: stop });
    await addMissingVectors(stop);
    return done;
  }

  async function queued(job: Promise<Job>): Promise<Job> {
    const onDisk = await job;
    // Not awaited: the answer is that the job is on disk.
    void started.then(loops.wake);
    return onDisk;
  }

  return {
    run: (request: IngestRequest) => runAgain<IngestResult>('ingest', request),
    enqueue: (request: IngestRequest) => queued(runAgain<Job>('enqueue', request)),
    enqueueJob: (kind, payload) => queued(runForCaller<Job>('enqueueJob', [kind, payload])),
    cancelJob: (id) => runForCaller<Job>('cancelJob', id),
    retryJob: (id) => runForCaller<Job>('retryJob', id),
    delete: (episodeId, expected) => runForCaller<boolean>('deleteEpisode', [episodeId, expected]),
    edits: {
      editTopic: (slug, change) =>
        runForCaller('editTopic', [slug, change] satisfies Parameters<EditWriter['editTopic']>),
      editLesson: (id, change) =>
        runForCaller('editLesson', [id, change] satisfies Parameters<EditWriter['editLesson']>),
      editChapter: (chapter, change) =>
        runForCaller('editChapter', [chapter, change] satisfies Parameters<EditWriter['editChapter']>),
      editPeople: (show, change) =>
        runForCaller('editPeople', [show, change] satisfies Parameters<EditWriter['editPeople']>),
      takeEditBack: (id, expected) =>
        runForCaller('takeEditBack', [id, expected] satisfies Parameters<EditWriter['takeEditBack']>),
    },
    watch(jobId, listener) {
      events.on(jobId, listener);
      return () => events.off(jobId, listener);
    },
    markStale: (among) => runForCaller<number>('markStale', among),
    rebuild,
    rebuilding: () => (progress && progress.left + progress.failed.size > 0 ? progress : null),
    start() {
      const pruneJobs = () => run<void>('pruneJobs');
      started = run<void>('requeueInterrupted', 'start').then(pruneJobs).catch(report);
      const keepWhole = async (): Promise<void> => {
        await rebuild({ onProgress: (now) => (progress = { ...now, failed: new Map(now.failed) }) });
      };
      void started.then(() => {
        loops.wake();
        startUpkeep({
          hasDueJob,
          wakeQueue: loops.wake,
          keepWhole,
          pruneJobs,
          onError: report,
          signal: closing.signal,
        });
      });
    },
    async idle() {
      await started;
      await loops.idle();
    },
    async close() {
      closing.abort();
      await Promise.allSettled(inHand);
      // A job is durable: its thread need not end it.
      await pool.destroy();
      await loops.idle();
      for (const id of runningJobs) await releaseJob(id);
    },
  };
}
