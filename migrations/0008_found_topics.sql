-- What each episode found that is on no list, with the name that it gives it: a found topic is shown once it recurs, and
-- is called as most episodes call it, in whatever order they came.
CREATE TABLE found_names (
  topic TEXT NOT NULL REFERENCES topics (slug) ON DELETE CASCADE,
  episode_key INTEGER NOT NULL REFERENCES episodes (key) ON DELETE CASCADE,
  label TEXT NOT NULL,
  PRIMARY KEY (topic, episode_key)
) WITHOUT ROWID;
CREATE INDEX found_names_by_episode ON found_names (episode_key);

-- 0: found, and by too few episodes to be shown.
ALTER TABLE topics ADD COLUMN recurs INTEGER NOT NULL DEFAULT 1;
