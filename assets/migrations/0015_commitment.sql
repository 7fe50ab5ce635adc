-- What a contract that is priced by consumption commits to, in units of the metric `consumed`.
ALTER TABLE subscription ADD COLUMN commitment INTEGER;
DROP VIEW v_subscription;
CREATE VIEW v_subscription AS
SELECT 'a' || l.account AS account, s.source, s.key,
  date(s.start * 86400, 'unixepoch') AS start, date(s."end" * 86400, 'unixepoch') AS "end",
  s.notice, s.auto_renew, s.product, s.seats, s.seats_provisioned,
  coalesce(s.arr, s.mrr * 12) AS arr_minor, s.currency,
  date(s.cancelled * 86400, 'unixepoch') AS cancelled, s.status, s.commitment
FROM subscription s LEFT JOIN account_link l ON l.id = s.link WHERE s.gone_run IS NULL;
