-- Tests that a watch files, the node's reports about itself, and the figures of the service levels.

-- A report filed with a key for tests: the watch whose key it was, who alone is called for it. Nobody else's report has one.
ALTER TABLE reports ADD COLUMN test_of BLOB;
-- The node's own report about itself. Its column `door` says `api`, because yesterday's program knows no door `node`.
ALTER TABLE reports ADD COLUMN own INTEGER NOT NULL DEFAULT 0;
-- What the node itself ends: tests that are open. Ten minutes' worth of rows.
CREATE INDEX reports_open_tests ON reports (id) WHERE test_of IS NOT NULL AND state <> 'closed';

-- Whom the alarms of a key for tests call. A key without it files reports in earnest.
ALTER TABLE api_keys ADD COLUMN calls BLOB;

-- A trouble of the node and the report about it. While a trouble lasts, whoever meets it says so in `seen_at`.
CREATE TABLE own_reports (
  trouble TEXT PRIMARY KEY,
  report  BLOB NOT NULL REFERENCES reports (id),
  since   INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  over_at INTEGER
);

-- How long things took, counted from the journal: of the reports of one month, through one door, in one language, as
-- many as needed that many seconds, rounded up. Made anew from an empty table it is the same.
CREATE TABLE service_levels (
  month   INTEGER NOT NULL,
  door    TEXT NOT NULL,
  lang    TEXT NOT NULL,
  measure TEXT NOT NULL,
  seconds INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  PRIMARY KEY (month, door, lang, measure, seconds)
);
