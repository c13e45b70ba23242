//! Steps that no released program has: one that shuts older programs out, one that runs in pieces, one that must wait.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::{Step, postgres, sqlite_through};
use crate::testing::{ENGINES, Folder, empty_place};
use crate::{Error, Place, Store, Tx};

const TABLE: &str = "CREATE TABLE numbers (n INTEGER PRIMARY KEY, square INTEGER);
INSERT INTO numbers (n) VALUES (1), (2), (3), (4), (5)";
const FILL: &str = "UPDATE numbers SET square = n * n
    WHERE n IN (SELECT n FROM numbers WHERE square IS NULL ORDER BY n LIMIT 2)";

async fn through(place: &Place, steps: &[Step]) -> crate::Result<()> {
    match place {
        Place::Sqlite { file } => {
            let mut connection = rusqlite::Connection::open(file).unwrap();
            sqlite_through(&mut connection, steps)
        }
        Place::Postgres { url } => postgres::through(url, steps).await,
    }
}

async fn places() -> Vec<(crate::StoreConfig, Folder)> {
    let mut places = Vec::new();
    for engine in ENGINES {
        places.extend(empty_place(engine).await);
    }
    places
}

fn count(sql: &'static str) -> impl FnMut(&mut Tx<'_>) -> crate::Result<i64> {
    move |tx| Ok(tx.query_one(sql, &[], |row| row.int(0))?.unwrap_or(-1))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_step_is_run_in_pieces_until_it_finds_nothing() {
    for (config, _folder) in places().await {
        let steps = [
            Step::common("1_table", TABLE),
            Step {
                again: true,
                ..Step::common("2_fill", FILL)
            },
        ];
        through(&config.place, &steps).await.unwrap();
        through(&config.place, &steps).await.unwrap();
        let store = Store::open_as_is(config).await.unwrap();
        let filled = count("SELECT COUNT(*) FROM numbers WHERE square = n * n");
        assert_eq!(store.read("filled", filled).await.unwrap(), 5);
        let noted = count("SELECT COUNT(*) FROM schema_step WHERE name = '2_fill'");
        assert_eq!(store.read("noted", noted).await.unwrap(), 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_that_needs_a_newer_program_is_not_opened_and_not_touched() {
    for (config, _folder) in places().await {
        Store::open(config.clone()).await.unwrap().close().await;
        let newer = [Step {
            min_binary: "99.0.0",
            ..Step::common("9999_newer", "CREATE TABLE newer (id INTEGER PRIMARY KEY)")
        }];
        // PostgreSQL may take a moment to see that the store above has hung up.
        while let Err(error) = through(&config.place, &newer).await {
            assert!(matches!(error, Error::Refused(_)), "{error}");
            tokio::task::yield_now().await;
        }
        let Err(Error::Refused(words)) = Store::open(config).await else {
            panic!("it was opened");
        };
        assert!(
            words.contains("9999_newer") && words.contains("99.0.0"),
            "{words}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_step_waits_for_those_who_still_run_the_older_program() {
    let Some((config, _folder)) = empty_place(crate::Engine::Postgres).await else {
        return;
    };
    let older = Store::open(config.clone()).await.unwrap();
    older.ping().await.unwrap();
    let newer = [Step {
        min_binary: "99.0.0",
        ..Step::common("9999_newer", "CREATE TABLE newer (id INTEGER PRIMARY KEY)")
    }];
    let refused = through(&config.place, &newer).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    older.ping().await.expect("the older one goes on");
    older.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_step_that_must_wait_does_not_hold_the_others_up() {
    let Some((config, _folder)) = empty_place(crate::Engine::Postgres).await else {
        return;
    };
    let store = Store::open(config.clone()).await.unwrap();
    let (began, begins) = tokio::sync::oneshot::channel();
    let (end, ends) = std::sync::mpsc::channel::<()>();
    let long = tokio::spawn({
        let (store, mut began) = (store.clone(), Some(began));
        let ends = std::sync::Mutex::new(ends);
        async move {
            let look = move |tx: &mut Tx<'_>| {
                let facts = count("SELECT COUNT(*) FROM node_facts")(tx)?;
                if let Some(began) = began.take() {
                    began.send(()).unwrap();
                }
                let _ = ends.lock().unwrap().recv();
                Ok(facts)
            };
            store.long_look("a backup that takes hours", look).await
        }
    });
    begins.await.unwrap();
    let place = config.place.clone();
    let migrating = tokio::spawn(async move {
        let step = Step::common("9998_wider", "ALTER TABLE node_facts ADD COLUMN more TEXT");
        through(&place, &[step]).await
    });
    // While the step waits for the long look, others read and write the same table.
    for n in 0..40_u8 {
        let act = move |tx: &mut Tx<'_>| crate::facts::set(tx, "tried", &[n]);
        store.write("work", act).await.unwrap();
    }
    end.send(()).unwrap();
    long.await.unwrap().unwrap();
    migrating.await.unwrap().unwrap();
    store.ping().await.unwrap();
    store.close().await;
}
