-- Whether a practice is in use at all is asked before every scoring: each index holds its rows only.
CREATE INDEX contact_sponsor ON contact (role) WHERE role = 'sponsor';
CREATE INDEX activity_review ON activity (kind) WHERE kind = 'qbr';
CREATE INDEX touch_review ON touch (kind) WHERE kind = 'qbr';
CREATE INDEX account_record_owner ON account_record (id) WHERE owner IS NOT NULL;

-- What is no warning but good news has no severity.
DROP VIEW v_signal;
CREATE VIEW v_signal AS
SELECT 'a' || d.account AS account, d.name, json_extract(s.value, '$.rule') AS rule,
  nullif(json_extract(s.value, '$.severity'), 'Good') AS severity,
  json_extract(s.value, '$.since') AS since,
  json_extract(s.value, '$.value') AS value, json_extract(s.value, '$.threshold') AS threshold,
  json_extract(s.value, '$.baseline') AS baseline
FROM derived d, json_each(d.body, '$.signals') s;
