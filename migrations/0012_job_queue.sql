-- Jobs of any kind, of a show or of none, that wait to be tried again, and that can be cancelled. SQLite changes a CHECK
-- only with a new table.
CREATE TABLE new_jobs (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  show TEXT,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled')),
  progress REAL NOT NULL,
  episode_id TEXT,
  error TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- How often its thread ended while it was at work.
  cut_offs INTEGER NOT NULL DEFAULT 0,
  -- Of one that waits.
  retry_at TEXT,
  -- Of one that runs: it is to stop.
  cancel_requested INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
);
CREATE TABLE new_job_payloads (
  job_key INTEGER PRIMARY KEY REFERENCES new_jobs (key) ON DELETE CASCADE,
  payload TEXT NOT NULL
);

INSERT INTO new_jobs (key, id, kind, show, state, progress, episode_id, error, attempts, created_at, updated_at)
  SELECT j.key, j.id, j.kind, json_extract(p.payload, '$.show'), j.state, j.progress, j.episode_id, j.error, j.attempts,
    j.created_at, j.updated_at
  FROM jobs j LEFT JOIN job_payloads p ON p.job_key = j.key;
INSERT INTO new_job_payloads (job_key, payload) SELECT job_key, payload FROM job_payloads;

-- Dropping a table deletes its rows first, and with them the rows that refer to them: payloads go before jobs.
DROP TABLE job_payloads;
DROP TABLE jobs;
ALTER TABLE new_jobs RENAME TO jobs;
ALTER TABLE new_job_payloads RENAME TO job_payloads;
CREATE INDEX jobs_by_state ON jobs (state, kind, key);

-- Whose job was taken when: a number that only rises. Jobs of no show share one name, ''.
CREATE TABLE job_turns (
  show TEXT PRIMARY KEY,
  turn INTEGER NOT NULL
) WITHOUT ROWID;
