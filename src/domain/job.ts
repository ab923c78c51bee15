// Work that was accepted and is done in the background. Durable: it survives a restart.
import type { ErrorCode } from './errors.js';

export type JobState = 'queued' | 'running' | 'succeeded' | 'failed';

export interface Job {
  readonly id: string;
  readonly kind: 'ingest' | 'rebuild';
  readonly state: JobState;
  /** 0 to 1. */
  readonly progress: number;
  /** Set when the job succeeded. */
  readonly episodeId: string | null;
  readonly error: { readonly code: ErrorCode; readonly message: string } | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}
