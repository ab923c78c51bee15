// The queue of work that outlives the process.
import type { Job, JobError, JobState } from '../../domain/job.js';
import type { Page, PageRequest } from '../../domain/page.js';

export interface ClaimedJob {
  readonly job: Job;
  readonly payload: unknown;
}

export interface JobFilter {
  readonly state?: JobState | undefined;
  readonly kind?: string | undefined;
  readonly show?: string | undefined;
}

/** A job that was running when its thread or process ended. */
export interface InterruptedJob {
  readonly kind: string;
  readonly attempts: number;
  /** It was at work, not only claimed. */
  readonly begun: boolean;
  /** How often it was at work when a thread ended, as far as it was told. */
  readonly cutOffs: number;
}

/** What becomes of it. */
export type Fate =
  | { readonly state: 'queued'; readonly cutOffs: number }
  | { readonly state: 'waiting'; readonly cutOffs: number; readonly retryAt: Date; readonly error: JobError }
  | { readonly state: 'failed'; readonly error: JobError };

/** What is shown of the queue. */
export type JobReader = Pick<JobStore, 'findJob' | 'findJobs' | 'countJobs'>;

export interface JobStore {
  /** On disk when it resolves. `payload` is JSON and comes back as it went in; `show` is whose turn the job takes. */
  enqueueJob(kind: string, payload: unknown, show?: string | null): Promise<Job>;
  /**
   * Takes a job that is due and marks it running: the oldest one of the show that was served longest ago. `limits` names
   * the kinds that may be taken, and how many of each may run at once. Null when there is none; each time is one more
   * attempt.
   */
  claimJob(limits: Readonly<Record<string, number>>): Promise<ClaimedJob | null>;
  /** Whether the job is to go on: false once it was asked to stop, or is not running. */
  saveJobProgress(id: string, progress: number): Promise<boolean>;
  completeJob(id: string, episodeId: string | null): Promise<void>;
  failJob(id: string, error: JobError): Promise<void>;
  /** Puts a running job back to be tried again from a time on; ignored when it is not running. */
  retryJob(id: string, later: { readonly error: JobError; readonly at: Date }): Promise<void>;
  /** Puts a running job back as if it had not been claimed; ignored when it is not running. */
  releaseJob(id: string): Promise<void>;
  /** Cancels what has not begun; a running job is asked to stop. Throws `unknown-job`, and `job-ended` for others. */
  cancelJob(id: string): Promise<Job>;
  /** A running job has stopped before its end, because it was asked to. */
  endCancelledJob(id: string): Promise<void>;
  /** Queues a failed job again, or a waiting one at once, as if for the first time. Throws `unknown-job`, `job-not-failed`. */
  reviveJob(id: string): Promise<Job>;
  findJob(id: string): Promise<Job | null>;
  /** Newest first. */
  findJobs(filter: JobFilter, page: PageRequest): Promise<Page<Job>>;
  countJobs(): Promise<Record<JobState, number>>;
  /** Whether a job could be claimed under these limits. */
  hasDueJob(limits: Readonly<Record<string, number>>): Promise<boolean>;
  /** After a restart or a thread's end: what becomes of jobs that were running. Those asked to stop are cancelled. */
  requeueInterruptedJobs(decide: (job: InterruptedJob) => Fate): Promise<void>;
  /** Forgets jobs that ended before a date, with the payloads of those that failed. */
  pruneJobs(before: { ended: Date }): Promise<void>;
}
