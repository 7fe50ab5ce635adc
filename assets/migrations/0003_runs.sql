-- A value that could not be read is set aside by itself; the rest of its row is taken in.
ALTER TABLE problem ADD COLUMN value_only INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run_file ADD COLUMN values_aside INTEGER NOT NULL DEFAULT 0;
