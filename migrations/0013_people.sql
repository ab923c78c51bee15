-- Who speaks on each show, worked out from the labels of its transcripts and from what people said of them. All three
-- tables are derived: whatever changes a show's episodes marks it as stale, and the same transaction works it out again.
CREATE TABLE people (
  key INTEGER PRIMARY KEY,
  show TEXT NOT NULL REFERENCES shows (slug) ON DELETE CASCADE,
  slug TEXT NOT NULL,
  -- As edited, else as derived; `name_key` is how it is compared.
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  derived_name TEXT NOT NULL,
  derived_key TEXT NOT NULL,
  role TEXT,
  role_source TEXT,
  derived_role TEXT,
  episode_count INTEGER NOT NULL,
  word_count INTEGER NOT NULL,
  -- Public ids.
  first_episode TEXT NOT NULL,
  last_episode TEXT NOT NULL,
  UNIQUE (show, slug)
);
CREATE INDEX people_by_name ON people (name_key);

-- Every label that is spoken under on a show. `person` is NULL where it names nobody ("Speaker 2").
CREATE TABLE people_names (
  show TEXT NOT NULL REFERENCES shows (slug) ON DELETE CASCADE,
  name_key TEXT NOT NULL,
  name TEXT NOT NULL,
  person INTEGER REFERENCES people (key) ON DELETE CASCADE,
  -- Why it is this person's; NULL of the name that the person goes by.
  reason TEXT,
  episode_count INTEGER NOT NULL,
  word_count INTEGER NOT NULL,
  PRIMARY KEY (show, name_key)
) WITHOUT ROWID;
CREATE INDEX people_names_by_name ON people_names (name_key);
CREATE INDEX people_names_by_person ON people_names (person);

-- Two people who may be one, for people to decide.
CREATE TABLE people_doubts (
  id TEXT PRIMARY KEY,
  show TEXT NOT NULL REFERENCES shows (slug) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES people (key) ON DELETE CASCADE,
  into_person INTEGER NOT NULL REFERENCES people (key) ON DELETE CASCADE,
  reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX people_doubts_of_show ON people_doubts (show, position);
CREATE INDEX people_doubts_by_person ON people_doubts (person);
CREATE INDEX people_doubts_by_into ON people_doubts (into_person);

CREATE TABLE people_stale (show TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO people_stale SELECT slug FROM shows;
CREATE TRIGGER people_after_insert AFTER INSERT ON episodes BEGIN
  INSERT OR IGNORE INTO people_stale VALUES (NEW.show);
END;
CREATE TRIGGER people_after_update AFTER UPDATE OF show, people, published_key ON episodes BEGIN
  INSERT OR IGNORE INTO people_stale VALUES (OLD.show), (NEW.show);
END;
CREATE TRIGGER people_after_delete AFTER DELETE ON episodes BEGIN
  INSERT OR IGNORE INTO people_stale VALUES (OLD.show);
END;

-- The version of the rules that the tables were worked out by.
CREATE TABLE people_rules (version INTEGER NOT NULL);
INSERT INTO people_rules VALUES (0);

-- Edits of people stand on a name of a show: the row of a person is worked out again and again, and may be another one
-- after each. `name` is that name as it was written.
CREATE TABLE edits_with_people (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN
    ('topic-label', 'topic-hidden', 'topic-merge', 'lesson-statement', 'lesson-hidden', 'chapter-title',
     'person-name', 'person-role', 'person-merge', 'person-apart')),
  topic TEXT REFERENCES topics (slug),
  episode_id TEXT,
  anchor TEXT,
  show TEXT,
  name TEXT,
  name_key TEXT,
  value TEXT,
  -- Of the name that another one is merged into or kept apart from.
  value_key TEXT,
  place TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK ((topic IS NOT NULL) + (episode_id IS NOT NULL AND anchor IS NOT NULL) + (show IS NOT NULL AND name_key IS NOT NULL) = 1)
);
INSERT INTO edits_with_people (key, id, kind, topic, episode_id, anchor, value, place, created_at, updated_at)
  SELECT key, id, kind, topic, episode_id, anchor, value, place, created_at, updated_at FROM edits;
-- Keys that were given once are not given again.
UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT o.seq FROM sqlite_sequence o WHERE o.name = 'edits'), 0))
  WHERE name = 'edits_with_people';
DROP TABLE edits;
ALTER TABLE edits_with_people RENAME TO edits;
CREATE UNIQUE INDEX edits_of_topics ON edits (topic, kind) WHERE topic IS NOT NULL;
CREATE INDEX edits_of_episodes ON edits (episode_id, kind) WHERE episode_id IS NOT NULL;
CREATE INDEX edits_of_merges ON edits (value) WHERE kind = 'topic-merge';
CREATE INDEX edits_newest ON edits (updated_at DESC, key DESC);
CREATE UNIQUE INDEX edits_of_people ON edits (show, name_key, kind)
  WHERE kind IN ('person-name', 'person-role', 'person-merge');
CREATE UNIQUE INDEX edits_keeping_apart ON edits (show, name_key, value_key) WHERE kind = 'person-apart';
