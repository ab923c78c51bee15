-- What the feed says names its podcast wherever it is hosted; NULL where it says nothing.
ALTER TABLE feeds ADD COLUMN podcast_guid TEXT;
