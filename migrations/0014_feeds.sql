-- JSON: what the publisher says of an episode beyond its links (season, number, pictures, chapters); NULL for nothing.
ALTER TABLE episodes ADD COLUMN publication TEXT;

-- Feeds that are followed. One that nobody follows any more stays, so that its items keep their slugs.
CREATE TABLE feeds (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL UNIQUE,
  -- NULL until the feed was read: then it is made of its title.
  show TEXT,
  title TEXT,
  language TEXT,
  state TEXT NOT NULL,
  -- JSON {code, message}: why it could not be read, or not to its end.
  error TEXT,
  etag TEXT,
  last_modified TEXT,
  -- Counts how often its items were gone through.
  pass INTEGER NOT NULL DEFAULT 0,
  -- Its oldest page was reached once, so that reading may stop at one that is known.
  is_whole INTEGER NOT NULL DEFAULT 0,
  -- The next pass looks at every item.
  checks_all INTEGER NOT NULL DEFAULT 0,
  -- How often in a row it could not be read.
  failures INTEGER NOT NULL DEFAULT 0,
  -- The process that works on it, and until when others believe that.
  owner TEXT,
  owned_until TEXT,
  last_fetched_at TEXT,
  next_fetch_at TEXT,
  removed_at TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
);
CREATE INDEX feeds_due ON feeds (next_fetch_at);

CREATE TABLE feed_items (
  key INTEGER PRIMARY KEY,
  feed_key INTEGER NOT NULL REFERENCES feeds (key) ON DELETE CASCADE,
  guid TEXT NOT NULL,
  -- Given when the item is first seen, and its episode's ever after.
  slug TEXT NOT NULL,
  title TEXT,
  -- JSON: the item as the feed has it.
  description TEXT NOT NULL,
  -- Hash of the description.
  digest TEXT NOT NULL,
  state TEXT NOT NULL,
  outcome TEXT,
  -- JSON {code, message}.
  reason TEXT,
  -- The pass that last dealt with it.
  pass INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- Not tried again before; NULL: at once.
  try_at TEXT,
  -- When its transcript is to be looked at again, though the feed says nothing new of it.
  check_at TEXT,
  -- Hash of all that its episode was last made from.
  taken TEXT,
  transcript_url TEXT,
  etag TEXT,
  last_modified TEXT,
  UNIQUE (feed_key, guid)
);
CREATE INDEX feed_items_by_guid ON feed_items (guid);
CREATE INDEX feed_items_by_slug ON feed_items (slug);
CREATE INDEX feed_items_by_state ON feed_items (feed_key, state, key);
