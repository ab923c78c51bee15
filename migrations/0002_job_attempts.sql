-- How often a job was taken from the queue: one that keeps failing, or that ends its thread, is not tried for ever.
ALTER TABLE jobs ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
