-- A point is measured in hex digits: small counts fit into half a byte, most others into one and a half.
CREATE TABLE kept AS SELECT * FROM series;
DROP VIEW v_usage_daily;
DROP TABLE series;
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  link INTEGER NOT NULL REFERENCES account_link,
  metric TEXT NOT NULL,
  grain TEXT NOT NULL,          -- day, week, month
  first_day INTEGER NOT NULL,
  digits INTEGER NOT NULL CHECK (digits BETWEEN 1 AND 16), -- 1, 2, 3, 4, 8 or 16
  scale INTEGER NOT NULL,
  low INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  points BLOB NOT NULL,
  made_run INTEGER,
  UNIQUE (link, metric)
) STRICT;
INSERT INTO series (id, link, metric, grain, first_day, digits, scale, low, run, points, made_run)
SELECT id, link, metric, grain, first_day, width * 2, scale, low, run, points, made_run FROM kept;
DROP TABLE kept;
CREATE VIEW v_usage_daily AS
WITH RECURSIVE place (i) AS (
  SELECT 0 UNION ALL SELECT i + 1 FROM place
  WHERE i + 1 < (SELECT max(length(points) * 2 / digits) FROM series))
SELECT 'a' || l.account AS account, l.source, l.reference, p.metric, p.grain,
  date(p.day * 86400, 'unixepoch') AS day,
  (p.low + CASE p.digits
    WHEN 1 THEN
        (instr('0123456789ABCDEF', substr(h, 1, 1)) - 1)
    WHEN 2 THEN
        ((instr('0123456789ABCDEF', substr(h, 1, 1)) - 1) << 4)
      + (instr('0123456789ABCDEF', substr(h, 2, 1)) - 1)
    WHEN 3 THEN
        ((instr('0123456789ABCDEF', substr(h, 1, 1)) - 1) << 8)
      + ((instr('0123456789ABCDEF', substr(h, 2, 1)) - 1) << 4)
      + (instr('0123456789ABCDEF', substr(h, 3, 1)) - 1)
    WHEN 4 THEN
        ((instr('0123456789ABCDEF', substr(h, 1, 1)) - 1) << 12)
      + ((instr('0123456789ABCDEF', substr(h, 2, 1)) - 1) << 8)
      + ((instr('0123456789ABCDEF', substr(h, 3, 1)) - 1) << 4)
      + (instr('0123456789ABCDEF', substr(h, 4, 1)) - 1)
    WHEN 8 THEN
        ((instr('0123456789ABCDEF', substr(h, 1, 1)) - 1) << 28)
      + ((instr('0123456789ABCDEF', substr(h, 2, 1)) - 1) << 24)
      + ((instr('0123456789ABCDEF', substr(h, 3, 1)) - 1) << 20)
      + ((instr('0123456789ABCDEF', substr(h, 4, 1)) - 1) << 16)
      + ((instr('0123456789ABCDEF', substr(h, 5, 1)) - 1) << 12)
      + ((instr('0123456789ABCDEF', substr(h, 6, 1)) - 1) << 8)
      + ((instr('0123456789ABCDEF', substr(h, 7, 1)) - 1) << 4)
      + (instr('0123456789ABCDEF', substr(h, 8, 1)) - 1)
    ELSE
        ((instr('0123456789ABCDEF', substr(h, 1, 1)) - 1) << 60)
      + ((instr('0123456789ABCDEF', substr(h, 2, 1)) - 1) << 56)
      + ((instr('0123456789ABCDEF', substr(h, 3, 1)) - 1) << 52)
      + ((instr('0123456789ABCDEF', substr(h, 4, 1)) - 1) << 48)
      + ((instr('0123456789ABCDEF', substr(h, 5, 1)) - 1) << 44)
      + ((instr('0123456789ABCDEF', substr(h, 6, 1)) - 1) << 40)
      + ((instr('0123456789ABCDEF', substr(h, 7, 1)) - 1) << 36)
      + ((instr('0123456789ABCDEF', substr(h, 8, 1)) - 1) << 32)
      + ((instr('0123456789ABCDEF', substr(h, 9, 1)) - 1) << 28)
      + ((instr('0123456789ABCDEF', substr(h, 10, 1)) - 1) << 24)
      + ((instr('0123456789ABCDEF', substr(h, 11, 1)) - 1) << 20)
      + ((instr('0123456789ABCDEF', substr(h, 12, 1)) - 1) << 16)
      + ((instr('0123456789ABCDEF', substr(h, 13, 1)) - 1) << 12)
      + ((instr('0123456789ABCDEF', substr(h, 14, 1)) - 1) << 8)
      + ((instr('0123456789ABCDEF', substr(h, 15, 1)) - 1) << 4)
      + (instr('0123456789ABCDEF', substr(h, 16, 1)) - 1)
    END) / (CASE p.scale WHEN 0 THEN 1 WHEN 1 THEN 10.0 WHEN 2 THEN 100.0 WHEN 3 THEN 1000.0
      WHEN 4 THEN 10000.0 WHEN 5 THEN 100000.0 ELSE 1000000.0 END) AS value
FROM (SELECT s.link, s.metric, s.grain, s.first_day + place.i AS day, s.scale, s.low, s.digits,
        substr(hex(substr(s.points, place.i * s.digits / 2 + 1, (s.digits + 1) / 2)),
          place.i * s.digits % 2 + 1, s.digits) AS h
      FROM series s JOIN place ON place.i < length(s.points) * 2 / s.digits) p
  JOIN account_link l ON l.id = p.link
WHERE p.h NOT IN ('F', 'FF', 'FFF', 'FFFF', 'FFFFFFFF', 'FFFFFFFFFFFFFFFF');
