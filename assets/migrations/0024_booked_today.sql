-- What a calendar has on a day and says nothing more of is planned until that day is over.
DROP VIEW v_activity;
CREATE VIEW v_activity AS
SELECT 'a' || l.account AS account, x.source, x.key, x.kind, x.direction,
  date(x.date * 86400, 'unixepoch') AS date, x.attendees, x.subject, x.body,
  CASE WHEN x.status IS NULL AND x.kind NOT IN ('chat', 'email', 'note')
      AND x.date >= (SELECT max(day) FROM derived) THEN 'planned'
    WHEN coalesce(x.status, 'held') = 'held' AND x.date > (SELECT max(day) FROM derived)
    THEN 'planned' ELSE coalesce(x.status, 'held') END AS status
FROM activity x LEFT JOIN account_link l ON l.id = x.link WHERE x.gone_run IS NULL
UNION ALL
SELECT 'a' || account, 'you', 'c' || id, kind, direction, date(day * 86400, 'unixepoch'),
  (SELECT group_concat(value, ';') FROM json_each(body, '$.with')), text, NULL, status
FROM touch;
