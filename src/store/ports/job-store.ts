// The queue of work that outlives the process.
import type { Job, JobError } from '../../domain/job.js';

export interface JobStore {
  /** On disk when it resolves. `payload` is JSON and comes back as it went in. */
  enqueueJob(kind: Job['kind'], payload: unknown): Promise<Job>;
  /** Takes the oldest queued job and marks it running; null when there is none. Each time is one more attempt. */
  claimJob(): Promise<{ job: Job; payload: unknown; attempts: number } | null>;
  saveJobProgress(id: string, progress: number): Promise<void>;
  completeJob(id: string, episodeId: string | null): Promise<void>;
  failJob(id: string, error: JobError): Promise<void>;
  /** Puts a running job back to be tried again; ignored when it is not running. */
  retryJob(id: string): Promise<void>;
  /** Puts a running job back as if it had not been claimed; ignored when it is not running. */
  releaseJob(id: string): Promise<void>;
  findJob(id: string): Promise<Job | null>;
  /**
   * After a restart: jobs that were running are queued again, or fail with `error` after as many attempts as that.
   * Returns how many were queued.
   */
  requeueInterruptedJobs(limit: { maxAttempts: number; error: JobError }): Promise<number>;
  /** Forgets jobs that ended before a date, and the payloads of those that failed before another. */
  pruneJobs(before: { ended: Date; failedPayloads: Date }): Promise<void>;
}
