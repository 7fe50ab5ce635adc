-- A person's own forecast of a renewal, beside what the source of a deal says. It is about one term:
-- `term_day` is the renewal that lay ahead when it was given; ended = taken back.
CREATE TABLE forecast (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account,
  day INTEGER NOT NULL, term_day INTEGER NOT NULL, ended_day INTEGER,
  category TEXT NOT NULL,
  home INTEGER, body TEXT NOT NULL
) STRICT;
CREATE INDEX forecast_account ON forecast (account);

-- The same in words.
CREATE VIEW v_forecast AS
SELECT 'a' || account AS account, date(day * 86400, 'unixepoch') AS day,
  date(term_day * 86400, 'unixepoch') AS term, date(ended_day * 86400, 'unixepoch') AS ended,
  category
FROM forecast;
