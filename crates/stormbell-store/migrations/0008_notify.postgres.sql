-- The ways to a person, and notifications with their chain of proofs. An alarm is not the only reason to notify any more:
-- tests of a channel and notices ahead have none.
CREATE TABLE channels (
  id         BLOB PRIMARY KEY,
  officer    BLOB NOT NULL REFERENCES officers (id),
  channel    TEXT NOT NULL,
  sealed     BLOB,
  place      INTEGER NOT NULL,
  made_at    INTEGER NOT NULL,
  removed_at INTEGER,
  worked_at  INTEGER,
  failed_at  INTEGER,
  failures   INTEGER NOT NULL DEFAULT 0,
  tested_at  INTEGER
);
CREATE INDEX channels_by_officer ON channels (officer, place, id);

-- The mail address of the profile is everybody's first channel: nothing sealed here means that one. It has its person's id.
INSERT INTO channels (id, officer, channel, place, made_at)
SELECT id, id, 'mail', 0, since FROM officers WHERE left_at IS NULL;

ALTER TABLE notifications ALTER COLUMN alarm DROP NOT NULL;
ALTER TABLE notifications ADD COLUMN kind TEXT NOT NULL DEFAULT 'alarm';
ALTER TABLE notifications ADD COLUMN channel_id BLOB;
ALTER TABLE notifications ADD COLUMN priority INTEGER NOT NULL DEFAULT 1;
ALTER TABLE notifications ADD COLUMN wave INTEGER;
ALTER TABLE notifications ADD COLUMN made_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notifications ADD COLUMN next_at INTEGER;
ALTER TABLE notifications ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notifications ADD COLUMN message BLOB;
ALTER TABLE notifications ADD COLUMN sealed BLOB;
UPDATE notifications SET made_at = at;
-- What waits, and nothing else: one entry while it is on its way.
CREATE INDEX notifications_waiting ON notifications (channel_id, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX notifications_by_next ON notifications (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX notifications_by_message ON notifications (message) WHERE message IS NOT NULL;

CREATE TABLE notification_proofs (
  notification BLOB NOT NULL REFERENCES notifications (id),
  place        INTEGER NOT NULL,
  answer       TEXT NOT NULL,
  at           INTEGER NOT NULL,
  PRIMARY KEY (notification, place)
);

-- What went out: what the throttle counts. A message has the id of the first notification that it carries.
CREATE TABLE sent_messages (
  id          BLOB PRIMARY KEY,
  channel_id  BLOB NOT NULL REFERENCES channels (id),
  priority    INTEGER NOT NULL,
  sent_at     INTEGER NOT NULL,
  carrier_ref TEXT
);
CREATE INDEX sent_messages_by_channel ON sent_messages (channel_id, sent_at);
CREATE INDEX sent_messages_by_ref ON sent_messages (carrier_ref) WHERE carrier_ref IS NOT NULL;
