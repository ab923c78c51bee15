-- What of an episode its sender gave: JSON with the fields given, so that what the transcript itself says is told apart from
-- it and is read anew whenever the transcript is. NULL, of before that was noted: all that stands in the row.
ALTER TABLE episodes ADD COLUMN given TEXT;
