-- What a run changed, in sentences.
ALTER TABLE run ADD COLUMN changes TEXT NOT NULL DEFAULT '[]'; -- JSON messages
