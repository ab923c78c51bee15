-- Lessons that were shown under an id once and are derived no more, after a correction or by other rules: what their links
-- lead to. Named by the episode's public id, for its rows are removed and made again whenever it is saved.
CREATE TABLE lost_lessons (
  id TEXT PRIMARY KEY,
  episode_id TEXT NOT NULL,
  statement TEXT NOT NULL,
  quote TEXT NOT NULL,
  turn INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  lost_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX lost_lessons_of_episodes ON lost_lessons (episode_id);
