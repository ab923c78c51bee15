-- What is done once in an archive's life, such as loading the samples.
CREATE TABLE milestones (
  name TEXT PRIMARY KEY,
  reached_at TEXT NOT NULL
) WITHOUT ROWID;
