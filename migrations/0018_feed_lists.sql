-- 'feed', or 'list': what stands behind the address is a list of feeds, and its items are those.
ALTER TABLE feeds ADD COLUMN kind TEXT NOT NULL DEFAULT 'feed';
-- Its items are being written down: cut off there, it has to be read again.
ALTER TABLE feeds ADD COLUMN is_reading INTEGER NOT NULL DEFAULT 0;
-- JSON {url, etag, lastModified}: where the listed chapters came from, with the validators of that answer.
ALTER TABLE feed_items ADD COLUMN chapters_source TEXT;
-- A list named it. A list in a list is not read, or there would be no end to it.
ALTER TABLE feeds ADD COLUMN is_listed INTEGER NOT NULL DEFAULT 0;
