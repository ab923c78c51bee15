// What a kind of background work has to say for itself: how its payload looks, how it is done, when to give up.
import type { z } from 'zod';
import { HindcastError } from '../domain/errors.js';
import type { Job } from '../domain/job.js';
import type { JobKindName } from '../domain/job-kinds.js';
import { classify, type Verdict } from './causes.js';

export interface JobContext {
  readonly job: Job;
  /** Aborts when the job is to stop. */
  readonly signal: AbortSignal;
  /** Tells how far it is, a share from 0 to 1. A safe point to stop at: rejects when the job is to stop. */
  report(share: number): Promise<void>;
  /** More work, durable when it resolves. */
  enqueue(kind: JobKindName, payload: unknown): Promise<Job>;
}

export interface JobResult {
  readonly episodeId: string | null;
}

interface Definition<Payload> {
  /** From the payload's JSON. */
  readonly payload: z.ZodType<Payload>;
  /** Whose turn it takes; null where it is of no show. */
  readonly showOf: (payload: Payload) => string | null;
  /** May be begun again after it was cut off anywhere, and has to come to the same. */
  readonly run: (payload: Payload, context: JobContext) => Promise<JobResult>;
  /** `attempts`: with this one. By default the causes of causes.ts decide. */
  readonly classify?: (error: unknown, attempts: number) => Verdict;
}

export interface JobKind {
  readonly classify: (error: unknown, attempts: number) => Verdict;
  /** Throws `invalid-request` when the payload is none of this kind. */
  showOf(payload: unknown): string | null;
  run(payload: unknown, context: JobContext): Promise<JobResult>;
}

export type JobKinds = Readonly<Record<JobKindName, JobKind>>;

export function defineJobKind<Payload>({ payload: schema, ...definition }: Definition<Payload>): JobKind {
  const read = (payload: unknown): Payload => {
    const parsed = schema.safeParse(payload);
    if (parsed.success) return parsed.data;
    const details = parsed.error.issues.map(({ path, message }) => ({ field: `/${path.join('/')}`, message }));
    throw new HindcastError('invalid-request', 'The payload does not fit the kind of job', details);
  };
  return {
    classify: definition.classify ?? classify,
    showOf: (payload) => definition.showOf(read(payload)),
    run: async (payload, context) => definition.run(read(payload), context),
  };
}
