-- Early warnings over time, from the day on which they were first kept. Opened, cleared and surfaced
-- are days; surfaced is NULL while the day has no room for a new one; news counts against that room;
-- resumed = it came back within the cooldown.
CREATE TABLE warning (
  account INTEGER NOT NULL REFERENCES account,
  rule TEXT NOT NULL,
  opened INTEGER NOT NULL,
  severity TEXT NOT NULL,
  news INTEGER NOT NULL,
  surfaced INTEGER,
  cleared INTEGER,
  resumed INTEGER NOT NULL,
  PRIMARY KEY (account, rule, opened)
) STRICT, WITHOUT ROWID;
CREATE INDEX warning_marked ON warning (account) WHERE cleared IS NULL AND (surfaced IS NULL OR resumed);
CREATE INDEX warning_waiting ON warning (account) WHERE surfaced IS NULL AND cleared IS NULL;
CREATE INDEX warning_news ON warning (surfaced) WHERE news;

-- The same in words.
CREATE VIEW v_warning AS
SELECT 'a' || account AS account, rule, nullif(severity, '+') AS severity,
  date(opened * 86400, 'unixepoch') AS opened, date(surfaced * 86400, 'unixepoch') AS surfaced,
  date(cleared * 86400, 'unixepoch') AS cleared, resumed
FROM warning;

