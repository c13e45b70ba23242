-- Indicators: values that are said to mean harm. `lookup` is the keyed hash of type and normal form, so that a value is
-- there once, whoever names it; a claim says who did, under what mark, and until when.
CREATE TABLE indicator_imports (
  id      BLOB PRIMARY KEY,
  sealed  BLOB NOT NULL,
  format  TEXT NOT NULL,
  officer BLOB NOT NULL,
  at      INTEGER NOT NULL,
  stage   TEXT NOT NULL,
  total   INTEGER NOT NULL,
  done    INTEGER NOT NULL,
  refused INTEGER NOT NULL
);
-- What is still to be taken in; gone once it is.
CREATE TABLE indicator_waiting (
  import BLOB NOT NULL,
  place  INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (import, place)
);
CREATE TABLE indicators (
  id           BLOB PRIMARY KEY,
  lookup       BLOB NOT NULL UNIQUE,
  kind         TEXT NOT NULL,
  sealed       BLOB NOT NULL,
  added_at     INTEGER NOT NULL,
  ends_at      INTEGER,
  withdrawn_at INTEGER,
  raises       INTEGER,
  sightings    INTEGER NOT NULL
);
CREATE TABLE indicator_claims (
  import    BLOB NOT NULL,
  indicator BLOB NOT NULL,
  sealed    BLOB NOT NULL,
  tlp       TEXT NOT NULL,
  ends_at   INTEGER,
  raises    INTEGER,
  PRIMARY KEY (import, indicator)
);
CREATE INDEX indicator_claims_by_indicator ON indicator_claims (indicator, import);
-- The search terms of indicators, by which reports are found.
CREATE TABLE indicator_terms (
  term      BLOB NOT NULL,
  indicator BLOB NOT NULL,
  PRIMARY KEY (term, indicator)
);
CREATE TABLE sightings (
  indicator BLOB NOT NULL,
  report    BLOB NOT NULL,
  at        INTEGER NOT NULL,
  origin    TEXT NOT NULL,
  raised    INTEGER,
  PRIMARY KEY (indicator, report)
);
CREATE INDEX sightings_by_report ON sightings (report, indicator);

-- Values read out of a message or a file, once; and the search terms of those.
CREATE TABLE evidence_values (
  source   BLOB PRIMARY KEY,
  report   BLOB NOT NULL,
  what     TEXT NOT NULL,
  sealed   BLOB NOT NULL,
  left_out INTEGER NOT NULL,
  at       INTEGER NOT NULL
);
CREATE INDEX evidence_values_by_report ON evidence_values (report, source);
CREATE TABLE evidence_terms (
  term   BLOB NOT NULL,
  report BLOB NOT NULL,
  PRIMARY KEY (term, report)
);

-- What the rules made of a report, and what an officer made of it since.
CREATE TABLE classifications (
  report             BLOB PRIMARY KEY,
  rules              TEXT NOT NULL,
  kind               TEXT NOT NULL,
  technical          TEXT NOT NULL,
  impact             TEXT NOT NULL,
  outlook            TEXT NOT NULL,
  offences           TEXT NOT NULL,
  protected          TEXT,
  priority           INTEGER NOT NULL,
  reasons            TEXT NOT NULL,
  at                 INTEGER NOT NULL,
  corrected_kind     INTEGER NOT NULL,
  corrected_priority INTEGER NOT NULL
);
CREATE TABLE rule_counts (
  rules              TEXT PRIMARY KEY,
  read               INTEGER NOT NULL,
  corrected_kind     INTEGER NOT NULL,
  corrected_priority INTEGER NOT NULL,
  first_at           INTEGER NOT NULL
);

-- Lists and tables that the operator imported: which values mean nothing, and whose a network is.
CREATE TABLE datasets (
  id      BLOB PRIMARY KEY,
  name    TEXT NOT NULL,
  what    TEXT NOT NULL,
  version TEXT NOT NULL,
  rows    INTEGER NOT NULL,
  state   TEXT NOT NULL,
  at      INTEGER NOT NULL
);
CREATE TABLE listed_values (
  value   TEXT NOT NULL,
  dataset BLOB NOT NULL,
  PRIMARY KEY (value, dataset)
);
CREATE TABLE networks (
  dataset BLOB NOT NULL,
  first   BLOB NOT NULL,
  last    BLOB NOT NULL,
  country TEXT NOT NULL,
  asn     INTEGER,
  owner   TEXT NOT NULL,
  PRIMARY KEY (dataset, first)
);

-- Networks and names of an organisation: in its own reports they are the victim's.
CREATE TABLE organisation_assets (
  organisation BLOB PRIMARY KEY,
  sealed       BLOB NOT NULL,
  at           INTEGER NOT NULL
);
