//! The schema is brought up to date once, by one program at a time, and never from a changed text.

use stormbell_store::testing::{ENGINES, each_bench, each_engine, empty_place};
use stormbell_store::{Error, Store, Tx};
use tokio::task::JoinSet;

fn step_names(tx: &mut Tx<'_>) -> stormbell_store::Result<Vec<String>> {
    tx.query("SELECT name FROM schema_step ORDER BY name", &[], |row| {
        row.text(0)
    })
}

#[tokio::test]
async fn opening_again_changes_nothing() {
    each_bench(|bench| async move {
        let before = bench.store.read("steps", step_names).await.unwrap();
        assert_eq!(before.first().map(String::as_str), Some("0001_first"));
        let again = bench.open_again().await;
        assert_eq!(again.read("steps", step_names).await.unwrap(), before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn programs_that_start_together_migrate_once() {
    for engine in ENGINES {
        let Some((config, _folder)) = empty_place(engine).await else {
            continue;
        };
        let mut starts = JoinSet::new();
        for _ in 0..4 {
            starts.spawn(Store::open(config.clone()));
        }
        for start in starts.join_all().await {
            let steps = start.unwrap().read("steps", step_names).await.unwrap();
            assert_eq!(steps.iter().filter(|name| *name == "0001_first").count(), 1);
        }
    }
}

#[tokio::test]
async fn a_step_with_another_text_stops_the_start() {
    each_bench(|bench| async move {
        let act = |tx: &mut Tx<'_>| {
            tx.execute("UPDATE schema_step SET sha256 = ?1", &[[0_u8; 32].into()])
        };
        bench.store.write("change history", act).await.unwrap();
        let error = Store::open(bench.config.clone()).await.err().unwrap();
        assert!(
            matches!(&error, Error::Corrupt(text) if text.contains("0001_first")),
            "{error}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_step_of_a_newer_program_does_no_harm() {
    each_bench(|bench| async move {
        let act = |tx: &mut Tx<'_>| {
            let sql = "INSERT INTO schema_step (name, sha256, at_version) VALUES (?1, ?2, ?3)";
            tx.execute_one(
                sql,
                &["9999_later".into(), [0_u8; 32].into(), "99.0.0".into()],
            )
        };
        bench.store.write("look ahead", act).await.unwrap();
        bench.open_again().await.ping().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_keys_and_the_chance_are_handed_through() {
    each_engine(|store| async move {
        let act = |tx: &mut Tx<'_>| {
            let place = |row| stormbell_seal::Place {
                table: "t",
                row,
                column: "c",
            };
            let sealed = tx.keys().seal(place(b"1"), b"words", tx.chance());
            let opened = tx.keys().open(place(b"1"), &sealed).map_err(Error::stop)?;
            Ok(opened.to_vec())
        };
        assert_eq!(store.write("seal", act).await.unwrap(), b"words");
    })
    .await;
}
