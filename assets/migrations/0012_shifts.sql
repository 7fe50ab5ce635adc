-- What a run changed, value by value: the first five thousand, of the runs that can be taken back.
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
