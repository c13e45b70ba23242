//! What the tests share: a table for trying things.

use stormbell_store::{Result, Store, Tx};

/// Makes a small table beside the real schema.
pub async fn with_notes(store: &Store) {
    let sql = match store.engine() {
        stormbell_store::Engine::Sqlite => {
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT"
        }
        stormbell_store::Engine::Postgres => {
            "CREATE TABLE notes (id BIGINT PRIMARY KEY, words TEXT NOT NULL)"
        }
    };
    store
        .write("make notes", move |tx| tx.execute(sql, &[]))
        .await
        .unwrap();
}

pub fn add_note(tx: &mut Tx<'_>, id: i64, words: &str) -> Result<()> {
    tx.execute_one(
        "INSERT INTO notes (id, words) VALUES (?1, ?2)",
        &[id.into(), words.into()],
    )
}

/// All ids, in order, from a fresh snapshot.
pub async fn note_ids(store: &Store) -> Vec<i64> {
    let look =
        |tx: &mut Tx<'_>| tx.query("SELECT id FROM notes ORDER BY id", &[], |row| row.int(0));
    store.read("list notes", look).await.unwrap()
}
