-- Which models the archive itself has chosen: the one whose vectors search uses, and the one whose vectors are being
-- made beside them. No serving row: the built-in model.
CREATE TABLE index_models (
  role TEXT PRIMARY KEY CHECK (role IN ('serving', 'coming')),
  model TEXT NOT NULL,
  dtype TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  since TEXT NOT NULL
) WITHOUT ROWID;
