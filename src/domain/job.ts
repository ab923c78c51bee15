// Work that was accepted and is done in the background. Durable: it survives a restart.
import type { ErrorCode, ErrorDetail } from './errors.js';

/** `waiting`: for the next attempt. The last three are ends. */
export const jobStates = ['queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

export function hasEnded({ state }: Pick<Job, 'state'>): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled';
}

export interface JobError {
  readonly code: ErrorCode;
  readonly message: string;
  /** The places in the transcript or its description that are wrong. */
  readonly details: ErrorDetail[];
}

export interface Job {
  readonly id: string;
  /** What is done: a name of the table of kinds, such as `ingest`. */
  readonly kind: string;
  /** Slug of the show whose turn the job takes; null where it is of none. */
  readonly show: string | null;
  readonly state: JobState;
  /** 0 to 1. */
  readonly progress: number;
  /** Set when the job succeeded and made or changed an episode. */
  readonly episodeId: string | null;
  /** Why it failed, or why the last attempt of one that waits did. */
  readonly error: JobError | null;
  /** How often it was begun. */
  readonly attempts: number;
  /** When one that waits is tried again. */
  readonly retryAt: string | null;
  /** It runs, and stops as soon as it can. */
  readonly cancelRequested: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}
