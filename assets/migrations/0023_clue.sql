-- What rows say of a customer beside the reference they are kept under: another id, a name, a domain,
-- an address, as references are written. Where nobody knows the reference, it tells whose they are.
CREATE TABLE clue (
  link INTEGER NOT NULL REFERENCES account_link ON DELETE CASCADE,
  says TEXT NOT NULL,
  made_run INTEGER NOT NULL,
  run INTEGER NOT NULL,          -- the newest that said so
  PRIMARY KEY (link, says)
) STRICT, WITHOUT ROWID;
