-- What an officer holds in the hand: hand-overs, calendars to subscribe to, absences out of calendars.

-- `rota` and `relief_at` only where a relief of the final schedule began it: once for each who leaves. `settled_at` is
-- set when nothing in it waits any more; then only the list of past ones walks over it.
CREATE TABLE hand_overs (
  id         BLOB PRIMARY KEY,
  leaving    BLOB NOT NULL,
  coming     BLOB NOT NULL,
  opened_at  INTEGER NOT NULL,
  rota       BLOB,
  relief_at  INTEGER,
  left_out   INTEGER NOT NULL,
  ended_at   INTEGER,
  ended_by   BLOB,
  settled_at INTEGER
);

CREATE UNIQUE INDEX hand_overs_by_relief ON hand_overs (rota, relief_at, leaving) WHERE rota IS NOT NULL;
CREATE INDEX hand_overs_unsettled ON hand_overs (id) WHERE settled_at IS NULL;

-- `thing` is the id of an alarm, a report or an incident; `sealed` are the words of a promise or a note.
CREATE TABLE hand_over_items (
  hand_over   BLOB NOT NULL REFERENCES hand_overs (id),
  place       INTEGER NOT NULL,
  subject     TEXT NOT NULL,
  thing       BLOB,
  by_at       INTEGER,
  sealed      BLOB,
  standing    TEXT NOT NULL,
  standing_at INTEGER,
  done_at     INTEGER,
  PRIMARY KEY (hand_over, place)
);

-- Promises that nobody has kept yet: few, however many there were.
CREATE INDEX hand_over_promises ON hand_over_items (by_at, hand_over, place) WHERE subject = 'promise' AND done_at IS NULL;

-- What somebody has open, the most urgent first, without a step over what is closed.
DROP INDEX reports_open_at_officer;
CREATE INDEX reports_open_at_officer ON reports (assigned_to, priority, id) WHERE assigned_to IS NOT NULL AND state <> 'closed';
CREATE INDEX incidents_open_at_officer ON incidents (assigned_to, priority, id) WHERE assigned_to IS NOT NULL AND closed_at IS NULL;

-- A calendar that somebody subscribed to: the own shifts, or those of a rota or a team (`thing`). The word that opens it
-- is found by its keyed hash, and sealed so that its owner can read it again on another device. `seen` is the hash of the
-- shifts that were given out last, `changed_at` when they became these: the same shifts are the same bytes.
CREATE TABLE calendar_tokens (
  id         BLOB PRIMARY KEY,
  officer    BLOB NOT NULL,
  shows      TEXT NOT NULL,
  thing      BLOB,
  lookup     BLOB NOT NULL UNIQUE,
  sealed     BLOB NOT NULL,
  made_at    INTEGER NOT NULL,
  read_at    INTEGER,
  seen       BLOB,
  changed_at INTEGER,
  revoked_at INTEGER
);

CREATE INDEX calendar_tokens_by_officer ON calendar_tokens (officer, id) WHERE revoked_at IS NULL;

-- A calendar that absences are read from. `next_at` is when it is read next; none when it was taken away. `sealed` is
-- its address and what its owner calls it; `result` is what the last reading found, sealed as well.
CREATE TABLE absence_feeds (
  id         BLOB PRIMARY KEY,
  officer    BLOB NOT NULL,
  sealed     BLOB NOT NULL,
  counts     TEXT NOT NULL,
  made_at    INTEGER NOT NULL,
  next_at    INTEGER,
  read_at    INTEGER,
  good_at    INTEGER,
  fault      TEXT,
  result     BLOB
);

CREATE INDEX absence_feeds_by_officer ON absence_feeds (officer, id) WHERE next_at IS NOT NULL;
CREATE INDEX absence_feeds_by_next ON absence_feeds (next_at) WHERE next_at IS NOT NULL;

-- Which absences came from which feed, and when they were: one that its owner took back is not written again.
CREATE TABLE feed_absences (
  feed      BLOB NOT NULL REFERENCES absence_feeds (id),
  starts_at INTEGER NOT NULL,
  ends_at   INTEGER NOT NULL,
  absence   BLOB NOT NULL,
  PRIMARY KEY (feed, starts_at, ends_at)
);
