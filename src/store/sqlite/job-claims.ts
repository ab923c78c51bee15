// Which job is next? The oldest of the show that was served longest ago, so that no show waits for another's many.
import type { Job } from '../../domain/job.js';
import type { Connection } from './connection.js';
import { JOB_COLUMNS, type JobRow, jobOf } from './job-rows.js';

type Limits = Readonly<Record<string, number>>;

/** Kinds that have room. Materialized: the running ones are counted once a kind, not once for each job that waits. */
const OPEN = `WITH open AS MATERIALIZED (SELECT k.key AS kind FROM json_each(@limits) k
  WHERE k.value > (SELECT count(*) FROM jobs r WHERE r.state = 'running' AND r.kind = k.key))`;
const DUE = `FROM open JOIN jobs j ON j.kind = open.kind AND j.state IN ('queued', 'waiting')
  LEFT JOIN job_turns t ON t.show = coalesce(j.show, '')
  WHERE (j.state = 'queued' OR j.retry_at <= @now)`;

export function claimJob(connection: Connection, limits: Limits): { job: Job; payload: string } | null {
  const row = connection.get<JobRow>(
    `UPDATE jobs SET state = 'running', progress = 0, error = NULL, retry_at = NULL, attempts = attempts + 1,
       updated_at = @now
     WHERE key = (${OPEN} SELECT j.key ${DUE} ORDER BY coalesce(t.turn, 0), j.key LIMIT 1) RETURNING ${JOB_COLUMNS}`,
    due(connection, limits),
  );
  if (!row) return null;
  connection.run(
    `INSERT INTO job_turns (show, turn) VALUES (@show, (SELECT coalesce(max(turn), 0) + 1 FROM job_turns))
     ON CONFLICT (show) DO UPDATE SET turn = excluded.turn`,
    { show: row.show ?? '' },
  );
  const { payload } = connection.get<{ payload: string }>('SELECT payload FROM job_payloads WHERE job_key = @key', {
    key: row.key,
  })!;
  return { job: jobOf(row), payload };
}

export function hasDueJob(connection: Connection, limits: Limits): boolean {
  return !!connection.get(`${OPEN} SELECT 1 ${DUE} LIMIT 1`, due(connection, limits));
}

function due(connection: Connection, limits: Limits): { limits: string; now: string } {
  return { limits: JSON.stringify(limits), now: connection.now() };
}
