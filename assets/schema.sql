-- The tables of a new store, version 24
CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sequence (name TEXT PRIMARY KEY, next INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,          -- Unix seconds
  by TEXT NOT NULL,
  today INTEGER NOT NULL,
  accounts_changed INTEGER NOT NULL DEFAULT 0,
  undone_at INTEGER             -- Unix seconds; NULL = in force
, traced INTEGER NOT NULL DEFAULT 0, changes TEXT NOT NULL DEFAULT '[]', held TEXT, held_how TEXT) STRICT;
CREATE TABLE run_file (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  path TEXT NOT NULL,
  entity TEXT,
  source TEXT,
  preset TEXT,
  format TEXT,
  encoding TEXT,
  delimiter TEXT,
  header_line INTEGER,
  as_of INTEGER,
  covered_from INTEGER,
  covered_to INTEGER,
  digest BLOB,                  -- blake3 of the bytes
  settings BLOB,                -- digest of the preset and the options it was read with
  size INTEGER,
  status TEXT NOT NULL,         -- applied, unchanged, refused, held, unmapped
  read INTEGER NOT NULL,
  new INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  error TEXT,                   -- JSON message
  notes TEXT NOT NULL,          -- JSON messages
  latest INTEGER NOT NULL       -- 1 for the newest reading of this path
, values_aside INTEGER NOT NULL DEFAULT 0, superseded_run INTEGER, fields TEXT) STRICT;
CREATE INDEX run_file_run ON run_file (run);
CREATE INDEX run_file_path ON run_file (path, entity);
CREATE INDEX run_file_feed ON run_file (source, entity, as_of);
CREATE INDEX run_file_digest ON run_file (digest);
CREATE TABLE problem (
  id INTEGER PRIMARY KEY,
  file INTEGER NOT NULL REFERENCES run_file,
  line INTEGER NOT NULL,
  record INTEGER NOT NULL,
  column_name TEXT,
  value TEXT,
  reason TEXT NOT NULL,         -- JSON message
  raw TEXT NOT NULL
, value_only INTEGER NOT NULL DEFAULT 0, solved_run INTEGER) STRICT;
CREATE INDEX problem_file ON problem (file);
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  merged_into INTEGER REFERENCES account
, made_run INTEGER) STRICT;
CREATE TABLE account_link (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  reference TEXT NOT NULL,
  account INTEGER REFERENCES account,
  run INTEGER REFERENCES run,
  by TEXT, made_run INTEGER, home INTEGER,                      -- record, reference, alias, domain, name, person
  UNIQUE (source, reference)
) STRICT;
CREATE INDEX account_link_account ON account_link (account);
CREATE TABLE account_record (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  link INTEGER REFERENCES account_link,
  creates INTEGER NOT NULL DEFAULT 0, -- 1 = a list of customers; 0 = only describes known ones
  name TEXT, arr INTEGER, mrr INTEGER, currency TEXT, owner TEXT, segment TEXT,
  tier TEXT, stage TEXT, start_date INTEGER, parent TEXT, industry TEXT,
  country TEXT, domains TEXT, fiscal_year_end TEXT, go_live_date INTEGER,
  seats INTEGER, renewal_date INTEGER, end_date INTEGER, notice TEXT,
  auto_renew TEXT, last_touch INTEGER, name_kana TEXT, short_name TEXT,
  corporate_number TEXT, tags TEXT, internal INTEGER, url TEXT, alias TEXT,
  extra TEXT,
  stated BLOB NOT NULL,
  first_day INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  recorded_at INTEGER NOT NULL,
  gone_run INTEGER, made_run INTEGER, gone_day INTEGER, merged_into TEXT, merged_ids TEXT,
  UNIQUE (source, key)
) STRICT;
CREATE INDEX account_record_link ON account_record (link);
CREATE TABLE subscription (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  link INTEGER REFERENCES account_link,
  start INTEGER, "end" INTEGER, renewal INTEGER, notice TEXT, auto_renew TEXT,
  auto_renew_changed INTEGER, product TEXT, seats INTEGER, seats_provisioned INTEGER,
  mrr INTEGER, arr INTEGER, currency TEXT, cancelled INTEGER, status TEXT,
  extra TEXT,
  stated BLOB NOT NULL,
  first_day INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  recorded_at INTEGER NOT NULL,
  gone_run INTEGER, made_run INTEGER, gone_day INTEGER, commitment INTEGER,
  UNIQUE (source, key)
) STRICT;
CREATE INDEX subscription_link ON subscription (link);
CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  link INTEGER REFERENCES account_link,
  name TEXT, email TEXT, title TEXT, role TEXT, influence TEXT, sentiment TEXT,
  last_seen INTEGER, bounced INTEGER, departed INTEGER, name_kana TEXT,
  department TEXT, phone TEXT, chat TEXT,
  extra TEXT,
  stated BLOB NOT NULL,
  first_day INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  recorded_at INTEGER NOT NULL,
  gone_run INTEGER, made_run INTEGER, gone_day INTEGER,
  UNIQUE (source, key)
) STRICT;
CREATE INDEX contact_link ON contact (link);
CREATE TABLE ticket (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  link INTEGER REFERENCES account_link,
  opened INTEGER, closed INTEGER, priority TEXT, status TEXT, subject TEXT,
  kind TEXT, sla_breached INTEGER, reopened INTEGER, satisfaction REAL,
  requester TEXT, url TEXT,
  extra TEXT,
  stated BLOB NOT NULL,
  first_day INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  recorded_at INTEGER NOT NULL,
  gone_run INTEGER, made_run INTEGER, gone_day INTEGER,
  UNIQUE (source, key)
) STRICT;
CREATE INDEX ticket_link ON ticket (link);
CREATE TABLE response (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  link INTEGER REFERENCES account_link,
  kind TEXT, score REAL, date INTEGER, contact TEXT, verbatim TEXT, survey TEXT,
  extra TEXT,
  stated BLOB NOT NULL,
  first_day INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  recorded_at INTEGER NOT NULL,
  gone_run INTEGER, made_run INTEGER, gone_day INTEGER,
  UNIQUE (source, key)
) STRICT;
CREATE INDEX response_link ON response (link);
CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  link INTEGER REFERENCES account_link,
  kind TEXT, date INTEGER, time TEXT, direction TEXT, attendees TEXT,
  subject TEXT, body TEXT, next_step TEXT, status TEXT, author TEXT, tags TEXT,
  extra TEXT,
  stated BLOB NOT NULL,
  first_day INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  recorded_at INTEGER NOT NULL,
  gone_run INTEGER, made_run INTEGER, gone_day INTEGER, next_action TEXT,
  UNIQUE (source, key)
) STRICT;
CREATE INDEX activity_link ON activity (link);
CREATE TABLE invoice (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  link INTEGER REFERENCES account_link,
  issued INTEGER, due INTEGER, paid INTEGER, status TEXT, amount INTEGER,
  open_amount INTEGER, currency TEXT, disputed INTEGER, disputed_since INTEGER,
  number TEXT,
  extra TEXT,
  stated BLOB NOT NULL,
  first_day INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  recorded_at INTEGER NOT NULL,
  gone_run INTEGER, made_run INTEGER, gone_day INTEGER,
  UNIQUE (source, key)
) STRICT;
CREATE INDEX invoice_link ON invoice (link);
CREATE TABLE opportunity (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  link INTEGER REFERENCES account_link,
  name TEXT, kind TEXT, amount INTEGER, currency TEXT, close_date INTEGER,
  category TEXT, stage TEXT, competitor TEXT, status TEXT, created INTEGER,
  extra TEXT,
  stated BLOB NOT NULL,
  first_day INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  recorded_at INTEGER NOT NULL,
  gone_run INTEGER, made_run INTEGER, gone_day INTEGER,
  UNIQUE (source, key)
) STRICT;
CREATE INDEX opportunity_link ON opportunity (link);
CREATE TABLE training (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  link INTEGER REFERENCES account_link,
  contact TEXT, course TEXT, status TEXT, date INTEGER, expiry INTEGER,
  extra TEXT,
  stated BLOB NOT NULL,
  first_day INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  recorded_at INTEGER NOT NULL,
  gone_run INTEGER, made_run INTEGER, gone_day INTEGER,
  UNIQUE (source, key)
) STRICT;
CREATE INDEX training_link ON training (link);
CREATE TABLE export_task (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  link INTEGER REFERENCES account_link,
  task_id INTEGER NOT NULL UNIQUE,
  title TEXT, start INTEGER, due INTEGER, done INTEGER, milestone INTEGER,
  side TEXT, template TEXT, project TEXT, owner TEXT, status TEXT, notes TEXT,
  extra TEXT,
  stated BLOB NOT NULL,
  first_day INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  recorded_at INTEGER NOT NULL,
  gone_run INTEGER, made_run INTEGER, gone_day INTEGER,
  UNIQUE (source, key)
) STRICT;
CREATE INDEX export_task_link ON export_task (link);
CREATE TABLE outcome (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  link INTEGER REFERENCES account_link,
  kind TEXT, decision_date INTEGER, effective_date INTEGER, arr INTEGER,
  currency TEXT, reason TEXT,
  extra TEXT,
  stated BLOB NOT NULL,
  first_day INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  recorded_at INTEGER NOT NULL,
  gone_run INTEGER, made_run INTEGER, gone_day INTEGER,
  UNIQUE (source, key)
) STRICT;
CREATE INDEX outcome_link ON outcome (link);
CREATE TABLE version (
  entity TEXT NOT NULL,
  row INTEGER NOT NULL,
  field TEXT NOT NULL,
  until_day INTEGER NOT NULL,
  value ANY,
  PRIMARY KEY (entity, row, field, until_day)
) STRICT, WITHOUT ROWID;
CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  account INTEGER REFERENCES account,
  title TEXT, kind TEXT, side TEXT, status TEXT, due INTEGER, priority INTEGER,
  waiting_on TEXT, snoozed_until INTEGER, owner TEXT, created INTEGER, finished INTEGER,
  origin TEXT,
  body TEXT
, home INTEGER) STRICT;
CREATE INDEX task_account ON task (account);
CREATE TABLE touch (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account,
  kind TEXT NOT NULL, direction TEXT, day INTEGER NOT NULL, status TEXT NOT NULL,
  text TEXT NOT NULL,
  body TEXT NOT NULL
, home INTEGER) STRICT;
CREATE INDEX touch_account ON touch (account);
CREATE TABLE pulse (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account,
  day INTEGER NOT NULL, level TEXT NOT NULL, reason TEXT,
  body TEXT NOT NULL
, home INTEGER) STRICT;
CREATE INDEX pulse_account ON pulse (account);
CREATE TABLE verdict (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account,
  rule TEXT NOT NULL, kind TEXT NOT NULL, day INTEGER NOT NULL, until_day INTEGER,
  body TEXT NOT NULL
, home INTEGER) STRICT;
CREATE INDEX verdict_account ON verdict (account);
CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account,
  field TEXT NOT NULL, value TEXT, against TEXT,
  settled_run INTEGER REFERENCES run, -- the run that brought the corrected value
  body TEXT NOT NULL
, home INTEGER) STRICT;
CREATE INDEX correction_account ON correction (account);
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  gesture INTEGER NOT NULL,
  at INTEGER NOT NULL,          -- Unix seconds
  by TEXT NOT NULL,
  title TEXT NOT NULL,          -- JSON message
  entity TEXT NOT NULL,
  id INTEGER NOT NULL,
  account INTEGER,
  before TEXT,
  after TEXT,
  undone INTEGER NOT NULL DEFAULT 0, -- 1 = taken back, can be done again; 2 = taken back for good
  turned_at INTEGER             -- when it was last taken back or done again, Unix seconds
) STRICT;
CREATE INDEX journal_gesture ON journal (undone, gesture);
CREATE INDEX journal_account ON journal (account);
CREATE TABLE scorecard (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE) STRICT;
CREATE TABLE derived (
  account INTEGER PRIMARY KEY REFERENCES account,
  day INTEGER NOT NULL,
  scorecard INTEGER NOT NULL REFERENCES scorecard,
  must_do INTEGER NOT NULL,
  priority REAL NOT NULL,
  name TEXT NOT NULL, owner TEXT, segment TEXT, tier TEXT NOT NULL, stage TEXT,
  arr_minor INTEGER, currency TEXT,
  score REAL, raw REAL, band TEXT NOT NULL, coverage REAL NOT NULL,
  delta7 REAL, delta30 REAL, delta90 REAL,
  renewal_date INTEGER, opt_out_date INTEGER, deadline INTEGER,
  last_two_way_touch INTEGER,
  open_tasks INTEGER NOT NULL, overdue_tasks INTEGER NOT NULL, open_tickets INTEGER NOT NULL,
  open_signals INTEGER NOT NULL, reason_code TEXT,
  sparkline BLOB NOT NULL,      -- 26 bytes, oldest first; 255 = unknown
  body TEXT NOT NULL            -- everything the list shows, JSON
) STRICT;
CREATE INDEX derived_order ON derived (must_do DESC, priority DESC, account);
CREATE INDEX derived_age ON derived (day, scorecard);
CREATE TABLE dirty (account INTEGER PRIMARY KEY, change INTEGER NOT NULL) STRICT;
CREATE TABLE snapshot (
  account INTEGER NOT NULL REFERENCES account,
  day INTEGER NOT NULL,
  score INTEGER,                -- tenths of a point
  raw INTEGER,
  coverage REAL NOT NULL,
  band TEXT NOT NULL,
  kind TEXT NOT NULL,
  scorecard INTEGER NOT NULL REFERENCES scorecard,
  PRIMARY KEY (account, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE closes (
  account INTEGER PRIMARY KEY REFERENCES account,
  last_sunday INTEGER NOT NULL,
  scores BLOB NOT NULL
) STRICT;
CREATE VIEW v_account AS
SELECT 'a' || a.id AS id, a.id AS number, d.name, d.owner, d.segment, d.tier, d.stage,
  d.arr_minor, d.currency,
  d.score AS health_score, d.band AS health_band, d.coverage,
  d.delta7 AS health_delta_7d, d.delta30 AS health_delta_30d, d.delta90 AS health_delta_90d,
  date(d.renewal_date * 86400, 'unixepoch') AS renewal_date,
  date(d.opt_out_date * 86400, 'unixepoch') AS opt_out_date,
  date(d.deadline * 86400, 'unixepoch') AS deadline,
  date(d.last_two_way_touch * 86400, 'unixepoch') AS last_two_way_touch,
  d.open_tasks, d.overdue_tasks, d.open_tickets, d.open_signals, d.reason_code,
  d.must_do, d.priority,
  date(d.day * 86400, 'unixepoch') AS as_of
FROM account a LEFT JOIN derived d ON d.account = a.id
WHERE a.merged_into IS NULL;
CREATE VIEW v_link AS
SELECT 'a' || account AS account, source, reference, by FROM account_link;
CREATE VIEW v_task AS
SELECT 't' || id AS id, 'a' || account AS account, title, kind, side, status,
  date(due * 86400, 'unixepoch') AS due, priority, waiting_on,
  date(snoozed_until * 86400, 'unixepoch') AS snoozed_until, owner,
  date(created * 86400, 'unixepoch') AS created,
  date(finished * 86400, 'unixepoch') AS finished, coalesce(origin, 'you') AS origin
FROM task WHERE body IS NOT NULL
UNION ALL
SELECT 't' || e.task_id, 'a' || l.account, e.title, 'task', coalesce(e.side, 'us'),
  coalesce(e.status, iif(e.done IS NULL, 'open', 'done')),
  date(e.due * 86400, 'unixepoch'), NULL, NULL, NULL, e.owner,
  date(coalesce(e.start, e.first_day) * 86400, 'unixepoch'),
  date(e.done * 86400, 'unixepoch'), e.source || '/' || e.key
FROM export_task e LEFT JOIN account_link l ON l.id = e.link
WHERE e.gone_run IS NULL AND e.task_id NOT IN (SELECT id FROM task);
CREATE VIEW v_contact AS
SELECT 'a' || l.account AS account, c.source, c.key, c.name, c.email, c.title, c.role,
  c.department, c.phone, c.sentiment, date(c.last_seen * 86400, 'unixepoch') AS last_seen,
  c.bounced, date(c.departed * 86400, 'unixepoch') AS departed
FROM contact c LEFT JOIN account_link l ON l.id = c.link WHERE c.gone_run IS NULL;
CREATE VIEW v_ticket AS
SELECT 'a' || l.account AS account, t.source, t.key,
  date(t.opened * 86400, 'unixepoch') AS opened, date(t.closed * 86400, 'unixepoch') AS closed,
  t.priority, t.status, t.subject, t.kind, t.sla_breached, t.reopened, t.satisfaction,
  t.requester, t.url
FROM ticket t LEFT JOIN account_link l ON l.id = t.link WHERE t.gone_run IS NULL;
CREATE VIEW v_response AS
SELECT 'a' || l.account AS account, r.source, r.key, r.kind, r.score,
  date(r.date * 86400, 'unixepoch') AS date, r.contact, r.verbatim, r.survey
FROM response r LEFT JOIN account_link l ON l.id = r.link WHERE r.gone_run IS NULL;
CREATE VIEW v_invoice AS
SELECT 'a' || l.account AS account, i.source, i.key, i.number,
  date(i.issued * 86400, 'unixepoch') AS issued, date(i.due * 86400, 'unixepoch') AS due,
  date(i.paid * 86400, 'unixepoch') AS paid, i.status, i.amount AS amount_minor,
  i.open_amount AS open_amount_minor, i.currency, i.disputed
FROM invoice i LEFT JOIN account_link l ON l.id = i.link WHERE i.gone_run IS NULL;
CREATE VIEW v_opportunity AS
SELECT 'a' || l.account AS account, o.source, o.key, o.name, o.kind, o.amount AS amount_minor,
  o.currency, date(o.close_date * 86400, 'unixepoch') AS close_date, o.category, o.stage,
  o.competitor, o.status, date(o.created * 86400, 'unixepoch') AS created
FROM opportunity o LEFT JOIN account_link l ON l.id = o.link WHERE o.gone_run IS NULL;
CREATE VIEW v_training AS
SELECT 'a' || l.account AS account, t.source, t.key, t.contact, t.course, t.status,
  date(t.date * 86400, 'unixepoch') AS date, date(t.expiry * 86400, 'unixepoch') AS expiry
FROM training t LEFT JOIN account_link l ON l.id = t.link WHERE t.gone_run IS NULL;
CREATE VIEW v_outcome AS
SELECT 'a' || l.account AS account, o.source, o.key, o.kind,
  date(o.decision_date * 86400, 'unixepoch') AS decision_date,
  date(o.effective_date * 86400, 'unixepoch') AS effective_date,
  o.arr AS arr_minor, o.currency, o.reason
FROM outcome o LEFT JOIN account_link l ON l.id = o.link WHERE o.gone_run IS NULL;
CREATE VIEW v_pulse AS
SELECT 'a' || account AS account, date(day * 86400, 'unixepoch') AS day, level, reason FROM pulse;
CREATE VIEW v_snapshot AS
SELECT 'a' || account AS account, date(day * 86400, 'unixepoch') AS day, score / 10.0 AS score,
  raw / 10.0 AS raw, coverage, band, kind FROM snapshot;
CREATE VIEW v_problem AS
SELECT f.run, f.path, p.line, p.record, p.column_name AS "column", p.value,
  json_extract(p.reason, '$.id') AS reason, p.raw
FROM problem p JOIN run_file f ON f.id = p.file WHERE f.latest;
CREATE VIEW v_history AS
SELECT seq, datetime(at, 'unixepoch') AS at, by, gesture, json_extract(title, '$.id') AS title,
  'a' || account AS account, entity, id, before, after, undone > 0 AS undone
FROM journal;
CREATE INDEX activity_day ON activity (date);
CREATE INDEX touch_status ON touch (status);
CREATE TABLE run_trace (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  entity TEXT NOT NULL,
  inherited INTEGER NOT NULL DEFAULT 0, -- 1 = left over from an undone run before it
  said INTEGER NOT NULL,        -- the fields that the run stated, as bits
  stated BLOB,                  -- what had been stated before
  body TEXT,                    -- the values before, JSON; NULL = none changed
  rows BLOB NOT NULL            -- row ids: pairs of (gap, length), seven bits a byte
) STRICT;
CREATE INDEX run_trace_run ON run_trace (run, entity);
CREATE VIEW v_run AS
SELECT r.id AS run, datetime(r.at, 'unixepoch') AS at, r.by, f.path, f.entity, f.source, f.preset,
  date(f.as_of * 86400, 'unixepoch') AS as_of,
  date(f.covered_from * 86400, 'unixepoch') AS covered_from,
  date(f.covered_to * 86400, 'unixepoch') AS covered_to,
  f.status, f.read, f.new, f.changed, f.unchanged, f.quarantined, f.skipped,
  datetime(r.undone_at, 'unixepoch') AS undone_at
FROM run r LEFT JOIN run_file f ON f.run = r.id;
CREATE TABLE ruling (
  id INTEGER PRIMARY KEY,
  account INTEGER REFERENCES account, -- NULL = what is named belongs to nobody
  kind TEXT NOT NULL,           -- merged, apart, named, not_named
  other INTEGER,                -- the second account: the one it went into, the one it is not
  source TEXT, reference TEXT,  -- what is named
  body TEXT NOT NULL
) STRICT;
CREATE VIEW v_merged AS
SELECT 'a' || id AS id, 'a' || merged_into AS account FROM account WHERE merged_into IS NOT NULL;
CREATE INDEX contact_sponsor ON contact (role) WHERE role = 'sponsor';
CREATE INDEX activity_review ON activity (kind) WHERE kind = 'qbr';
CREATE INDEX touch_review ON touch (kind) WHERE kind = 'qbr';
CREATE INDEX account_record_owner ON account_record (id) WHERE owner IS NOT NULL;
CREATE VIEW v_signal AS
SELECT 'a' || d.account AS account, d.name, json_extract(s.value, '$.rule') AS rule,
  nullif(json_extract(s.value, '$.severity'), 'Good') AS severity,
  json_extract(s.value, '$.since') AS since,
  json_extract(s.value, '$.value') AS value, json_extract(s.value, '$.threshold') AS threshold,
  json_extract(s.value, '$.baseline') AS baseline
FROM derived d, json_each(d.body, '$.signals') s;
CREATE TABLE waiver (
  id INTEGER PRIMARY KEY,
  account INTEGER,              -- NULL: it is about a row of a file
  raw TEXT NOT NULL,            -- the row as it was read
  column_name TEXT,             -- NULL = the whole row
  body TEXT NOT NULL
) STRICT;
CREATE INDEX waiver_raw ON waiver (raw);
CREATE TABLE run_shift (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  path TEXT NOT NULL,
  line INTEGER NOT NULL,        -- 0 = none: the file does not have the row any more
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  field TEXT NOT NULL,
  old TEXT, new TEXT,           -- days as YYYY-MM-DD, amounts in minor units
  currency TEXT,
  account INTEGER               -- at that time
) STRICT;
CREATE INDEX run_shift_run ON run_shift (run);
CREATE TABLE warning (
  account INTEGER NOT NULL REFERENCES account,
  rule TEXT NOT NULL,
  opened INTEGER NOT NULL,
  severity TEXT NOT NULL,
  news INTEGER NOT NULL,
  surfaced INTEGER,
  cleared INTEGER,
  resumed INTEGER NOT NULL, causes TEXT,
  PRIMARY KEY (account, rule, opened)
) STRICT, WITHOUT ROWID;
CREATE INDEX warning_marked ON warning (account) WHERE cleared IS NULL AND (surfaced IS NULL OR resumed);
CREATE INDEX warning_waiting ON warning (account) WHERE surfaced IS NULL AND cleared IS NULL;
CREATE INDEX warning_news ON warning (surfaced) WHERE news;
CREATE VIEW v_warning AS
SELECT 'a' || account AS account, rule, nullif(severity, '+') AS severity,
  date(opened * 86400, 'unixepoch') AS opened, date(surfaced * 86400, 'unixepoch') AS surfaced,
  date(cleared * 86400, 'unixepoch') AS cleared, resumed
FROM warning;
CREATE TABLE override (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account,
  day INTEGER NOT NULL, until_day INTEGER NOT NULL, ended_day INTEGER,
  band TEXT NOT NULL, score INTEGER, reason TEXT NOT NULL,
  home INTEGER, body TEXT NOT NULL
) STRICT;
CREATE INDEX override_account ON override (account);
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
CREATE VIEW v_subscription AS
SELECT 'a' || l.account AS account, s.source, s.key,
  date(s.start * 86400, 'unixepoch') AS start, date(s."end" * 86400, 'unixepoch') AS "end",
  s.notice, s.auto_renew, s.product, s.seats, s.seats_provisioned,
  coalesce(s.arr, s.mrr * 12) AS arr_minor, s.currency,
  date(s.cancelled * 86400, 'unixepoch') AS cancelled, s.status, s.commitment
FROM subscription s LEFT JOIN account_link l ON l.id = s.link WHERE s.gone_run IS NULL;
CREATE INDEX activity_next ON activity (link) WHERE next_step IS NOT NULL;
CREATE TABLE forecast (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account,
  day INTEGER NOT NULL, term_day INTEGER NOT NULL, ended_day INTEGER,
  category TEXT NOT NULL,
  home INTEGER, body TEXT NOT NULL
) STRICT;
CREATE INDEX forecast_account ON forecast (account);
CREATE VIEW v_forecast AS
SELECT 'a' || account AS account, date(day * 86400, 'unixepoch') AS day,
  date(term_day * 86400, 'unixepoch') AS term, date(ended_day * 86400, 'unixepoch') AS ended,
  category
FROM forecast;
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
CREATE TABLE clue (
  link INTEGER NOT NULL REFERENCES account_link ON DELETE CASCADE,
  says TEXT NOT NULL,
  made_run INTEGER NOT NULL,
  run INTEGER NOT NULL,          -- the newest that said so
  PRIMARY KEY (link, says)
) STRICT, WITHOUT ROWID;
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
INSERT INTO sequence VALUES ('change', 1);
INSERT INTO sequence VALUES ('gesture', 1);
INSERT INTO sequence VALUES ('item', 1);
INSERT INTO sequence VALUES ('task', 1);
