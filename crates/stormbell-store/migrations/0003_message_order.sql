-- Messages of one moment stay in the order in which they were kept. Those of before have no place and go by their id.
ALTER TABLE messages ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
