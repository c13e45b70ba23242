//! Rewriting must change what it should and nothing else.

use super::{Engine, dollar_placeholders, schema_for};

#[test]
fn placeholders_change_only_in_code() {
    let check = |sql: &str, expected: &str| assert_eq!(dollar_placeholders(sql), expected);
    check(
        "SELECT a FROM t WHERE a = ?1 AND b = ?12",
        "SELECT a FROM t WHERE a = $1 AND b = $12",
    );
    check("SELECT '?1', ?1", "SELECT '?1', $1");
    check(
        "SELECT 'it''s ?1 o''clock', ?2",
        "SELECT 'it''s ?1 o''clock', $2",
    );
    check(
        "SELECT \"?1\", ?1 -- why ?2\n, ?3",
        "SELECT \"?1\", $1 -- why ?2\n, $3",
    );
    check("SELECT /* ?1 ' */ ?1", "SELECT /* ?1 ' */ $1");
    check("SELECT '-- ?1', ?1", "SELECT '-- ?1', $1");
    check("SELECT 'ö?1ö', ?1, 'open ?2", "SELECT 'ö?1ö', $1, 'open ?2");
}

#[test]
fn a_schema_becomes_strict_in_sqlite() {
    let text = "-- what is kept; all of it\nCREATE TABLE a (b TEXT DEFAULT 'x;y');\nCREATE INDEX c ON a (b);\n-- end;\n";
    assert_eq!(
        schema_for(Engine::Sqlite, text),
        [
            "-- what is kept; all of it\nCREATE TABLE a (b TEXT DEFAULT 'x;y')\nSTRICT",
            "CREATE INDEX c ON a (b)"
        ]
    );
}

#[test]
fn a_schema_takes_the_types_of_postgres() {
    let text = "CREATE TABLE a (b BLOB PRIMARY KEY, BLOB_c INTEGER NOT NULL DEFAULT 0, d TEXT NOT NULL CHECK (d <> 'TEXT' AND CAST(BLOB_c AS TEXT) <> d))";
    assert_eq!(
        schema_for(Engine::Postgres, text),
        [
            "CREATE TABLE a (b BYTEA PRIMARY KEY, BLOB_c BIGINT NOT NULL DEFAULT 0, d TEXT COLLATE \"C\" NOT NULL CHECK (d <> 'TEXT' AND CAST(BLOB_c AS TEXT) <> d))"
        ]
    );
}
