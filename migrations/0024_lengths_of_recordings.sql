-- How long a recording is, in seconds: as its publisher says, or to the end of the last words; NULL where neither is known.
-- `duration` stays the last time that the transcript knows, which may lie long before.
ALTER TABLE episodes ADD COLUMN length REAL;

UPDATE episodes SET length = duration WHERE (
  SELECT t.end_time FROM turns t WHERE t.episode_key = episodes.key ORDER BY t.turn_index DESC LIMIT 1
) IS NOT NULL;

-- What feeds say of it was not kept before: each is read whole once more.
UPDATE feeds SET etag = NULL, last_modified = NULL;
