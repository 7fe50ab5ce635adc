-- Who is who by the word of a person: accounts that are one, or are not; what a source calls one.
CREATE TABLE ruling (
  id INTEGER PRIMARY KEY,
  account INTEGER REFERENCES account, -- NULL = what is named belongs to nobody
  kind TEXT NOT NULL,           -- merged, apart, named, not_named
  other INTEGER,                -- the second account: the one it went into, the one it is not
  source TEXT, reference TEXT,  -- what is named
  body TEXT NOT NULL
) STRICT;

-- The account that a row of a customer list brought into being. Where sources or a person make
-- several of them one, "account" is that one and this stays.
ALTER TABLE account_link ADD COLUMN home INTEGER;
UPDATE account_link SET home = account WHERE id IN
  (SELECT min(l.id) FROM account_link l JOIN account_record e ON e.link = l.id
   WHERE e.creates AND l.account IS NOT NULL GROUP BY l.account);
ALTER TABLE account_record ADD COLUMN merged_into TEXT;
ALTER TABLE account_record ADD COLUMN merged_ids TEXT;

-- The account that a row was written about, where that has gone into another one since.
ALTER TABLE task ADD COLUMN home INTEGER;
ALTER TABLE touch ADD COLUMN home INTEGER;
ALTER TABLE pulse ADD COLUMN home INTEGER;
ALTER TABLE verdict ADD COLUMN home INTEGER;
ALTER TABLE correction ADD COLUMN home INTEGER;

-- Accounts that went into another one.
CREATE VIEW v_merged AS
SELECT 'a' || id AS id, 'a' || merged_into AS account FROM account WHERE merged_into IS NOT NULL;
