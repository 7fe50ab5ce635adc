-- What a run did, so that it can be taken back: which run made a row, and what the rows it spoke of
-- were before.
ALTER TABLE run ADD COLUMN traced INTEGER NOT NULL DEFAULT 0; -- 1 = it can be taken back
ALTER TABLE run_file ADD COLUMN superseded_run INTEGER;       -- the run that read this path again
ALTER TABLE account ADD COLUMN made_run INTEGER;
ALTER TABLE account_link ADD COLUMN made_run INTEGER;
ALTER TABLE account_record ADD COLUMN made_run INTEGER;
ALTER TABLE subscription ADD COLUMN made_run INTEGER;
ALTER TABLE contact ADD COLUMN made_run INTEGER;
ALTER TABLE ticket ADD COLUMN made_run INTEGER;
ALTER TABLE response ADD COLUMN made_run INTEGER;
ALTER TABLE activity ADD COLUMN made_run INTEGER;
ALTER TABLE invoice ADD COLUMN made_run INTEGER;
ALTER TABLE opportunity ADD COLUMN made_run INTEGER;
ALTER TABLE training ADD COLUMN made_run INTEGER;
ALTER TABLE export_task ADD COLUMN made_run INTEGER;
ALTER TABLE outcome ADD COLUMN made_run INTEGER;
ALTER TABLE series ADD COLUMN made_run INTEGER;

-- Rows that were known when a run spoke of them; those that were the same before stand together.
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

DROP VIEW v_run;
-- Syncs, one row per file.
CREATE VIEW v_run AS
SELECT r.id AS run, datetime(r.at, 'unixepoch') AS at, r.by, f.path, f.entity, f.source, f.preset,
  date(f.as_of * 86400, 'unixepoch') AS as_of,
  date(f.covered_from * 86400, 'unixepoch') AS covered_from,
  date(f.covered_to * 86400, 'unixepoch') AS covered_to,
  f.status, f.read, f.new, f.changed, f.unchanged, f.quarantined, f.skipped,
  datetime(r.undone_at, 'unixepoch') AS undone_at
FROM run r LEFT JOIN run_file f ON f.run = r.id;
