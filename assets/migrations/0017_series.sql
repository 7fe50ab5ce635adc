-- The width of points is checked by its bounds: a list of values is a table of its own, which SQLite
-- makes anew for every row that is written.
CREATE TABLE kept AS SELECT * FROM series;
DROP TABLE series;
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  link INTEGER NOT NULL REFERENCES account_link,
  metric TEXT NOT NULL,
  grain TEXT NOT NULL,          -- day, week, month
  first_day INTEGER NOT NULL,
  width INTEGER NOT NULL CHECK (width BETWEEN 1 AND 8), -- 1, 2, 4 or 8
  scale INTEGER NOT NULL,
  low INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  points BLOB NOT NULL,
  made_run INTEGER,
  UNIQUE (link, metric)
) STRICT;
INSERT INTO series (id, link, metric, grain, first_day, width, scale, low, run, points, made_run)
SELECT id, link, metric, grain, first_day, width, scale, low, run, points, made_run FROM kept;
DROP TABLE kept;
