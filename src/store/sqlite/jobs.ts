// The durable queue: a job that was accepted is on disk, and is done once even when several processes take from it.
import { randomUUID } from 'node:crypto';
import { HindcastError } from '../../domain/errors.js';
import { hasEnded, type Job, type JobError } from '../../domain/job.js';
import type { Fate, InterruptedJob } from '../store.js';
import type { Connection, Parameters } from './connection.js';
import { findJobRow, JOB_COLUMNS, type JobRow, jobOf } from './job-rows.js';

/** `payload` as JSON: see `packPayload`. */
export function enqueueJob(
  connection: Connection,
  { kind, show, payload }: { readonly kind: string; readonly show: string | null; readonly payload: string },
): Job {
  const row = connection.get<JobRow>(
    `INSERT INTO jobs (id, kind, show, state, progress, created_at, updated_at)
     VALUES (@id, @kind, @show, 'queued', 0, @now, @now) RETURNING ${JOB_COLUMNS}`,
    { id: `job_${randomUUID()}`, kind, show, now: connection.now() },
  )!;
  connection.run('INSERT INTO job_payloads (job_key, payload) VALUES (@key, @payload)', { key: row.key, payload });
  return jobOf(row);
}

/** Throws a TypeError when the value has no JSON. */
export function packPayload(payload: unknown): string {
  const json = JSON.stringify(payload);
  if (json === undefined) throw new TypeError('The payload of a job has to be a JSON value');
  return json;
}

/** False when the job is no longer running, or was asked to stop. */
export function saveJobProgress(connection: Connection, id: string, progress: number): boolean {
  const row = connection.get<{ cancelRequested: 0 | 1 }>(
    `UPDATE jobs SET progress = @progress, updated_at = @now WHERE id = @id AND state = 'running'
     RETURNING cancel_requested AS cancelRequested`,
    { id, progress: Math.min(1, Math.max(0, progress)), now: connection.now() },
  );
  return row?.cancelRequested === 0;
}

/** The payload goes: the episode holds its bytes now. Throws `unknown-job`. */
export function completeJob(connection: Connection, id: string, episodeId: string | null): void {
  const { key } = jobRow(connection, id);
  change(connection, key, `state = 'succeeded', progress = 1, episode_id = @episodeId, error = NULL`, { episodeId });
  dropPayload(connection, key);
}

/** The payload stays: it may be the only copy of what was accepted. Throws `unknown-job`. */
export function failJob(connection: Connection, id: string, error: JobError): void {
  const { key } = jobRow(connection, id);
  change(connection, key, `state = 'failed', error = @error, retry_at = NULL`, { error: packError(error) });
}

/** Ignored when the job is not running. */
export function retryJob(
  connection: Connection,
  id: string,
  { error, at }: { readonly error: JobError; readonly at: Date },
): void {
  const { key, state } = jobRow(connection, id);
  if (state !== 'running') return;
  const values = { error: packError(error), retryAt: at.toISOString() };
  change(connection, key, `state = 'waiting', progress = 0, error = @error, retry_at = @retryAt`, values);
}

/** The attempt is not to count. Ignored when the job is not running. */
export function releaseJob(connection: Connection, id: string): void {
  const row = findJobRow(connection, id);
  if (row?.state === 'running') change(connection, row.key, `state = 'queued', progress = 0, attempts = attempts - 1`);
}

/** Throws `unknown-job` and `job-ended`. */
export function cancelJob(connection: Connection, id: string): Job {
  const row = jobRow(connection, id);
  if (row.state === 'running') return jobOf(change(connection, row.key, 'cancel_requested = 1'));
  if (row.state === 'cancelled') return jobOf(row);
  if (hasEnded(row)) throw new HindcastError('job-ended', `The job ${id} has ${row.state} already`);
  return endCancelled(connection, row);
}

/** Ignored when the job is not running. */
export function endCancelledJob(connection: Connection, id: string): void {
  const row = jobRow(connection, id);
  if (row.state === 'running') endCancelled(connection, row);
}

/** Throws `unknown-job` and `job-not-failed`. */
export function reviveJob(connection: Connection, id: string): Job {
  const { key, state } = jobRow(connection, id);
  if (state !== 'failed' && state !== 'waiting')
    throw new HindcastError(
      'job-not-failed',
      `The job ${id} is ${state}; only one that failed or waits is tried again`,
    );
  const fresh = `state = 'queued', progress = 0, attempts = 0, cut_offs = 0, error = NULL, retry_at = NULL`;
  return jobOf(change(connection, key, fresh));
}

export function requeueInterruptedJobs(connection: Connection, decide: (job: InterruptedJob) => Fate): void {
  const rows = connection.all<JobRow>(`SELECT ${JOB_COLUMNS} FROM jobs WHERE state = 'running'`);
  for (const row of rows) {
    if (row.cancelRequested) endCancelled(connection, row);
    else settle(connection, row, decide({ ...row, begun: row.progress > 0 }));
  }
}

export function pruneJobs(connection: Connection, { ended }: { readonly ended: Date }): void {
  connection.run(`DELETE FROM jobs WHERE state IN ('succeeded', 'failed', 'cancelled') AND updated_at < @before`, {
    before: ended.toISOString(),
  });
}

function settle(connection: Connection, { key, id }: JobRow, fate: Fate): void {
  if (fate.state === 'failed') {
    failJob(connection, id, fate.error);
    return;
  }
  const { state, cutOffs } = fate;
  const later = fate.state === 'waiting' ? fate : null;
  change(connection, key, 'state = @state, progress = 0, cut_offs = @cutOffs, error = @error, retry_at = @retryAt', {
    state,
    cutOffs,
    error: later && packError(later.error),
    retryAt: later?.retryAt.toISOString() ?? null,
  });
}

/** Who cancels does not want it done: nothing is kept to do it with. */
function endCancelled(connection: Connection, { key }: JobRow): Job {
  dropPayload(connection, key);
  return jobOf(change(connection, key, `state = 'cancelled', retry_at = NULL, cancel_requested = 0`));
}

function jobRow(connection: Connection, id: string): JobRow {
  const row = findJobRow(connection, id);
  if (!row) throw new HindcastError('unknown-job', `There is no job ${id}`);
  return row;
}

function change(connection: Connection, key: number, assignments: string, values: Parameters = {}): JobRow {
  const sql = `UPDATE jobs SET ${assignments}, updated_at = @now WHERE key = @key RETURNING ${JOB_COLUMNS}`;
  return connection.get<JobRow>(sql, { ...values, key, now: connection.now() })!;
}

function dropPayload(connection: Connection, key: number): void {
  connection.run('DELETE FROM job_payloads WHERE job_key = @key', { key });
}

function packError({ code, message, details }: JobError): string {
  return JSON.stringify({ code, message, details });
}
