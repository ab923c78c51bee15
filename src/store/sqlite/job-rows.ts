// How a job stands in its table, and how jobs are read.
import { type Job, type JobError, type JobState, jobStates } from '../../domain/job.js';
import type { Page, PageRequest } from '../../domain/page.js';
import type { JobFilter } from '../store.js';
import type { Connection } from './connection.js';
import { decodeCursor, pageOf } from './cursor.js';

export type JobRow = Omit<Job, 'error' | 'cancelRequested'> & {
  readonly key: number;
  readonly cutOffs: number;
  readonly cancelRequested: 0 | 1;
  readonly error: string | null;
};

export const JOB_COLUMNS = `key, id, kind, show, state, progress, episode_id AS episodeId, error, attempts,
  cut_offs AS cutOffs, retry_at AS retryAt, cancel_requested AS cancelRequested, created_at AS createdAt,
  updated_at AS updatedAt`;

export function jobOf({ key: _, cutOffs: __, error, cancelRequested, ...row }: JobRow): Job {
  return { ...row, cancelRequested: cancelRequested === 1, error: error === null ? null : errorOf(error) };
}

/** Errors of before there were details have none. */
function errorOf(json: string): JobError {
  return { details: [], ...(JSON.parse(json) as Omit<JobError, 'details'>) };
}

export function findJobRow(connection: Connection, id: string): JobRow | undefined {
  return connection.get<JobRow>(`SELECT ${JOB_COLUMNS} FROM jobs WHERE id = @id`, { id });
}

export function findJob(connection: Connection, id: string): Job | null {
  const row = findJobRow(connection, id);
  return row ? jobOf(row) : null;
}

/** Newest first. */
export function findJobs(connection: Connection, filter: JobFilter, page: PageRequest): Page<Job> {
  const { state = null, kind = null, show = null } = filter;
  const identity = { list: 'jobs', narrowedBy: { state, kind, show } };
  const [before = null] = decodeCursor(identity, page, [0]) ?? [];
  const rows = connection.all<JobRow>(
    `SELECT ${JOB_COLUMNS} FROM jobs
     WHERE (@state IS NULL OR state = @state) AND (@kind IS NULL OR kind = @kind) AND (@show IS NULL OR show = @show)
       AND (@before IS NULL OR key < @before)
     ORDER BY key DESC LIMIT @rows`,
    { state, kind, show, before, rows: page.limit + 1 },
  );
  return pageOf(rows, page, { identity, keysOf: ({ key }) => [key], itemOf: jobOf });
}

export function countJobs(connection: Connection): Record<JobState, number> {
  const counted = connection.tuples<[JobState, number]>('SELECT state, count(*) FROM jobs GROUP BY state');
  const none = jobStates.map((state) => [state, 0] as const);
  return Object.fromEntries([...none, ...counted]) as Record<JobState, number>;
}
