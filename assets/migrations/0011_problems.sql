-- Rows set aside that the person lets be.
CREATE TABLE waiver (
  id INTEGER PRIMARY KEY,
  account INTEGER,              -- NULL: it is about a row of a file
  raw TEXT NOT NULL,            -- the row as it was read
  column_name TEXT,             -- NULL = the whole row
  body TEXT NOT NULL
) STRICT;
CREATE INDEX waiver_raw ON waiver (raw);

-- The run that read the row as it should be, in whatever file.
ALTER TABLE problem ADD COLUMN solved_run INTEGER;
