-- What people changed. Topics are named by slug. Lessons and chapters get other ids and indexes when an episode is derived
-- again, so their edits keep an anchor, the words that they stand on, and are placed by it each time.
CREATE TABLE edits (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN
    ('topic-label', 'topic-hidden', 'topic-merge', 'lesson-statement', 'lesson-hidden', 'chapter-title')),
  topic TEXT REFERENCES topics (slug),
  -- The public id: an episode's rows are removed and made again whenever it is saved, its edits stay.
  episode_id TEXT,
  anchor TEXT,
  value TEXT,
  -- Id of the lesson or index of the chapter that carries the edit now; NULL while it waits.
  place TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK ((topic IS NULL) = (episode_id IS NOT NULL AND anchor IS NOT NULL))
);
CREATE UNIQUE INDEX edits_of_topics ON edits (topic, kind) WHERE topic IS NOT NULL;
CREATE INDEX edits_of_episodes ON edits (episode_id, kind) WHERE episode_id IS NOT NULL;
CREATE INDEX edits_of_merges ON edits (value) WHERE kind = 'topic-merge';
CREATE INDEX edits_newest ON edits (updated_at DESC, key DESC);

-- What was derived, where people gave other words; NULL where they did not.
ALTER TABLE chapters ADD COLUMN derived_title TEXT;
ALTER TABLE lessons ADD COLUMN derived_statement TEXT;
ALTER TABLE topics ADD COLUMN derived_label TEXT;

ALTER TABLE lessons ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
CREATE INDEX lessons_hidden ON lessons (key) WHERE hidden;
CREATE INDEX lessons_by_id ON lessons (id);

-- The topic that stands for this one: itself, the one that it was merged into, or none where it is hidden.
ALTER TABLE topics ADD COLUMN shown_as TEXT REFERENCES topics (slug);
UPDATE topics SET shown_as = slug;
CREATE INDEX topics_by_shown ON topics (shown_as);

-- `derived_topic` is what was found; `topic` is what stands for it, and NULL where nothing does or where an earlier one
-- of the same chapter or lesson shows the same topic.
CREATE TABLE chapter_topics_shown (
  chapter_key INTEGER NOT NULL REFERENCES chapters (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  derived_topic TEXT NOT NULL REFERENCES topics (slug),
  topic TEXT REFERENCES topics (slug),
  PRIMARY KEY (chapter_key, position)
) WITHOUT ROWID;
INSERT INTO chapter_topics_shown SELECT chapter_key, position, topic, topic FROM chapter_topics;
DROP TABLE chapter_topics;
ALTER TABLE chapter_topics_shown RENAME TO chapter_topics;
CREATE INDEX chapter_topics_by_topic ON chapter_topics (topic);
CREATE INDEX chapter_topics_by_derived ON chapter_topics (derived_topic);

CREATE TABLE lesson_topics_shown (
  lesson_key INTEGER NOT NULL REFERENCES lessons (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  derived_topic TEXT NOT NULL REFERENCES topics (slug),
  topic TEXT REFERENCES topics (slug),
  PRIMARY KEY (lesson_key, position)
) WITHOUT ROWID;
INSERT INTO lesson_topics_shown SELECT lesson_key, position, topic, topic FROM lesson_topics;
DROP TABLE lesson_topics;
ALTER TABLE lesson_topics_shown RENAME TO lesson_topics;
CREATE INDEX lesson_topics_by_topic ON lesson_topics (topic);
CREATE INDEX lesson_topics_by_derived ON lesson_topics (derived_topic);
