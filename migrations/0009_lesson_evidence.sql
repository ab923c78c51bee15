-- Where else an episode says what a lesson says: a JSON array, best first. Each has the `id` that it would have as a lesson,
-- so that a quote that people hid stays hidden when another lesson takes it in.
ALTER TABLE lessons ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]';
