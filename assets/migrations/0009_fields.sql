-- Which fields a file had columns for, so that one that is gone is noticed.
ALTER TABLE run_file ADD COLUMN fields TEXT;
