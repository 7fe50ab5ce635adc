-- A run that the guard held: nothing of it is in the book; why, and how it was asked for.
ALTER TABLE run ADD COLUMN held TEXT;     -- JSON message; NULL = it was taken in
ALTER TABLE run ADD COLUMN held_how TEXT; -- JSON
