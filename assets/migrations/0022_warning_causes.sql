-- What a warning is about: the keys of its tickets, invoices or people, as a JSON list; NULL where
-- nothing is named. Back within the cooldown it is the same one only if it is about the same.
ALTER TABLE warning ADD COLUMN causes TEXT;
