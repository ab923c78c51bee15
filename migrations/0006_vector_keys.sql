-- AUTOINCREMENT: a key names one vector for ever, so that one who has read it knows what has come and gone since then.
CREATE TABLE passage_vectors_named (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_key INTEGER NOT NULL REFERENCES passages (key) ON DELETE CASCADE,
  embedding_key INTEGER NOT NULL REFERENCES embeddings (key),
  vector BLOB,
  UNIQUE (owner_key, embedding_key)
);
INSERT INTO passage_vectors_named SELECT key, owner_key, embedding_key, vector FROM passage_vectors ORDER BY key;
DROP TABLE passage_vectors;
ALTER TABLE passage_vectors_named RENAME TO passage_vectors;

CREATE TABLE lesson_vectors_named (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_key INTEGER NOT NULL REFERENCES lessons (key) ON DELETE CASCADE,
  embedding_key INTEGER NOT NULL REFERENCES embeddings (key),
  vector BLOB,
  UNIQUE (owner_key, embedding_key)
);
INSERT INTO lesson_vectors_named SELECT key, owner_key, embedding_key, vector FROM lesson_vectors ORDER BY key;
DROP TABLE lesson_vectors;
ALTER TABLE lesson_vectors_named RENAME TO lesson_vectors;
