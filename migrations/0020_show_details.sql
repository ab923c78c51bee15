-- While people call a show otherwise: what ingests and feeds call it. NULL: that is its `title`.
ALTER TABLE shows ADD COLUMN told_title TEXT;

-- What is known of a show beside its episodes. It outlasts them, as a show's templates do.
CREATE TABLE show_details (
  show TEXT PRIMARY KEY,
  -- JSON: what people gave, derived from nothing. A field that is missing is as the feed tells it.
  given TEXT NOT NULL DEFAULT '{}',
  -- JSON: what its feed says of itself.
  told TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID;
