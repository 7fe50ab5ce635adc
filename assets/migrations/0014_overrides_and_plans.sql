-- A person's own word beside the score: a band, perhaps with a score (in tenths), a reason, a last
-- day; ended = taken back before that. It never goes into a score.
CREATE TABLE override (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account,
  day INTEGER NOT NULL, until_day INTEGER NOT NULL, ended_day INTEGER,
  band TEXT NOT NULL, score INTEGER, reason TEXT NOT NULL,
  home INTEGER, body TEXT NOT NULL
) STRICT;
CREATE INDEX override_account ON override (account);

-- Success plans with their objectives, and proofs of value, as the person writes them down.
CREATE TABLE plan (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account,
  opened_day INTEGER NOT NULL, agreed_day INTEGER, closed_day INTEGER, reviewed_day INTEGER NOT NULL,
  home INTEGER, body TEXT NOT NULL
) STRICT;
CREATE INDEX plan_account ON plan (account);
CREATE INDEX plan_reviewed ON plan (reviewed_day);
CREATE TABLE proof (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account,
  day INTEGER NOT NULL, text TEXT NOT NULL,
  home INTEGER, body TEXT NOT NULL
) STRICT;
CREATE INDEX proof_account ON proof (account);
CREATE INDEX proof_day ON proof (day);

-- The same in words.
CREATE VIEW v_override AS
SELECT 'a' || account AS account, date(day * 86400, 'unixepoch') AS day,
  date(until_day * 86400, 'unixepoch') AS until, date(ended_day * 86400, 'unixepoch') AS ended,
  band, score / 10.0 AS score, reason
FROM override;
CREATE VIEW v_objective AS
SELECT 'a' || p.account AS account, p.id AS plan, date(p.opened_day * 86400, 'unixepoch') AS opened,
  date(p.agreed_day * 86400, 'unixepoch') AS agreed, date(p.closed_day * 86400, 'unixepoch') AS closed,
  o.key + 1 AS number, json_extract(o.value, '$.title') AS title,
  json_extract(o.value, '$.due') AS due, json_extract(o.value, '$.met') AS met
FROM plan p LEFT JOIN json_each(p.body, '$.objectives') o;
CREATE VIEW v_proof AS
SELECT 'a' || account AS account, date(day * 86400, 'unixepoch') AS day, text FROM proof;
