-- The as-of day of the full file that did not list a row any more; with gone_run.
ALTER TABLE account_record ADD COLUMN gone_day INTEGER;
ALTER TABLE subscription ADD COLUMN gone_day INTEGER;
ALTER TABLE contact ADD COLUMN gone_day INTEGER;
ALTER TABLE ticket ADD COLUMN gone_day INTEGER;
ALTER TABLE response ADD COLUMN gone_day INTEGER;
ALTER TABLE activity ADD COLUMN gone_day INTEGER;
ALTER TABLE invoice ADD COLUMN gone_day INTEGER;
ALTER TABLE opportunity ADD COLUMN gone_day INTEGER;
ALTER TABLE training ADD COLUMN gone_day INTEGER;
ALTER TABLE export_task ADD COLUMN gone_day INTEGER;
ALTER TABLE outcome ADD COLUMN gone_day INTEGER;
