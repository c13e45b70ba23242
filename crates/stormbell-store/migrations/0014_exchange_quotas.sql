-- What a neighbour has sent lately, counted from a moment: entries of its log, bytes of statements and bodies; and reports that were made of it.
ALTER TABLE inboxes ADD COLUMN sent_entries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inboxes ADD COLUMN sent_bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inboxes ADD COLUMN sent_at INTEGER;
ALTER TABLE inboxes ADD COLUMN made INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inboxes ADD COLUMN made_at INTEGER;
