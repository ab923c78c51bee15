// The durable queue: a job that was accepted is on disk, and is done once even when several processes take from it.
import { randomUUID } from 'node:crypto';
import { HindcastError } from '../../domain/errors.js';
import type { Job, JobError } from '../../domain/job.js';
import type { Connection, Parameters } from './connection.js';

type JobRow = Omit<Job, 'error'> & { readonly key: number; readonly attempts: number; readonly error: string | null };

const COLUMNS = `key, attempts, id, kind, state, progress, episode_id AS episodeId, error, created_at AS createdAt,
  updated_at AS updatedAt`;

/** `payload` as JSON: see `packPayload`. */
export function enqueueJob(connection: Connection, kind: Job['kind'], payload: string): Job {
  const row = connection.get<JobRow>(
    `INSERT INTO jobs (id, kind, state, progress, created_at, updated_at)
     VALUES (@id, @kind, 'queued', 0, @now, @now) RETURNING ${COLUMNS}`,
    { id: `job_${randomUUID()}`, kind, now: connection.now() },
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

export function claimJob(connection: Connection): { job: Job; payload: string; attempts: number } | null {
  const row = connection.get<JobRow>(
    `UPDATE jobs SET state = 'running', progress = 0, attempts = attempts + 1, updated_at = @now
     WHERE key = (SELECT key FROM jobs WHERE state = 'queued' ORDER BY key LIMIT 1) RETURNING ${COLUMNS}`,
    { now: connection.now() },
  );
  if (!row) return null;
  const { payload } = connection.get<{ payload: string }>('SELECT payload FROM job_payloads WHERE job_key = @key', {
    key: row.key,
  })!;
  return { job: jobOf(row), payload, attempts: row.attempts };
}

/** Ignored when the job is no longer running. */
export function saveJobProgress(connection: Connection, id: string, progress: number): void {
  connection.run(`UPDATE jobs SET progress = @progress, updated_at = @now WHERE id = @id AND state = 'running'`, {
    id,
    progress: Math.min(1, Math.max(0, progress)),
    now: connection.now(),
  });
}

/** The payload goes: the episode holds its bytes now. Throws `unknown-job`. */
export function completeJob(connection: Connection, id: string, episodeId: string | null): void {
  const key = endJob(connection, id, { state: 'succeeded', episodeId, error: null });
  connection.run('DELETE FROM job_payloads WHERE job_key = @key', { key });
}

/** The payload stays until it is pruned: it may be the only copy of what was accepted. Throws `unknown-job`. */
export function failJob(connection: Connection, id: string, { code, message, details }: JobError): void {
  endJob(connection, id, { state: 'failed', episodeId: null, error: JSON.stringify({ code, message, details }) });
}

export function findJob(connection: Connection, id: string): Job | null {
  const row = connection.get<JobRow>(`SELECT ${COLUMNS} FROM jobs WHERE id = @id`, { id });
  return row ? jobOf(row) : null;
}

/** `attemptsBack`: 1 when this attempt is not to count. Ignored when the job is not running. */
export function requeueJob(connection: Connection, id: string, attemptsBack: 0 | 1): void {
  connection.run(
    `UPDATE jobs SET state = 'queued', progress = 0, attempts = attempts - @attemptsBack, updated_at = @now
     WHERE id = @id AND state = 'running'`,
    { id, attemptsBack, now: connection.now() },
  );
}

export function requeueInterruptedJobs(
  connection: Connection,
  { maxAttempts, error }: { readonly maxAttempts: number; readonly error: JobError },
): number {
  const now = connection.now();
  connection.run(
    `UPDATE jobs SET state = 'failed', error = @error, updated_at = @now
     WHERE state = 'running' AND attempts >= @maxAttempts`,
    { maxAttempts, error: JSON.stringify(error), now },
  );
  return connection.run(`UPDATE jobs SET state = 'queued', progress = 0, updated_at = @now WHERE state = 'running'`, {
    now,
  }).changes;
}

export function pruneJobs(
  connection: Connection,
  before: { readonly ended: Date; readonly failedPayloads: Date },
): void {
  connection.run(`DELETE FROM jobs WHERE state IN ('succeeded', 'failed') AND updated_at < @before`, {
    before: before.ended.toISOString(),
  });
  connection.run(
    `DELETE FROM job_payloads
     WHERE job_key IN (SELECT key FROM jobs WHERE state = 'failed' AND updated_at < @before)`,
    { before: before.failedPayloads.toISOString() },
  );
}

function endJob(connection: Connection, id: string, end: Parameters): number {
  const row = connection.get<{ key: number }>(
    `UPDATE jobs SET state = @state, episode_id = @episodeId, error = @error, updated_at = @now,
       progress = CASE @state WHEN 'succeeded' THEN 1 ELSE progress END
     WHERE id = @id RETURNING key`,
    { ...end, id, now: connection.now() },
  );
  if (!row) throw new HindcastError('unknown-job', `There is no job ${id}`);
  return row.key;
}

function jobOf({ key: _, attempts: __, ...row }: JobRow): Job {
  if (row.error === null) return { ...row, error: null };
  // Errors of before there were details have none.
  return { ...row, error: { details: [], ...(JSON.parse(row.error) as Omit<JobError, 'details'>) } };
}
