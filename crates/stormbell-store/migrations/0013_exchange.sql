-- The exchange between nodes: the charter, what this node tells each neighbour and what each one tells it. Ids of statements are
-- the hashes of what was signed. Words, and keys, are sealed for their row.

CREATE TABLE charters (
  number INTEGER PRIMARY KEY,
  bytes  BLOB NOT NULL,
  at     INTEGER NOT NULL
);
CREATE TABLE suspensions (
  sha256  BLOB PRIMARY KEY,
  charter INTEGER NOT NULL,
  bytes   BLOB NOT NULL,
  at      INTEGER NOT NULL
);
-- This node's own keys for its neighbours, the newest number in use.
CREATE TABLE exchange_keys (
  kind    TEXT NOT NULL,
  number  INTEGER NOT NULL,
  sealed  BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (kind, number)
);

-- Every statement that this node has made or got. `state`: standing, held, superseded, withdrawn, erased. `place` is the order of
-- arrival, for pages. The envelope is sealed, since it holds a line of words.
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
);
CREATE INDEX statements_came ON statements (place) WHERE own = 0;
CREATE INDEX statements_own ON statements (place) WHERE own = 1;
CREATE INDEX statements_by_kind ON statements (kind, place);
CREATE INDEX statements_held ON statements (place) WHERE state = 'held';
CREATE INDEX statements_unread ON statements (place) WHERE own = 0 AND read_at IS NULL;
-- A body as it travels, and the key that opens it. Erased: both rows gone.
CREATE TABLE bodies (
  statement BLOB PRIMARY KEY,
  bytes     BLOB NOT NULL
);
CREATE TABLE body_keys (
  statement BLOB PRIMARY KEY,
  sealed    BLOB NOT NULL
);
-- What was taken back, by whom; for ever, and perhaps before the thing itself. It counts when it is the thing's own origin.
CREATE TABLE tombstones (
  statement BLOB NOT NULL,
  origin    TEXT NOT NULL,
  what      TEXT NOT NULL,
  cause     BLOB NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (statement, origin)
);
-- What was made of a statement here: an import, a report, a row of the library.
CREATE TABLE statement_effects (
  statement BLOB NOT NULL,
  what      TEXT NOT NULL,
  thing     BLOB NOT NULL,
  PRIMARY KEY (statement, what, thing)
);
CREATE INDEX statement_effects_by_thing ON statement_effects (thing, what);

-- What this node tells each neighbour: an append-only log for each. `receipted` entries are stored there for certain.
CREATE TABLE outboxes (
  peer       TEXT PRIMARY KEY,
  epoch      INTEGER NOT NULL,
  size       INTEGER NOT NULL,
  frontier   BLOB NOT NULL,
  receipted  INTEGER NOT NULL,
  receipt    TEXT,
  receipt_at INTEGER,
  is_unsure  INTEGER NOT NULL
);
CREATE TABLE outbox (
  peer      TEXT NOT NULL,
  epoch     INTEGER NOT NULL,
  seq       INTEGER NOT NULL,
  statement BLOB,
  entry     BLOB NOT NULL,
  root      BLOB NOT NULL,
  PRIMARY KEY (peer, epoch, seq)
);
CREATE INDEX outbox_by_statement ON outbox (statement, peer) WHERE statement IS NOT NULL;
-- What waits until a log that was restored from a backup is known to be whole.
CREATE TABLE outbox_waiting (
  place     BLOB PRIMARY KEY,
  peer      TEXT NOT NULL,
  statement BLOB NOT NULL,
  sealed    BLOB NOT NULL
);
CREATE INDEX outbox_waiting_by_peer ON outbox_waiting (peer, place);
-- Who got a statement of ours, and what it has said about it since.
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
);

-- What each neighbour tells this node: how far it is stored, and the last signed checkpoint. `lie`: nothing more is taken.
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
);
-- `rank`: in which order it is taken. `state`: pending, taken, gone, refused.
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
);
CREATE INDEX inbox_pending ON inbox (peer, rank, said_at) WHERE state = 'pending';
CREATE INDEX inbox_by_statement ON inbox (statement, peer) WHERE statement IS NOT NULL;
-- What a neighbour is still to be told about its statements, with the next receipt.
CREATE TABLE inbox_answers (
  peer      TEXT NOT NULL,
  statement BLOB NOT NULL,
  what      TEXT NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (peer, statement, what)
);
-- Two signed things that no honest neighbour signs both.
CREATE TABLE lies (
  id     BLOB PRIMARY KEY,
  peer   TEXT NOT NULL,
  lie    TEXT NOT NULL,
  at     INTEGER NOT NULL,
  first  TEXT NOT NULL,
  second TEXT NOT NULL
);

-- Circles of nodes, told to their members only.
CREATE TABLE circles (
  id        BLOB NOT NULL,
  epoch     INTEGER NOT NULL,
  origin    TEXT NOT NULL,
  statement BLOB NOT NULL,
  sealed    BLOB NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (id, epoch)
);
-- Help that was asked for, by us or of us.
CREATE TABLE help_requests (
  statement   BLOB PRIMARY KEY,
  place       BLOB NOT NULL,
  own         INTEGER NOT NULL,
  origin      TEXT NOT NULL,
  due_at      INTEGER NOT NULL,
  answered_at INTEGER,
  answer      BLOB,
  rung_at     INTEGER
);
CREATE INDEX help_requests_open ON help_requests (due_at) WHERE answered_at IS NULL;
CREATE INDEX help_requests_by_place ON help_requests (place);
-- The library: what every node knows, a copy at each.
CREATE TABLE library (
  statement BLOB PRIMARY KEY,
  place     BLOB NOT NULL UNIQUE,
  origin    TEXT NOT NULL,
  what      TEXT NOT NULL,
  lang      TEXT NOT NULL,
  at        INTEGER NOT NULL
);
CREATE TABLE library_terms (
  term      BLOB NOT NULL,
  statement BLOB NOT NULL,
  PRIMARY KEY (term, statement)
);
CREATE INDEX library_terms_by_statement ON library_terms (statement, term);
-- Journals of neighbours that this node watches, and who watches ours.
CREATE TABLE witnessed (
  origin TEXT PRIMARY KEY,
  peer   TEXT NOT NULL,
  size   INTEGER NOT NULL,
  root   BLOB NOT NULL,
  note   TEXT NOT NULL,
  at     INTEGER NOT NULL
);
CREATE TABLE witnesses (
  peer TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  note TEXT NOT NULL,
  at   INTEGER NOT NULL
);
