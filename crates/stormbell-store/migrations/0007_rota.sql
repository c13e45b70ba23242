-- Who is on duty when: rotas with their layers, what people change in them, who is away, and which findings were told.
-- `people` and `who` are lists of ids, 16 bytes each. Hours of the week are seconds since Monday 00:00 on the wall.

CREATE TABLE rotas (
  id        BLOB PRIMARY KEY,
  sealed    BLOB NOT NULL,
  zone      TEXT NOT NULL,
  wanted    TEXT NOT NULL,
  made_at   INTEGER NOT NULL,
  made_by   BLOB NOT NULL,
  undone_at INTEGER
);

-- A change of a layer ends it and begins another, which remembers what it took over, so that it can be undone.
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
);
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
);
CREATE INDEX rota_overrides_by_rota ON rota_overrides (rota, until);

-- One that is offered counts once the other has accepted it.
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
);
CREATE INDEX rota_swaps_by_layer ON rota_swaps (layer, number);

-- `feed` names the calendar that it was read from; entered by hand when there is none.
CREATE TABLE absences (
  id        BLOB PRIMARY KEY,
  officer   BLOB NOT NULL,
  starts_at INTEGER NOT NULL,
  until     INTEGER NOT NULL,
  feed      BLOB,
  made_at   INTEGER NOT NULL,
  made_by   BLOB NOT NULL,
  undone_at INTEGER
);
CREATE INDEX absences_by_officer ON absences (officer, until);
CREATE INDEX absences_by_until ON absences (until);

CREATE TABLE notices_told (
  starts_at INTEGER NOT NULL,
  ahead     TEXT NOT NULL,
  what      TEXT NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (starts_at, ahead, what)
);
