-- Grouping: what rules link, propose and recognise as a wave, beside what officers decide.

-- Who tied a report: an officer (rules is null), or rules under their version; then the officer's column is zero.
ALTER TABLE links ADD COLUMN rules TEXT;
-- How well it fitted, in hundredths.
ALTER TABLE links ADD COLUMN score INTEGER;
ALTER TABLE incidents ADD COLUMN rules TEXT;
-- Where an incident's reports are shown since it became one with another. Its own ties stay its own: taking a merge back
-- clears this column, and everything is as before.
ALTER TABLE incidents ADD COLUMN merged_into BLOB;
CREATE INDEX incidents_merged ON incidents (merged_into) WHERE merged_into IS NOT NULL;
DROP INDEX incidents_open;
CREATE INDEX incidents_open ON incidents (id) WHERE closed_at IS NULL AND merged_into IS NULL;
DROP INDEX incidents_closed;
CREATE INDEX incidents_closed ON incidents (id) WHERE closed_at IS NOT NULL AND merged_into IS NULL;

-- What the rules decided, in order, so that their memory comes back after a start: hashes under the node's key, sealed.
-- The marks of words are compared for some days only, and go then.
CREATE TABLE grouping_log (
  n       INTEGER PRIMARY KEY,
  reports INTEGER NOT NULL,
  sealed  BLOB NOT NULL
);
CREATE TABLE grouping_words (
  n      INTEGER PRIMARY KEY,
  sealed BLOB NOT NULL
);

-- Reports, or the first reports of two incidents, that rules would tie if an officer agrees. Decided ones stay: what was
-- refused is not proposed again.
CREATE TABLE proposals (
  id          BLOB PRIMARY KEY,
  report      BLOB NOT NULL REFERENCES reports (id),
  with_report BLOB NOT NULL REFERENCES reports (id),
  sealed      BLOB NOT NULL,
  rules       TEXT NOT NULL,
  score       INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  decided_at  INTEGER,
  decided_by  BLOB,
  accepted    INTEGER,
  UNIQUE (report, with_report)
);
CREATE INDEX proposals_by_other ON proposals (with_report, id);
CREATE INDEX proposals_open ON proposals (id) WHERE decided_at IS NULL;

-- Acts that change which reports belong together, each with what it needs to be taken back.
CREATE TABLE regroupings (
  id        BLOB PRIMARY KEY,
  act       TEXT NOT NULL,
  incident  BLOB NOT NULL REFERENCES incidents (id),
  other     BLOB REFERENCES incidents (id),
  sealed    BLOB NOT NULL,
  officer   BLOB NOT NULL,
  at        INTEGER NOT NULL,
  undone_at INTEGER,
  undone_by BLOB
);
CREATE INDEX regroupings_by_incident ON regroupings (incident, id);
CREATE INDEX regroupings_by_other ON regroupings (other, id) WHERE other IS NOT NULL;
CREATE TABLE regrouped_links (
  regrouping BLOB NOT NULL REFERENCES regroupings (id),
  link       BLOB NOT NULL REFERENCES links (id),
  -- Whether the act tied it; else it untied it.
  tied       INTEGER NOT NULL,
  PRIMARY KEY (regrouping, link)
);
CREATE INDEX regrouped_links_by_link ON regrouped_links (link, regrouping);

-- Attacks recognised while they run. `number` is what the watch calls it; `key` are hashes of what it is of.
CREATE TABLE waves (
  id          BLOB PRIMARY KEY,
  number      INTEGER NOT NULL,
  key         BLOB NOT NULL,
  sealed      BLOB NOT NULL,
  kind        TEXT,
  sector      TEXT,
  region      TEXT,
  priority    INTEGER NOT NULL,
  opened_at   INTEGER NOT NULL,
  first_at    INTEGER NOT NULL,
  last_at     INTEGER NOT NULL,
  closed_at   INTEGER,
  sources     INTEGER NOT NULL,
  expected    INTEGER NOT NULL,
  window_s    INTEGER NOT NULL,
  reports     INTEGER NOT NULL,
  openings    INTEGER NOT NULL,
  released_at INTEGER,
  released_by BLOB
);
CREATE INDEX waves_open ON waves (id) WHERE closed_at IS NULL;
CREATE INDEX waves_by_number ON waves (number);
CREATE INDEX waves_by_key ON waves (key, id);
CREATE TABLE wave_reports (
  wave   BLOB NOT NULL REFERENCES waves (id),
  place  INTEGER NOT NULL,
  report BLOB NOT NULL REFERENCES reports (id),
  PRIMARY KEY (wave, place)
);
CREATE INDEX wave_reports_by_report ON wave_reports (report, wave);
CREATE INDEX alarms_of_waves ON alarms (wave) WHERE wave IS NOT NULL AND next_at IS NOT NULL;
-- How many of its reports have which kind, sector, region, language, minute or incident.
CREATE TABLE wave_counts (
  wave    BLOB NOT NULL REFERENCES waves (id),
  what    TEXT NOT NULL,
  value   TEXT NOT NULL,
  reports INTEGER NOT NULL,
  PRIMARY KEY (wave, what, value)
);

CREATE TABLE campaigns (
  id        BLOB PRIMARY KEY,
  sealed    BLOB NOT NULL,
  opened_at INTEGER NOT NULL,
  officer   BLOB NOT NULL,
  closed_at INTEGER
);
CREATE TABLE campaign_incidents (
  id        BLOB PRIMARY KEY,
  campaign  BLOB NOT NULL REFERENCES campaigns (id),
  incident  BLOB NOT NULL REFERENCES incidents (id),
  sealed    BLOB NOT NULL,
  officer   BLOB NOT NULL,
  at        INTEGER NOT NULL,
  undone_at INTEGER,
  undone_by BLOB
);
CREATE INDEX campaign_incidents_by_campaign ON campaign_incidents (campaign, id);
CREATE INDEX campaign_incidents_by_incident ON campaign_incidents (incident, id);
