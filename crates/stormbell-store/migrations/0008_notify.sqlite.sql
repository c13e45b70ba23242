-- The ways to a person, and notifications with their chain of proofs. An alarm is not the only reason to notify any more:
-- tests of a channel and notices ahead have none. SQLite cannot take a NOT NULL away, so the table is made anew.
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

CREATE TABLE new_notifications (
  id         BLOB PRIMARY KEY,
  alarm      BLOB REFERENCES alarms (id),
  officer    BLOB NOT NULL,
  channel    TEXT NOT NULL,
  state      TEXT NOT NULL,
  at         INTEGER NOT NULL,
  note       TEXT,
  kind       TEXT NOT NULL DEFAULT 'alarm',
  channel_id BLOB,
  priority   INTEGER NOT NULL DEFAULT 1,
  wave       INTEGER,
  made_at    INTEGER NOT NULL DEFAULT 0,
  next_at    INTEGER,
  tries      INTEGER NOT NULL DEFAULT 0,
  message    BLOB,
  sealed     BLOB
);
INSERT INTO new_notifications (id, alarm, officer, channel, state, at, note, made_at)
SELECT id, alarm, officer, channel, state, at, note, at FROM notifications;
DROP TABLE notifications;
ALTER TABLE new_notifications RENAME TO notifications;
CREATE INDEX notifications_by_alarm ON notifications (alarm, at, id);
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
