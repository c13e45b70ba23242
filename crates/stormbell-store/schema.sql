-- The whole schema as the migrations make it in SQLite. Written by a test; do not edit:
-- STORMBELL_UPDATE_FILES=1 cargo test -p stormbell-store --test it schema

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
)
STRICT;

CREATE INDEX absence_feeds_by_next ON absence_feeds (next_at) WHERE next_at IS NOT NULL;

CREATE INDEX absence_feeds_by_officer ON absence_feeds (officer, id) WHERE next_at IS NOT NULL;

CREATE TABLE absences (
  id        BLOB PRIMARY KEY,
  officer   BLOB NOT NULL,
  starts_at INTEGER NOT NULL,
  until     INTEGER NOT NULL,
  feed      BLOB,
  made_at   INTEGER NOT NULL,
  made_by   BLOB NOT NULL,
  undone_at INTEGER
)
STRICT;

CREATE INDEX absences_by_officer ON absences (officer, until);

CREATE INDEX absences_by_until ON absences (until);

CREATE TABLE alarm_holders (
  alarm   BLOB NOT NULL REFERENCES alarms (id),
  officer BLOB NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (alarm, officer)
)
STRICT;

CREATE INDEX alarm_holders_by_officer ON alarm_holders (officer, alarm);

CREATE TABLE alarms (
  id        BLOB PRIMARY KEY,
  report    BLOB NOT NULL REFERENCES reports (id),
  priority  INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  state     TEXT NOT NULL,
  next_at   INTEGER,
  step      INTEGER NOT NULL,
  officer   BLOB,
  at        INTEGER, called BLOB, needs INTEGER NOT NULL DEFAULT 1, handed_from BLOB, handed_to BLOB, wave BLOB,
  CHECK ((state = 'closed') = (next_at IS NULL))
)
STRICT;

CREATE INDEX alarms_by_next ON alarms (next_at) WHERE next_at IS NOT NULL;

CREATE INDEX alarms_by_report ON alarms (report);

CREATE INDEX alarms_of_waves ON alarms (wave) WHERE wave IS NOT NULL AND next_at IS NOT NULL;

CREATE INDEX alarms_open ON alarms (state DESC, priority, opened_at, id) WHERE next_at IS NOT NULL;

CREATE TABLE api_keys (
  id           BLOB PRIMARY KEY,
  organisation BLOB NOT NULL REFERENCES organisations (id),
  lookup       BLOB NOT NULL UNIQUE,
  sealed       BLOB NOT NULL,
  given_at     INTEGER NOT NULL,
  last_used_at INTEGER,
  revoked_at   INTEGER
, calls BLOB)
STRICT;

CREATE INDEX api_keys_by_organisation ON api_keys (organisation, given_at);

CREATE TABLE attachment_bodies (
  id     BLOB PRIMARY KEY REFERENCES attachments (id),
  sealed BLOB NOT NULL
)
STRICT;

CREATE TABLE attachments (
  id     BLOB PRIMARY KEY,
  report BLOB NOT NULL REFERENCES reports (id),
  side   TEXT NOT NULL,
  media  TEXT NOT NULL,
  size   INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  at     INTEGER NOT NULL
)
STRICT;

CREATE INDEX attachments_by_report ON attachments (report, at, id);

CREATE TABLE bodies (
  statement BLOB PRIMARY KEY,
  bytes     BLOB NOT NULL
)
STRICT;

CREATE TABLE body_keys (
  statement BLOB PRIMARY KEY,
  sealed    BLOB NOT NULL
)
STRICT;

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
)
STRICT;

CREATE INDEX calendar_tokens_by_officer ON calendar_tokens (officer, id) WHERE revoked_at IS NULL;

CREATE TABLE campaign_incidents (
  id        BLOB PRIMARY KEY,
  campaign  BLOB NOT NULL REFERENCES campaigns (id),
  incident  BLOB NOT NULL REFERENCES incidents (id),
  sealed    BLOB NOT NULL,
  officer   BLOB NOT NULL,
  at        INTEGER NOT NULL,
  undone_at INTEGER,
  undone_by BLOB
)
STRICT;

CREATE INDEX campaign_incidents_by_campaign ON campaign_incidents (campaign, id);

CREATE INDEX campaign_incidents_by_incident ON campaign_incidents (incident, id);

CREATE TABLE campaigns (
  id        BLOB PRIMARY KEY,
  sealed    BLOB NOT NULL,
  opened_at INTEGER NOT NULL,
  officer   BLOB NOT NULL,
  closed_at INTEGER
)
STRICT;

CREATE TABLE ceremonies (
  lookup BLOB PRIMARY KEY,
  sealed BLOB NOT NULL,
  until  INTEGER NOT NULL
)
STRICT;

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
)
STRICT;

CREATE INDEX channels_by_officer ON channels (officer, place, id);

CREATE TABLE charters (
  number INTEGER PRIMARY KEY,
  bytes  BLOB NOT NULL,
  at     INTEGER NOT NULL
)
STRICT;

CREATE TABLE circles (
  id        BLOB NOT NULL,
  epoch     INTEGER NOT NULL,
  origin    TEXT NOT NULL,
  statement BLOB NOT NULL,
  sealed    BLOB NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (id, epoch)
)
STRICT;

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
)
STRICT;

CREATE TABLE datasets (
  id      BLOB PRIMARY KEY,
  name    TEXT NOT NULL,
  what    TEXT NOT NULL,
  version TEXT NOT NULL,
  rows    INTEGER NOT NULL,
  state   TEXT NOT NULL,
  at      INTEGER NOT NULL
)
STRICT;

CREATE TABLE entries (
  id       BLOB PRIMARY KEY,
  incident BLOB NOT NULL REFERENCES incidents (id),
  kind     TEXT NOT NULL,
  sealed   BLOB NOT NULL,
  officer  BLOB NOT NULL,
  at       INTEGER NOT NULL
)
STRICT;

CREATE INDEX entries_by_incident ON entries (incident, at, id);

CREATE TABLE evidence_terms (
  term   BLOB NOT NULL,
  report BLOB NOT NULL,
  PRIMARY KEY (term, report)
)
STRICT;

CREATE TABLE evidence_values (
  source   BLOB PRIMARY KEY,
  report   BLOB NOT NULL,
  what     TEXT NOT NULL,
  sealed   BLOB NOT NULL,
  left_out INTEGER NOT NULL,
  at       INTEGER NOT NULL
)
STRICT;

CREATE INDEX evidence_values_by_report ON evidence_values (report, source);

CREATE TABLE exchange_keys (
  kind    TEXT NOT NULL,
  number  INTEGER NOT NULL,
  sealed  BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (kind, number)
)
STRICT;

CREATE TABLE feed_absences (
  feed      BLOB NOT NULL REFERENCES absence_feeds (id),
  starts_at INTEGER NOT NULL,
  ends_at   INTEGER NOT NULL,
  absence   BLOB NOT NULL,
  PRIMARY KEY (feed, starts_at, ends_at)
)
STRICT;

CREATE TABLE grouping_log (
  n       INTEGER PRIMARY KEY,
  reports INTEGER NOT NULL,
  sealed  BLOB NOT NULL
)
STRICT;

CREATE TABLE grouping_words (
  n      INTEGER PRIMARY KEY,
  sealed BLOB NOT NULL
)
STRICT;

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
)
STRICT;

CREATE INDEX hand_over_promises ON hand_over_items (by_at, hand_over, place) WHERE subject = 'promise' AND done_at IS NULL;

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
)
STRICT;

CREATE UNIQUE INDEX hand_overs_by_relief ON hand_overs (rota, relief_at, leaving) WHERE rota IS NOT NULL;

CREATE INDEX hand_overs_unsettled ON hand_overs (id) WHERE settled_at IS NULL;

CREATE TABLE help_requests (
  statement   BLOB PRIMARY KEY,
  place       BLOB NOT NULL,
  own         INTEGER NOT NULL,
  origin      TEXT NOT NULL,
  due_at      INTEGER NOT NULL,
  answered_at INTEGER,
  answer      BLOB,
  rung_at     INTEGER
)
STRICT;

CREATE INDEX help_requests_by_place ON help_requests (place);

CREATE INDEX help_requests_open ON help_requests (due_at) WHERE answered_at IS NULL;

CREATE TABLE inbox (
  peer      TEXT NOT NULL,
  epoch     INTEGER NOT NULL,
  seq       INTEGER NOT NULL,
  statement BLOB,
  origin    TEXT NOT NULL,
  kind      TEXT NOT NULL,
  rank      INTEGER NOT NULL,
  said_at   INTEGER NOT NULL,
  expires   INTEGER,
  entry     BLOB NOT NULL,
  root      BLOB NOT NULL,
  state     TEXT NOT NULL,
  tries     INTEGER NOT NULL,
  again_at  INTEGER NOT NULL,
  PRIMARY KEY (peer, epoch, seq)
)
STRICT;

CREATE INDEX inbox_by_statement ON inbox (statement, peer) WHERE statement IS NOT NULL;

CREATE INDEX inbox_pending ON inbox (peer, rank, said_at) WHERE state = 'pending';

CREATE TABLE inbox_answers (
  peer      TEXT NOT NULL,
  statement BLOB NOT NULL,
  what      TEXT NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (peer, statement, what)
)
STRICT;

CREATE TABLE inboxes (
  peer       TEXT PRIMARY KEY,
  epoch      INTEGER NOT NULL,
  size       INTEGER NOT NULL,
  frontier   BLOB NOT NULL,
  note       TEXT,
  receipted  INTEGER NOT NULL,
  lie        TEXT,
  lie_at     INTEGER,
  heard_at   INTEGER,
  refused    INTEGER NOT NULL,
  refused_at INTEGER,
  rung       INTEGER NOT NULL,
  rung_at    INTEGER
, sent_entries INTEGER NOT NULL DEFAULT 0, sent_bytes INTEGER NOT NULL DEFAULT 0, sent_at INTEGER, made INTEGER NOT NULL DEFAULT 0, made_at INTEGER)
STRICT;

CREATE TABLE incidents (
  id          BLOB PRIMARY KEY,
  reference   TEXT NOT NULL UNIQUE,
  sealed      BLOB NOT NULL,
  opened_at   INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  priority    INTEGER NOT NULL,
  tlp         TEXT NOT NULL,
  assigned_to BLOB,
  closed_at   INTEGER,
  outcome     TEXT,
  moved_at    INTEGER NOT NULL
, reports INTEGER NOT NULL DEFAULT 0, rules TEXT, merged_into BLOB)
STRICT;

CREATE INDEX incidents_closed ON incidents (id) WHERE closed_at IS NOT NULL AND merged_into IS NULL;

CREATE INDEX incidents_merged ON incidents (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX incidents_open ON incidents (id) WHERE closed_at IS NULL AND merged_into IS NULL;

CREATE INDEX incidents_open_at_officer ON incidents (assigned_to, priority, id) WHERE assigned_to IS NOT NULL AND closed_at IS NULL;

CREATE TABLE indicator_claims (
  import    BLOB NOT NULL,
  indicator BLOB NOT NULL,
  sealed    BLOB NOT NULL,
  tlp       TEXT NOT NULL,
  ends_at   INTEGER,
  raises    INTEGER,
  PRIMARY KEY (import, indicator)
)
STRICT;

CREATE INDEX indicator_claims_by_indicator ON indicator_claims (indicator, import);

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
)
STRICT;

CREATE TABLE indicator_terms (
  term      BLOB NOT NULL,
  indicator BLOB NOT NULL,
  PRIMARY KEY (term, indicator)
)
STRICT;

CREATE TABLE indicator_waiting (
  import BLOB NOT NULL,
  place  INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (import, place)
)
STRICT;

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
)
STRICT;

CREATE TABLE invitations (
  id           BLOB PRIMARY KEY,
  lookup       BLOB UNIQUE,
  role         TEXT NOT NULL,
  recovery_of  BLOB,
  officer      BLOB,
  seconded_by  BLOB,
  open_until   INTEGER NOT NULL,
  used_at      INTEGER,
  withdrawn_at INTEGER
)
STRICT;

CREATE TABLE jobs (
    id BLOB PRIMARY KEY,
    lane TEXT NOT NULL,
    subject BLOB NOT NULL,
    run_at INTEGER NOT NULL,
    leased_until INTEGER,
    lease_owner BLOB,
    attempts INTEGER NOT NULL,
    once_key TEXT UNIQUE,
    payload BLOB NOT NULL
)
STRICT;

CREATE INDEX jobs_by_lane ON jobs (lane, run_at);

CREATE TABLE journal (
  position INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  act      TEXT NOT NULL,
  actor    TEXT NOT NULL,
  subject  BLOB NOT NULL,
  record   BLOB NOT NULL,
  leaf     BLOB NOT NULL
)
STRICT;

CREATE INDEX journal_by_subject ON journal (subject, position);

CREATE TABLE journal_head (
  one      INTEGER PRIMARY KEY,
  size     INTEGER NOT NULL,
  frontier BLOB NOT NULL
)
STRICT;

CREATE TABLE journal_tiles (
  level INTEGER NOT NULL,
  place INTEGER NOT NULL,
  hash  BLOB NOT NULL,
  PRIMARY KEY (level, place)
)
STRICT;

CREATE TABLE library (
  statement BLOB PRIMARY KEY,
  place     BLOB NOT NULL UNIQUE,
  origin    TEXT NOT NULL,
  what      TEXT NOT NULL,
  lang      TEXT NOT NULL,
  at        INTEGER NOT NULL
)
STRICT;

CREATE TABLE library_terms (
  term      BLOB NOT NULL,
  statement BLOB NOT NULL,
  PRIMARY KEY (term, statement)
)
STRICT;

CREATE INDEX library_terms_by_statement ON library_terms (statement, term);

CREATE TABLE lies (
  id     BLOB PRIMARY KEY,
  peer   TEXT NOT NULL,
  lie    TEXT NOT NULL,
  at     INTEGER NOT NULL,
  first  TEXT NOT NULL,
  second TEXT NOT NULL
)
STRICT;

CREATE TABLE links (
  id        BLOB PRIMARY KEY,
  report    BLOB NOT NULL REFERENCES reports (id),
  incident  BLOB NOT NULL REFERENCES incidents (id),
  sealed    BLOB NOT NULL,
  officer   BLOB NOT NULL,
  at        INTEGER NOT NULL,
  undone_at INTEGER,
  undone_by BLOB
, rules TEXT, score INTEGER)
STRICT;

CREATE INDEX links_by_incident ON links (incident, id);

CREATE INDEX links_by_report ON links (report, at);

CREATE TABLE listed_values (
  value   TEXT NOT NULL,
  dataset BLOB NOT NULL,
  PRIMARY KEY (value, dataset)
)
STRICT;

CREATE TABLE messages (
  id      BLOB PRIMARY KEY,
  report  BLOB NOT NULL REFERENCES reports (id),
  side    TEXT NOT NULL,
  officer BLOB,
  sealed  BLOB NOT NULL,
  at      INTEGER NOT NULL,
  seen_at INTEGER
, place INTEGER NOT NULL DEFAULT 0)
STRICT;

CREATE INDEX messages_by_report ON messages (report, at, id);

CREATE TABLE networks (
  dataset BLOB NOT NULL,
  first   BLOB NOT NULL,
  last    BLOB NOT NULL,
  country TEXT NOT NULL,
  asn     INTEGER,
  owner   TEXT NOT NULL,
  PRIMARY KEY (dataset, first)
)
STRICT;

CREATE TABLE node_facts (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL
)
STRICT;

CREATE TABLE notices_told (
  starts_at INTEGER NOT NULL,
  ahead     TEXT NOT NULL,
  what      TEXT NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (starts_at, ahead, what)
)
STRICT;

CREATE TABLE notification_proofs (
  notification BLOB NOT NULL REFERENCES notifications (id),
  place        INTEGER NOT NULL,
  answer       TEXT NOT NULL,
  at           INTEGER NOT NULL,
  PRIMARY KEY (notification, place)
)
STRICT;

CREATE TABLE "notifications" (
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
)
STRICT;

CREATE INDEX notifications_by_alarm ON notifications (alarm, at, id);

CREATE INDEX notifications_by_message ON notifications (message) WHERE message IS NOT NULL;

CREATE INDEX notifications_by_next ON notifications (next_at) WHERE next_at IS NOT NULL;

CREATE INDEX notifications_waiting ON notifications (channel_id, next_at) WHERE next_at IS NOT NULL;

CREATE TABLE officers (
  id        BLOB PRIMARY KEY,
  sealed    BLOB NOT NULL,
  role      TEXT NOT NULL,
  lang      TEXT NOT NULL,
  on_duty   INTEGER NOT NULL,
  recipient TEXT,
  since     INTEGER NOT NULL,
  left_at   INTEGER
)
STRICT;

CREATE TABLE once_keys (
  lookup      BLOB PRIMARY KEY,
  report      BLOB NOT NULL,
  fingerprint BLOB NOT NULL,
  sealed      BLOB NOT NULL,
  until       INTEGER NOT NULL
)
STRICT;

CREATE INDEX once_keys_by_end ON once_keys (until);

CREATE TABLE openings (
  id      BLOB PRIMARY KEY,
  report  BLOB NOT NULL REFERENCES reports (id),
  officer BLOB NOT NULL,
  sealed  BLOB NOT NULL,
  at      INTEGER NOT NULL
)
STRICT;

CREATE INDEX openings_by_time ON openings (at, id);

CREATE TABLE organisation_assets (
  organisation BLOB PRIMARY KEY,
  sealed       BLOB NOT NULL,
  at           INTEGER NOT NULL
)
STRICT;

CREATE TABLE organisations (
  id     BLOB PRIMARY KEY,
  sealed BLOB NOT NULL,
  sector TEXT,
  at     INTEGER NOT NULL
)
STRICT;

CREATE TABLE outbox (
  peer      TEXT NOT NULL,
  epoch     INTEGER NOT NULL,
  seq       INTEGER NOT NULL,
  statement BLOB,
  entry     BLOB NOT NULL,
  root      BLOB NOT NULL,
  PRIMARY KEY (peer, epoch, seq)
)
STRICT;

CREATE INDEX outbox_by_statement ON outbox (statement, peer) WHERE statement IS NOT NULL;

CREATE TABLE outbox_waiting (
  place     BLOB PRIMARY KEY,
  peer      TEXT NOT NULL,
  statement BLOB NOT NULL,
  sealed    BLOB NOT NULL
)
STRICT;

CREATE INDEX outbox_waiting_by_peer ON outbox_waiting (peer, place);

CREATE TABLE outboxes (
  peer       TEXT PRIMARY KEY,
  epoch      INTEGER NOT NULL,
  size       INTEGER NOT NULL,
  frontier   BLOB NOT NULL,
  receipted  INTEGER NOT NULL,
  receipt    TEXT,
  receipt_at INTEGER,
  is_unsure  INTEGER NOT NULL
)
STRICT;

CREATE TABLE own_reports (
  trouble TEXT PRIMARY KEY,
  report  BLOB NOT NULL REFERENCES reports (id),
  since   INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  over_at INTEGER
)
STRICT;

CREATE TABLE passkeys (
  id                BLOB PRIMARY KEY,
  officer           BLOB NOT NULL REFERENCES officers (id),
  credential_lookup BLOB NOT NULL UNIQUE,
  sealed            BLOB NOT NULL,
  at                INTEGER NOT NULL
)
STRICT;

CREATE INDEX passkeys_by_officer ON passkeys (officer, at);

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
)
STRICT;

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
)
STRICT;

CREATE INDEX proposals_by_other ON proposals (with_report, id);

CREATE INDEX proposals_open ON proposals (id) WHERE decided_at IS NULL;

CREATE TABLE recovery_keys (
  place     INTEGER PRIMARY KEY,
  recipient TEXT NOT NULL,
  officer   BLOB NOT NULL,
  at        INTEGER NOT NULL
)
STRICT;

CREATE TABLE regrouped_links (
  regrouping BLOB NOT NULL REFERENCES regroupings (id),
  link       BLOB NOT NULL REFERENCES links (id),
  -- Whether the act tied it; else it untied it.
  tied       INTEGER NOT NULL,
  PRIMARY KEY (regrouping, link)
)
STRICT;

CREATE INDEX regrouped_links_by_link ON regrouped_links (link, regrouping);

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
)
STRICT;

CREATE INDEX regroupings_by_incident ON regroupings (incident, id);

CREATE INDEX regroupings_by_other ON regroupings (other, id) WHERE other IS NOT NULL;

CREATE TABLE report_terms (
  segment INTEGER NOT NULL,
  term    BLOB NOT NULL,
  reports BLOB NOT NULL,
  PRIMARY KEY (segment, term)
) WITHOUT ROWID, STRICT;

CREATE TABLE reports (
  id              BLOB PRIMARY KEY,
  reference       TEXT NOT NULL UNIQUE,
  receipt_lookup  BLOB NOT NULL UNIQUE,
  filed_at        INTEGER NOT NULL,
  sealed          BLOB NOT NULL,
  happening       TEXT NOT NULL,
  kind            TEXT NOT NULL,
  ongoing         TEXT NOT NULL,
  happened_at     INTEGER,
  sector          TEXT,
  lang            TEXT NOT NULL,
  door            TEXT NOT NULL,
  organisation    BLOB,
  sealed_at       TEXT,
  identity        BLOB,
  identity_roster TEXT,
  state           TEXT NOT NULL,
  priority        INTEGER NOT NULL,
  reasons         TEXT NOT NULL,
  tlp             TEXT NOT NULL,
  assigned_to     BLOB,
  acknowledged_at INTEGER,
  answered_at     INTEGER,
  closed_at       INTEGER,
  outcome         TEXT,
  kept_at         INTEGER,
  moved_at        INTEGER NOT NULL,
  unread          INTEGER NOT NULL,
  files           INTEGER NOT NULL,
  messages        INTEGER NOT NULL,
  journal_index   INTEGER NOT NULL
, test_of BLOB, own INTEGER NOT NULL DEFAULT 0)
STRICT;

CREATE INDEX reports_by_officer ON reports (assigned_to, id) WHERE assigned_to IS NOT NULL;

CREATE INDEX reports_by_organisation ON reports (organisation, id) WHERE organisation IS NOT NULL;

CREATE INDEX reports_by_roster ON reports (identity_roster, id) WHERE identity_roster IS NOT NULL;

CREATE INDEX reports_by_state ON reports (state, id);

CREATE INDEX reports_open_at_officer ON reports (assigned_to, priority, id) WHERE assigned_to IS NOT NULL AND state <> 'closed';

CREATE INDEX reports_open_tests ON reports (id) WHERE test_of IS NOT NULL AND state <> 'closed';

CREATE TABLE rota_layers (
  id          BLOB PRIMARY KEY,
  rota        BLOB NOT NULL,
  place       INTEGER NOT NULL,
  zone        TEXT NOT NULL,
  first       INTEGER NOT NULL,
  unit        TEXT NOT NULL,
  every       INTEGER NOT NULL,
  people      BLOB NOT NULL,
  hours       TEXT NOT NULL,
  until       INTEGER,
  replaces    BLOB,
  taken_from  INTEGER,
  until_then  INTEGER,
  made_at     INTEGER NOT NULL,
  made_by     BLOB NOT NULL,
  undone_at   INTEGER
)
STRICT;

CREATE INDEX rota_layers_by_rota ON rota_layers (rota, place);

CREATE TABLE rota_overrides (
  id        BLOB PRIMARY KEY,
  rota      BLOB NOT NULL,
  starts_at INTEGER NOT NULL,
  until     INTEGER NOT NULL,
  change    TEXT NOT NULL,
  who       BLOB NOT NULL,
  made_at   INTEGER NOT NULL,
  made_by   BLOB NOT NULL,
  undone_at INTEGER
)
STRICT;

CREATE INDEX rota_overrides_by_rota ON rota_overrides (rota, until);

CREATE TABLE rota_swaps (
  id          BLOB PRIMARY KEY,
  layer       BLOB NOT NULL,
  number      INTEGER NOT NULL,
  gives       BLOB NOT NULL,
  takes       BLOB NOT NULL,
  made_at     INTEGER NOT NULL,
  made_by     BLOB NOT NULL,
  accepted_at INTEGER,
  undone_at   INTEGER
)
STRICT;

CREATE INDEX rota_swaps_by_layer ON rota_swaps (layer, number);

CREATE TABLE rotas (
  id        BLOB PRIMARY KEY,
  sealed    BLOB NOT NULL,
  zone      TEXT NOT NULL,
  wanted    TEXT NOT NULL,
  made_at   INTEGER NOT NULL,
  made_by   BLOB NOT NULL,
  undone_at INTEGER
)
STRICT;

CREATE TABLE rule_counts (
  rules              TEXT PRIMARY KEY,
  read               INTEGER NOT NULL,
  corrected_kind     INTEGER NOT NULL,
  corrected_priority INTEGER NOT NULL,
  first_at           INTEGER NOT NULL
)
STRICT;

CREATE TABLE schema_floor (
    step TEXT PRIMARY KEY, min_binary TEXT NOT NULL)
STRICT;

CREATE TABLE schema_step (
    name TEXT PRIMARY KEY, sha256 BLOB NOT NULL, at_version TEXT NOT NULL)
STRICT;

CREATE TABLE sent_messages (
  id          BLOB PRIMARY KEY,
  channel_id  BLOB NOT NULL REFERENCES channels (id),
  priority    INTEGER NOT NULL,
  sent_at     INTEGER NOT NULL,
  carrier_ref TEXT
)
STRICT;

CREATE INDEX sent_messages_by_channel ON sent_messages (channel_id, sent_at);

CREATE INDEX sent_messages_by_ref ON sent_messages (carrier_ref) WHERE carrier_ref IS NOT NULL;

CREATE TABLE service_levels (
  month   INTEGER NOT NULL,
  door    TEXT NOT NULL,
  lang    TEXT NOT NULL,
  measure TEXT NOT NULL,
  seconds INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  PRIMARY KEY (month, door, lang, measure, seconds)
)
STRICT;

CREATE TABLE sessions (
  id           BLOB PRIMARY KEY,
  lookup       BLOB NOT NULL UNIQUE,
  officer      BLOB,
  report       BLOB,
  opened_at    INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  until        INTEGER NOT NULL
)
STRICT;

CREATE INDEX sessions_by_end ON sessions (until);

CREATE INDEX sessions_by_officer ON sessions (officer, opened_at);

CREATE TABLE shares (
  statement    BLOB NOT NULL,
  peer         TEXT NOT NULL,
  rule         TEXT NOT NULL,
  went_at      INTEGER NOT NULL,
  stored_at    INTEGER,
  read_at      INTEGER,
  withdrawn_at INTEGER,
  erased_at    INTEGER,
  refused_at   INTEGER,
  refused      TEXT,
  PRIMARY KEY (statement, peer)
)
STRICT;

CREATE TABLE sightings (
  indicator BLOB NOT NULL,
  report    BLOB NOT NULL,
  at        INTEGER NOT NULL,
  origin    TEXT NOT NULL,
  raised    INTEGER,
  PRIMARY KEY (indicator, report)
)
STRICT;

CREATE INDEX sightings_by_report ON sightings (report, indicator);

CREATE TABLE statement_effects (
  statement BLOB NOT NULL,
  what      TEXT NOT NULL,
  thing     BLOB NOT NULL,
  PRIMARY KEY (statement, what, thing)
)
STRICT;

CREATE INDEX statement_effects_by_thing ON statement_effects (thing, what);

CREATE TABLE statements (
  id      BLOB PRIMARY KEY,
  place   BLOB NOT NULL UNIQUE,
  origin  TEXT NOT NULL,
  kind    TEXT NOT NULL,
  own     INTEGER NOT NULL,
  peer    TEXT,
  said_at INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  tlp     TEXT NOT NULL,
  state   TEXT NOT NULL,
  reason  TEXT,
  read_at INTEGER,
  sealed  BLOB
)
STRICT;

CREATE INDEX statements_by_kind ON statements (kind, place);

CREATE INDEX statements_came ON statements (place) WHERE own = 0;

CREATE INDEX statements_held ON statements (place) WHERE state = 'held';

CREATE INDEX statements_own ON statements (place) WHERE own = 1;

CREATE INDEX statements_unread ON statements (place) WHERE own = 0 AND read_at IS NULL;

CREATE TABLE suspensions (
  sha256  BLOB PRIMARY KEY,
  charter INTEGER NOT NULL,
  bytes   BLOB NOT NULL,
  at      INTEGER NOT NULL
)
STRICT;

CREATE TABLE team_members (
  team    BLOB NOT NULL REFERENCES teams (id),
  officer BLOB NOT NULL,
  PRIMARY KEY (team, officer)
)
STRICT;

CREATE TABLE teams (
  id         BLOB PRIMARY KEY,
  sealed     BLOB NOT NULL,
  made_at    INTEGER NOT NULL,
  removed_at INTEGER
)
STRICT;

CREATE TABLE term_segments (
  id           INTEGER PRIMARY KEY,
  first_report INTEGER NOT NULL,
  last_report  INTEGER NOT NULL,
  reports      INTEGER NOT NULL,
  state        TEXT NOT NULL,
  merges_into  INTEGER
)
STRICT;

CREATE TABLE tombstones (
  statement BLOB NOT NULL,
  origin    TEXT NOT NULL,
  what      TEXT NOT NULL,
  cause     BLOB NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (statement, origin)
)
STRICT;

CREATE TABLE wave_counts (
  wave    BLOB NOT NULL REFERENCES waves (id),
  what    TEXT NOT NULL,
  value   TEXT NOT NULL,
  reports INTEGER NOT NULL,
  PRIMARY KEY (wave, what, value)
)
STRICT;

CREATE TABLE wave_reports (
  wave   BLOB NOT NULL REFERENCES waves (id),
  place  INTEGER NOT NULL,
  report BLOB NOT NULL REFERENCES reports (id),
  PRIMARY KEY (wave, place)
)
STRICT;

CREATE INDEX wave_reports_by_report ON wave_reports (report, wave);

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
)
STRICT;

CREATE INDEX waves_by_key ON waves (key, id);

CREATE INDEX waves_by_number ON waves (number);

CREATE INDEX waves_open ON waves (id) WHERE closed_at IS NULL;

CREATE TABLE witnessed (
  origin TEXT PRIMARY KEY,
  peer   TEXT NOT NULL,
  size   INTEGER NOT NULL,
  root   BLOB NOT NULL,
  note   TEXT NOT NULL,
  at     INTEGER NOT NULL
)
STRICT;

CREATE TABLE witnesses (
  peer TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  note TEXT NOT NULL,
  at   INTEGER NOT NULL
)
STRICT;

CREATE TABLE wrappings (
  id      BLOB PRIMARY KEY,
  officer BLOB NOT NULL REFERENCES officers (id),
  kind    TEXT NOT NULL,
  sealed  BLOB NOT NULL,
  at      INTEGER NOT NULL
)
STRICT;

CREATE INDEX wrappings_by_officer ON wrappings (officer, at);
