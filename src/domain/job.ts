// Work that was accepted and is done in the background. Durable: it survives a restart.
import type { ErrorCode, ErrorDetail } from './errors.js';

export type JobState = 'queued' | 'running' | 'succeeded' | 'failed';

export interface JobError {
  readonly code: ErrorCode;
  readonly message: string;
  /** The places in the transcript or its description that are wrong. */
  readonly details: ErrorDetail[];
}

export interface Job {
  readonly id: string;
  readonly kind: 'ingest';
  readonly state: JobState;
  /** 0 to 1. */
  readonly progress: number;
  /** Set when the job succeeded. */
  readonly episodeId: string | null;
  /** Set when the job failed. */
  readonly error: JobError | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}
