-- Where dates do not tell, lists of episodes go by slug, and numbers in it from the highest: part-10 stands before part-9.
-- `slug_key` sorts so as text; `slugKeyOf` in src/store/sqlite/episode-order.ts says how it is made of a slug.
ALTER TABLE episodes ADD COLUMN slug_key TEXT NOT NULL DEFAULT '';

-- Character for character; `digits` is NULL outside of a number. The "/" ends a number at the end and is cut off again.
WITH RECURSIVE walked (key, rest, digits, done) AS (
  SELECT key, slug || '/', NULL, '' FROM episodes
  UNION ALL
  SELECT key, substr(rest, 2),
    CASE
      WHEN substr(rest, 1, 1) NOT BETWEEN '0' AND '9' THEN NULL
      WHEN substr(rest, 1, 1) = '0' AND coalesce(digits, '') = '' THEN ''
      ELSE coalesce(digits, '') || (9 - substr(rest, 1, 1))
    END,
    CASE
      WHEN substr(rest, 1, 1) BETWEEN '0' AND '9' THEN done
      ELSE done || coalesce(printf('%03d', 999 - length(digits)) || digits, '') || substr(rest, 1, 1)
    END
  FROM walked WHERE rest <> ''
)
UPDATE episodes SET slug_key = substr(w.done, 1, length(w.done) - 1)
FROM walked w WHERE w.key = episodes.key AND w.rest = '';

DROP INDEX episodes_newest;
CREATE INDEX episodes_newest ON episodes (published_key DESC, slug_key, id);
