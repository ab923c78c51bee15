-- Every transcript that was ever received, each once, gzipped: what revisions and episodes point at.
CREATE TABLE source_bytes (
  hash TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) WITHOUT ROWID;
INSERT OR IGNORE INTO source_bytes SELECT hash, bytes FROM sources;

CREATE TABLE sources_named (
  episode_key INTEGER PRIMARY KEY REFERENCES episodes (key) ON DELETE CASCADE,
  hash TEXT NOT NULL REFERENCES source_bytes (hash),
  declared_format TEXT,
  origin TEXT
);

-- What was received for an episode, by number from 1; the highest one is what the episode is derived from. Named by the
-- public id: an episode's rows are removed and made again whenever it is saved, its revisions stay.
CREATE TABLE revisions (
  key INTEGER PRIMARY KEY,
  episode_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  hash TEXT NOT NULL REFERENCES source_bytes (hash),
  declared_format TEXT,
  origin TEXT,
  format TEXT NOT NULL,
  size INTEGER NOT NULL,
  turn_count INTEGER NOT NULL,
  -- The latest one before it with the same bytes.
  restores INTEGER,
  -- JSON: how much changed against the one before; NULL in the first one.
  changes TEXT,
  -- What changed: gzipped JSON; NULL in the first one.
  diff BLOB,
  created_at TEXT NOT NULL,
  UNIQUE (episode_id, number)
);
CREATE INDEX revisions_by_hash ON revisions (hash);

-- The size in bytes is what gzip ends with (RFC 1952, 2.3.1): four bytes, the lowest first.
INSERT INTO revisions (episode_id, number, hash, declared_format, origin, format, size, turn_count, created_at)
  SELECT e.id, 1, s.hash, s.declared_format, s.origin, e.format,
    (SELECT sum((instr('0123456789ABCDEF', substr(tail, at * 2 + 1, 1)) - 1) * (16 << (8 * at))
        + (instr('0123456789ABCDEF', substr(tail, at * 2 + 2, 1)) - 1) * (1 << (8 * at)))
      FROM (SELECT hex(substr(s.bytes, -4)) AS tail), (SELECT 0 AS at UNION SELECT 1 UNION SELECT 2 UNION SELECT 3)),
    e.turn_count, e.updated_at
  FROM episodes e JOIN sources s ON s.episode_key = e.key ORDER BY e.key;

INSERT INTO sources_named SELECT episode_key, hash, declared_format, origin FROM sources;
DROP TABLE sources;
ALTER TABLE sources_named RENAME TO sources;
CREATE INDEX sources_by_hash ON sources (hash);

-- Lessons that keep the id under which they were known before a correction changed their quotes. `anchor` is what the
-- lesson would be called without, and its words, by which it is found again whenever the episode is derived.
CREATE TABLE kept_lessons (
  episode_id TEXT NOT NULL,
  id TEXT NOT NULL,
  anchor TEXT NOT NULL,
  PRIMARY KEY (episode_id, id)
) WITHOUT ROWID;

-- Answers to requests that name a key, to be given again. NULL: the work is in hand. `owner` names the process that has it.
CREATE TABLE idempotency_keys (
  key TEXT PRIMARY KEY,
  request TEXT NOT NULL,
  owner TEXT NOT NULL,
  answer TEXT,
  created_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX idempotency_keys_oldest ON idempotency_keys (created_at);
