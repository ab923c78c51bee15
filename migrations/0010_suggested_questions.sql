-- Questions that the episode answers, derived with it: a JSON array of {question, turn, startTime, timing}.
ALTER TABLE episodes ADD COLUMN questions TEXT NOT NULL DEFAULT '[]';
