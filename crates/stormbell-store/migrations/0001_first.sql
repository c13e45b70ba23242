-- The first schema. One text for both databases; see src/engine/dialect.rs for what is replaced.
-- Times are microseconds since 1970 (UTC).

-- Work that must happen later, leased to one worker at a time (src/leases.rs).
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
);
CREATE INDEX jobs_by_lane ON jobs (lane, run_at);
