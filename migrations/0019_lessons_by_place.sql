-- Which lessons begin in a stretch of an episode: facets ask it of every passage that a search found.
CREATE INDEX lessons_by_place ON lessons (episode_key, turn, start_offset);
