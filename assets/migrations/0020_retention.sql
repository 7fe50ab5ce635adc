-- Rows of the list now say what became of an account in twelve months: all are made again.
INSERT OR REPLACE INTO dirty (account, change) SELECT id, 0 FROM account WHERE merged_into IS NULL;
