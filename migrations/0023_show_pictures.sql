-- A picture that people gave stands before the one of the feed, which is kept beside it. Like details, they outlast episodes.
CREATE TABLE show_pictures (
  show TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('given', 'told')),
  -- Names the content, and its size in pixels; NULL where it could not be had and trying again is of no use.
  hash TEXT,
  width INTEGER,
  height INTEGER,
  -- Where the feed says it is.
  url TEXT,
  PRIMARY KEY (show, origin)
) WITHOUT ROWID;

-- The sizes and formats that it was made into.
CREATE TABLE show_picture_files (
  key INTEGER PRIMARY KEY,
  show TEXT NOT NULL,
  origin TEXT NOT NULL,
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (show, origin, name),
  FOREIGN KEY (show, origin) REFERENCES show_pictures (show, origin) ON DELETE CASCADE
);

-- What feeds say of their shows was not kept before: each is read whole once more.
UPDATE feeds SET etag = NULL, last_modified = NULL;
