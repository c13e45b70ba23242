//! Failures in every place: the n-th statement, the commit, a full disk, a lost server.

use stormbell_store::testing::{Bench, each_bench, each_engine};
use stormbell_store::{Engine, Error, Fault, Result, Store, Tx};
use tokio::task::JoinSet;

use crate::parts::{add_note, note_ids, with_notes};

/// An act of five statements.
fn five_statements(tx: &mut Tx<'_>) -> Result<()> {
    add_note(tx, 1, "one")?;
    add_note(tx, 2, "two")?;
    tx.execute_one("UPDATE notes SET words = ?1 WHERE id = 1", &["uno".into()])?;
    tx.query("SELECT id FROM notes", &[], |row| row.int(0))?;
    add_note(tx, 3, "three")
}

/// Fails the n-th statement for every n, until the act gets through; gives how often it failed.
async fn fail_each(store: &Store, fault: impl Fn(u64) -> Fault) -> u64 {
    for n in 1.. {
        store.order_fault(Some(fault(n)));
        let result = store.write("five statements", five_statements).await;
        if let Some(open) = store.order_fault(None) {
            assert_ne!(open, fault(n), "the fault never counted");
            result.unwrap();
            return n - 1;
        }
        assert!(matches!(result, Err(Error::Full)), "statement {n}");
        assert!(note_ids(store).await.is_empty(), "statement {n}");
    }
    unreachable!()
}

#[tokio::test]
async fn whichever_statement_fails_nothing_is_half_written() {
    each_engine(|store| async move {
        with_notes(&store).await;
        assert_eq!(fail_each(&store, Fault::Statement).await, 5);
        assert_eq!(note_ids(&store).await, [1, 2, 3]);
    })
    .await;
}

#[tokio::test]
async fn whichever_change_is_not_confirmed_nothing_is_half_written() {
    each_engine(|store| async move {
        with_notes(&store).await;
        assert_eq!(fail_each(&store, Fault::AfterStatement).await, 4);
        assert_eq!(note_ids(&store).await, [1, 2, 3]);
    })
    .await;
}

#[tokio::test]
async fn whichever_statement_conflicts_the_act_is_kept_once() {
    each_engine(|store| async move {
        with_notes(&store).await;
        for n in 1..=5 {
            let retries = store.figures().retries;
            store.order_fault(Some(Fault::Conflict(n)));
            store
                .write("five statements", five_statements)
                .await
                .unwrap();
            assert_eq!(store.order_fault(None), None);
            assert_eq!(store.figures().retries, retries + 1);
            assert_eq!(note_ids(&store).await, [1, 2, 3]);
            store
                .write("clear", |tx| tx.execute("DELETE FROM notes", &[]))
                .await
                .unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn a_conflict_is_tried_again_even_if_the_act_hides_it() {
    each_engine(|store| async move {
        with_notes(&store).await;
        store.order_fault(Some(Fault::Conflict(1)));
        let act = |tx: &mut Tx<'_>| add_note(tx, 1, "one").map_err(|_| Error::stop("hidden"));
        store.write("hide", act).await.unwrap();
        assert_eq!(note_ids(&store).await, [1]);
    })
    .await;
}

#[tokio::test]
async fn a_commit_on_a_full_disk_keeps_nothing_and_the_next_goes_through() {
    each_engine(|store| async move {
        with_notes(&store).await;
        store.order_fault(Some(Fault::CommitFull));
        let full = store.write("add", |tx| add_note(tx, 1, "one")).await;
        assert!(matches!(full, Err(Error::Full)));
        store
            .write("add", |tx| add_note(tx, 2, "two"))
            .await
            .unwrap();
        assert_eq!(note_ids(&store).await, [2]);
    })
    .await;
}

#[tokio::test]
async fn after_an_unknown_commit_sqlite_writes_nothing_until_the_next_start() {
    each_bench(|bench| async move {
        with_notes(&bench.store).await;
        bench.store.order_fault(Some(Fault::CommitUnsure));
        let unsure = bench.store.write("add", |tx| add_note(tx, 1, "one")).await;
        assert!(matches!(unsure, Err(Error::Unsure)));
        let next = bench.store.write("add", |tx| add_note(tx, 2, "two")).await;
        match bench.store.engine() {
            Engine::Sqlite => {
                assert!(matches!(next, Err(Error::Unavailable)));
                assert!(bench.store.ping().await.is_err());
            }
            Engine::Postgres => next.unwrap(),
        }
        bench.store.close().await;
        let started = bench.open_again().await;
        started
            .write("add", |tx| add_note(tx, 3, "three"))
            .await
            .unwrap();
        let ids = note_ids(&started).await;
        assert!(ids.contains(&1) && ids.contains(&3), "{ids:?}");
    })
    .await;
}

/// A real full disk, as SQLite meets it: no page may be added to the file.
#[tokio::test]
async fn an_act_that_fills_the_disk_fails_alone() {
    let bench = Bench::open(Engine::Sqlite).await.unwrap();
    let store = &bench.store;
    with_notes(store).await;
    let pages = |tx: &mut Tx<'_>| tx.query_one("PRAGMA page_count", &[], |row| row.int(0));
    let pages = store.read("pages", pages).await.unwrap().unwrap();
    let limit = format!("PRAGMA max_page_count = {}", pages + 8);
    store
        .write("limit", move |tx| tx.execute(&limit, &[]))
        .await
        .unwrap();
    let mut tasks = JoinSet::new();
    for id in 0..20 {
        let (store, size) = (store.clone(), if id % 5 == 4 { 1_000_000 } else { 10 });
        let words = "x".repeat(size);
        let act = move |tx: &mut Tx<'_>| add_note(tx, id, &words);
        tasks.spawn(async move { (id, store.write("add", act).await) });
    }
    for (id, result) in tasks.join_all().await {
        match id % 5 {
            4 => assert!(matches!(result, Err(Error::Full)), "{id}: {result:?}"),
            _ => result.unwrap(),
        }
    }
    assert_eq!(note_ids(store).await.len(), 16);
}

#[tokio::test]
async fn a_store_whose_server_ended_every_connection_recovers() {
    each_engine(|store| async move {
        if store.engine() == Engine::Sqlite {
            return; // It has no server.
        }
        with_notes(&store).await;
        store
            .write("add", |tx| add_note(tx, 1, "one"))
            .await
            .unwrap();
        let mut first = true;
        let act = move |tx: &mut Tx<'_>| {
            add_note(tx, 2, "two")?;
            if std::mem::take(&mut first) {
                let own = "SELECT pg_terminate_backend(pg_backend_pid())";
                tx.query(own, &[], |_| Ok(()))?;
            }
            Ok(())
        };
        store.write("add on a dying connection", act).await.unwrap();
        assert_eq!(note_ids(&store).await, [1, 2]);
    })
    .await;
}
