// Takes jobs from the queue and brings each to its end, to its next attempt, or to a stop.
import type { Job, JobError } from '../domain/job.js';
import type { JobKindName } from '../domain/job-kinds.js';
import type { ClaimedJob, Fate, InterruptedJob, JobStore } from '../store/store.js';
import { backoffMs } from './backoff.js';
import { causeOf, publicError } from './causes.js';
import type { JobContext, JobKinds } from './job-kind.js';

/** Who ends a thread as often as that while it is at work is to blame for it. */
const MAX_CUT_OFFS = 3;
const CUT_OFF: JobError = {
  code: 'internal',
  message: `The thread ended ${MAX_CUT_OFFS} times while it was at work on this`,
  details: [],
};
const INTERRUPTED: JobError = { code: 'internal', message: 'The service ended while it was at work', details: [] };
/** The first interruptions are restarts; who is interrupted more often may be why. */
const FREE_RESTARTS = 3;
const DAY_MS = 24 * 3_600_000;
const KEEP_ENDED_JOBS_MS = 30 * DAY_MS;

export interface JobRunnerOptions {
  readonly store: JobStore;
  readonly kinds: JobKinds;
  readonly limits: Readonly<Record<JobKindName, number>>;
  /** Hears every change of a job. */
  readonly onJob: (job: Job) => void;
  readonly onProblem: (message: string) => void;
  readonly now?: (() => number) | undefined;
  /** From 0 to 1, for the time until the next attempt. */
  readonly random?: (() => number) | undefined;
}

export interface JobRunner {
  /** Durable when it resolves. Throws `invalid-request` when the payload is none of the kind. */
  enqueueJob(kind: JobKindName, payload: unknown): Promise<Job>;
  /** Runs the job whose turn it is to its end, or to its next attempt; false when none is due. */
  runNextJob(): Promise<boolean>;
  /** Cancels what has not begun; what runs stops at its next safe point. Throws `unknown-job`, `job-ended`. */
  cancelJob(id: string): Promise<Job>;
  /** Queues one that failed, or waits, again. Throws `unknown-job`, `job-not-failed`. */
  retryJob(id: string): Promise<Job>;
  /** After the server's start or a thread's end: jobs that were cut off are queued again, unless that goes on and on. */
  requeueInterrupted(cause: 'start' | 'thread-ended'): Promise<void>;
  /** Forgets jobs that ended long ago. */
  pruneJobs(): Promise<void>;
}

/** Why a job's signal is aborted. */
class Stopped extends Error {}

export function createJobRunner({ store, kinds, limits, onJob, onProblem, ...options }: JobRunnerOptions): JobRunner {
  const { now = Date.now, random = Math.random } = options;
  const running = new Map<string, AbortController>();

  const retryTime = (attempts: number): Date => new Date(now() + backoffMs(attempts, random));

  async function announce(id: string): Promise<void> {
    const job = await store.findJob(id);
    if (job) onJob(job);
  }

  async function enqueueJob(kind: JobKindName, payload: unknown): Promise<Job> {
    return store.enqueueJob(kind, payload, kinds[kind].showOf(payload));
  }

  /** A job that cannot say how far it is goes on all the same. */
  async function report(job: Job, share: number, stop: AbortController): Promise<void> {
    onJob({ ...job, progress: share });
    try {
      if (!(await store.saveJobProgress(job.id, share))) stop.abort(new Stopped('The job is to stop'));
    } catch (error) {
      onProblem(`Progress of ${job.id}: ${causeOf(error)}`);
    }
    stop.signal.throwIfAborted();
  }

  async function attempt({ job, payload }: ClaimedJob, context: JobContext): Promise<void> {
    const kind = kinds[job.kind as JobKindName];
    try {
      const { episodeId } = await kind.run(payload, context);
      await store.completeJob(job.id, episodeId);
    } catch (error) {
      if (error instanceof Stopped) return store.endCancelledJob(job.id);
      const failure = publicError(error);
      const verdict = kind.classify(error, job.attempts);
      if (failure.code === 'internal') onProblem(`Attempt ${job.attempts} of ${job.id} failed: ${causeOf(error)}`);
      if (verdict === 'dead') return store.failJob(job.id, failure);
      return store.retryJob(job.id, { error: failure, at: retryTime(job.attempts) });
    }
  }

  function fateOf({ attempts, cutOffs, begun }: InterruptedJob, cause: 'start' | 'thread-ended'): Fate {
    const count = cause === 'thread-ended' && begun ? cutOffs + 1 : cutOffs;
    if (count >= MAX_CUT_OFFS) return { state: 'failed', error: CUT_OFF };
    if (count === 0 && attempts < FREE_RESTARTS) return { state: 'queued', cutOffs: count };
    return { state: 'waiting', cutOffs: count, retryAt: retryTime(attempts), error: INTERRUPTED };
  }

  return {
    enqueueJob,

    async runNextJob() {
      const claimed = await store.claimJob(limits);
      if (!claimed) return false;
      const { job } = claimed;
      const stop = new AbortController();
      running.set(job.id, stop);
      onJob(job);
      try {
        await attempt(claimed, {
          ...{ job, signal: stop.signal, enqueue: enqueueJob },
          report: (share) => report(job, share, stop),
        });
      } finally {
        running.delete(job.id);
      }
      await announce(job.id);
      return true;
    },

    async cancelJob(id) {
      const job = await store.cancelJob(id);
      if (job.cancelRequested) running.get(id)?.abort(new Stopped('The job is to stop'));
      onJob(job);
      return job;
    },

    async retryJob(id) {
      const job = await store.reviveJob(id);
      onJob(job);
      return job;
    },

    requeueInterrupted: (cause) => store.requeueInterruptedJobs((job) => fateOf(job, cause)),

    pruneJobs: () => store.pruneJobs({ ended: new Date(now() - KEEP_ENDED_JOBS_MS) }),
  };
}
