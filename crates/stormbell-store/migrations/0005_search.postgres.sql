-- Search. A segment holds what search knows of a stretch of reports, in the order of their filing: for each keyed hash
-- of a word or value the list of reports that have it. Segments are written once, in order, and merged into larger ones,
-- as in a log-structured tree: rows that come in the order of the key cost a tenth of what rows at random places cost.
CREATE TABLE term_segments (
  id           INTEGER PRIMARY KEY,
  first_report INTEGER NOT NULL,
  last_report  INTEGER NOT NULL,
  reports      INTEGER NOT NULL,
  state        TEXT NOT NULL,
  merges_into  INTEGER
);

CREATE TABLE report_terms (
  segment INTEGER NOT NULL,
  term    BLOB NOT NULL,
  reports BLOB NOT NULL,
  PRIMARY KEY (segment, term)
);
