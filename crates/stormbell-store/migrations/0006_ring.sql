-- Escalation: who has an alarm (several people can), how far its policy was followed, and the policies and teams.
--
-- The columns of before stay and mean what they meant, so that yesterday's program rings on beside today's: `step` is
-- the number of the next call, `state`, `next_at`, `officer` and `at` are written for both. What only today's program
-- knows stands beside them, and where yesterday's wrote over it, the old columns are right (see `alarms.rs`).

-- Who was called already by the call that stands in the first four bytes, where a step calls one by one.
ALTER TABLE alarms ADD COLUMN called BLOB;
-- How many people must take it.
ALTER TABLE alarms ADD COLUMN needs INTEGER NOT NULL DEFAULT 1;
-- Who asked whom to take it over.
ALTER TABLE alarms ADD COLUMN handed_from BLOB;
ALTER TABLE alarms ADD COLUMN handed_to BLOB;
-- The wave that its report belongs to.
ALTER TABLE alarms ADD COLUMN wave BLOB;

-- Who has an open alarm. A closed one has no rows here.
CREATE TABLE alarm_holders (
  alarm   BLOB NOT NULL REFERENCES alarms (id),
  officer BLOB NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (alarm, officer)
);
CREATE INDEX alarm_holders_by_officer ON alarm_holders (officer, alarm);

-- How alarms of a priority escalate. Every version is kept; the newest counts.
CREATE TABLE policies (
  priority INTEGER NOT NULL,
  version  INTEGER NOT NULL,
  sealed   BLOB NOT NULL,
  rounds   INTEGER NOT NULL,
  lapse    INTEGER NOT NULL,
  needs    INTEGER NOT NULL,
  made_at  INTEGER NOT NULL,
  made_by  BLOB NOT NULL,
  PRIMARY KEY (priority, version)
);

CREATE TABLE teams (
  id         BLOB PRIMARY KEY,
  sealed     BLOB NOT NULL,
  made_at    INTEGER NOT NULL,
  removed_at INTEGER
);
CREATE TABLE team_members (
  team    BLOB NOT NULL REFERENCES teams (id),
  officer BLOB NOT NULL,
  PRIMARY KEY (team, officer)
);
