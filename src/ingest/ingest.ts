// The write side as others see it.
import type { Job } from '../domain/job.js';
import type { JobKindName } from '../domain/job-kinds.js';
import type { IngestRequest, IngestResult } from '../pipeline/ingest-request.js';
import type { EditWriter } from '../store/store.js';

/** Runs off the event loop; what it acknowledges is on disk. */
export interface Ingest {
  /** Rejects with the HindcastError of the step that failed; then nothing was saved. */
  run(request: IngestRequest): Promise<IngestResult>;
  /** Durable when it resolves; the work is done in the background. */
  enqueue(request: IngestRequest): Promise<Job>;
  /** Any kind of job; durable when it resolves. Rejects with `invalid-request` when the payload is none of the kind. */
  enqueueJob(kind: JobKindName, payload: unknown): Promise<Job>;
  /** One that has not begun never runs; one that runs stops at its next safe point. Rejects with `unknown-job`, `job-ended`. */
  cancelJob(id: string): Promise<Job>;
  /** Queues a job again that failed or waits. Rejects with `unknown-job`, `job-not-failed`. */
  retryJob(id: string): Promise<Job>;
  /** False when there was no such episode. `expected`: see `EpisodeWriter.deleteEpisode`. */
  delete(episodeId: string, expected?: string): Promise<boolean>;
  /** What people change of what was derived. */
  readonly edits: EditWriter;
  /** Calls back on every change of the job until it has ended; returns how to stop listening. */
  watch(jobId: string, listener: (job: Job) => void): () => void;
}
