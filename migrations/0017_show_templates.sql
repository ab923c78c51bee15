-- Templates of show notes that a show has of its own: what people wrote, and derived from nothing.
CREATE TABLE show_templates (
  show TEXT NOT NULL,
  name TEXT NOT NULL,
  -- markdown, html, text: what comes out.
  format TEXT NOT NULL,
  -- full, newsletter, feed: how much of it.
  length TEXT NOT NULL,
  source TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (show, name)
) WITHOUT ROWID;
