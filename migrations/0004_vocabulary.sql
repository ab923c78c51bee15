-- The words of the archive as they were said, not stemmed: what a query's spelling is corrected against. Only which
-- passage holds which word is kept.
CREATE VIRTUAL TABLE passage_words USING fts5 (
  words,
  content = '', contentless_delete = 1, detail = none, tokenize = 'unicode61 remove_diacritics 2'
);
-- One row for each word, with the number of passages that hold it.
CREATE VIRTUAL TABLE passage_vocabulary USING fts5vocab (passage_words, row);

INSERT INTO passage_words (rowid, words)
  SELECT p.key, concat_ws(char(10), p.text, p.speakers, c.title, e.title) FROM passages p
    JOIN episodes e ON e.key = p.episode_key
    LEFT JOIN chapters c ON c.episode_key = p.episode_key AND c.chapter_index = p.chapter;
