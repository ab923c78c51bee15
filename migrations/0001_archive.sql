-- The archive: what was received (sources), what is derived from it, and the queue of accepted work.
-- `episodes.key` is the database's own short key; `episodes.id` is the public one.

CREATE TABLE shows (
  slug TEXT PRIMARY KEY,
  title TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE episodes (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  show TEXT NOT NULL REFERENCES shows (slug),
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  published_at TEXT,
  -- The same moment in UTC, for comparing and ordering; '' without a date, so that it sorts last when newest come first.
  published_key TEXT NOT NULL,
  audio_url TEXT,
  page_url TEXT,
  people TEXT NOT NULL,
  format TEXT NOT NULL,
  derivation TEXT NOT NULL,
  -- Hash of source, metadata and derivation: equal means that a save has nothing to write.
  digest TEXT NOT NULL,
  turn_count INTEGER NOT NULL,
  word_count INTEGER NOT NULL,
  duration REAL,
  chapter_count INTEGER NOT NULL,
  lesson_count INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (show, slug)
);
CREATE INDEX episodes_newest ON episodes (published_key DESC, slug, id);
CREATE INDEX episodes_by_derivation ON episodes (derivation, updated_at);

-- The transcript as received, gzipped.
CREATE TABLE sources (
  episode_key INTEGER PRIMARY KEY REFERENCES episodes (key) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  bytes BLOB NOT NULL,
  declared_format TEXT,
  origin TEXT
);

CREATE TABLE turns (
  episode_key INTEGER NOT NULL REFERENCES episodes (key) ON DELETE CASCADE,
  turn_index INTEGER NOT NULL,
  speaker TEXT,
  text TEXT NOT NULL,
  start_time REAL,
  end_time REAL,
  timing TEXT,
  anchors TEXT NOT NULL,
  UNIQUE (episode_key, turn_index)
);

CREATE TABLE marks (
  episode_key INTEGER NOT NULL REFERENCES episodes (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  turn INTEGER NOT NULL,
  turn_offset INTEGER NOT NULL,
  time REAL,
  PRIMARY KEY (episode_key, position)
) WITHOUT ROWID;

-- Who speaks in an episode. `name_key` is the name without case, for filters.
CREATE TABLE episode_speakers (
  episode_key INTEGER NOT NULL REFERENCES episodes (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  word_count INTEGER NOT NULL,
  PRIMARY KEY (episode_key, position)
) WITHOUT ROWID;
CREATE INDEX episode_speakers_by_name ON episode_speakers (name_key);

CREATE TABLE topics (
  slug TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('curated', 'found')),
  definition TEXT,
  aliases TEXT NOT NULL,
  -- Label and aliases without case, a line each.
  names_key TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE chapters (
  key INTEGER PRIMARY KEY,
  episode_key INTEGER NOT NULL REFERENCES episodes (key) ON DELETE CASCADE,
  chapter_index INTEGER NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  origin TEXT NOT NULL,
  start_turn INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  end_turn INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  start_time REAL,
  end_time REAL,
  timing TEXT,
  UNIQUE (episode_key, chapter_index)
);

CREATE TABLE chapter_topics (
  chapter_key INTEGER NOT NULL REFERENCES chapters (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  topic TEXT NOT NULL REFERENCES topics (slug),
  PRIMARY KEY (chapter_key, position)
) WITHOUT ROWID;
CREATE INDEX chapter_topics_by_topic ON chapter_topics (topic);

-- AUTOINCREMENT: a result that still holds the key of a removed row must not find another one under it.
CREATE TABLE lessons (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  episode_key INTEGER NOT NULL REFERENCES episodes (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  statement TEXT NOT NULL,
  quote TEXT NOT NULL,
  turn INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  speaker TEXT,
  speaker_key TEXT,
  start_time REAL,
  timing TEXT,
  chapter INTEGER NOT NULL,
  score REAL NOT NULL,
  UNIQUE (episode_key, position)
);
CREATE INDEX lessons_best ON lessons (score DESC, id, key);
CREATE INDEX lessons_by_speaker ON lessons (speaker_key);

CREATE TABLE lesson_topics (
  lesson_key INTEGER NOT NULL REFERENCES lessons (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  topic TEXT NOT NULL REFERENCES topics (slug),
  PRIMARY KEY (lesson_key, position)
) WITHOUT ROWID;
CREATE INDEX lesson_topics_by_topic ON lesson_topics (topic);

-- How often an episode's chapters and lessons carry a topic: the sums that topic lists are made of.
CREATE TABLE episode_topics (
  episode_key INTEGER NOT NULL REFERENCES episodes (key) ON DELETE CASCADE,
  topic TEXT NOT NULL REFERENCES topics (slug),
  chapter_count INTEGER NOT NULL,
  lesson_count INTEGER NOT NULL,
  PRIMARY KEY (episode_key, topic)
) WITHOUT ROWID;
CREATE INDEX episode_topics_by_topic ON episode_topics (topic);

CREATE TABLE passages (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  episode_key INTEGER NOT NULL REFERENCES episodes (key) ON DELETE CASCADE,
  passage_index INTEGER NOT NULL,
  chapter INTEGER NOT NULL,
  text TEXT NOT NULL,
  speakers TEXT NOT NULL,
  start_turn INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  end_turn INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  start_time REAL,
  end_time REAL,
  timing TEXT,
  UNIQUE (episode_key, passage_index)
);

CREATE TABLE passage_speakers (
  passage_key INTEGER NOT NULL REFERENCES passages (key) ON DELETE CASCADE,
  name_key TEXT NOT NULL,
  PRIMARY KEY (passage_key, name_key)
) WITHOUT ROWID;
CREATE INDEX passage_speakers_by_name ON passage_speakers (name_key);

-- Contentless: the words stand in passages, lessons and turns already.
CREATE VIRTUAL TABLE passages_fts USING fts5 (
  text, context,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE lessons_fts USING fts5 (
  statement, quote, topics,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE episodes_fts USING fts5 (
  title, speakers, text,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);

-- The vector spaces that are stored. Vectors of different fingerprints never compare.
CREATE TABLE embeddings (
  key INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE,
  model TEXT NOT NULL,
  dimension INTEGER NOT NULL
);

-- One int8 a dimension; NULL is the zero vector, which is near to nothing.
CREATE TABLE passage_vectors (
  key INTEGER PRIMARY KEY,
  owner_key INTEGER NOT NULL REFERENCES passages (key) ON DELETE CASCADE,
  embedding_key INTEGER NOT NULL REFERENCES embeddings (key),
  vector BLOB,
  UNIQUE (owner_key, embedding_key)
);
CREATE TABLE lesson_vectors (
  key INTEGER PRIMARY KEY,
  owner_key INTEGER NOT NULL REFERENCES lessons (key) ON DELETE CASCADE,
  embedding_key INTEGER NOT NULL REFERENCES embeddings (key),
  vector BLOB,
  UNIQUE (owner_key, embedding_key)
);

-- `instance` tells two databases apart, `revision` two states of one.
CREATE TABLE index_state (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  instance TEXT NOT NULL,
  revision INTEGER NOT NULL
);
INSERT INTO index_state VALUES (1, lower(hex(randomblob(6))), 0);

CREATE TABLE jobs (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed')),
  progress REAL NOT NULL,
  episode_id TEXT,
  error TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
);
CREATE INDEX jobs_by_state ON jobs (state, key);

-- Apart from jobs: a payload may be 20 MB, and a job's row is written at every step.
CREATE TABLE job_payloads (
  job_key INTEGER PRIMARY KEY REFERENCES jobs (key) ON DELETE CASCADE,
  payload TEXT NOT NULL
);
