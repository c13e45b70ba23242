//! Acts that meet: turns, shared commits, conflicts, callers that leave, closing.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use stormbell_store::testing::{each_bench, each_engine};
use stormbell_store::{Engine, Error, Fault, Place, Result, Store, Tx};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::parts::{add_note, note_ids, with_notes};

/// Reads a number and writes it back one higher: wrong wherever two such acts overlap unseen.
fn count_up(tx: &mut Tx<'_>) -> Result<()> {
    let sql = "SELECT CAST(words AS BIGINT) FROM notes WHERE id = 1";
    let count = tx
        .query_one(sql, &[], |row| row.int(0))?
        .ok_or(Error::Gone)?;
    let words = (count + 1).to_string();
    tx.execute_one("UPDATE notes SET words = ?1 WHERE id = 1", &[words.into()])
}

/// Lets six callers count up eight times each, half of them beside the line if `aside`.
async fn count_together(store: &Store, aside: bool) -> String {
    let mut tasks = JoinSet::new();
    for caller in 0..6 {
        let (store, aside) = (store.clone(), aside && caller % 2 == 0);
        tasks.spawn(async move {
            for _ in 0..8 {
                count_once(&store, aside).await;
            }
        });
    }
    tasks.join_all().await;
    let sql = "SELECT words FROM notes";
    let look = move |tx: &mut Tx<'_>| tx.query_one(sql, &[], |row| row.text(0));
    store.read("look", look).await.unwrap().unwrap()
}

/// In the line nobody conflicts; beside it one goes on until it is kept.
async fn count_once(store: &Store, aside: bool) {
    if !aside {
        return store.write("count up", count_up).await.unwrap();
    }
    while let Err(error) = store.write_aside("count up", count_up).await {
        assert!(matches!(error, Error::Conflict | Error::Busy), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acts_run_one_after_the_other() {
    each_bench(|bench| async move {
        with_notes(&bench.store).await;
        bench
            .store
            .write("add", |tx| add_note(tx, 1, "0"))
            .await
            .unwrap();
        assert_eq!(count_together(&bench.store, false).await, "48");
        assert_eq!(bench.store.figures().retries, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acts_of_two_processes_run_one_after_the_other() {
    each_bench(|bench| async move {
        let other = bench.open_again().await;
        with_notes(&bench.store).await;
        bench
            .store
            .write("add", |tx| add_note(tx, 1, "0"))
            .await
            .unwrap();
        tokio::join!(
            count_together(&bench.store, false),
            count_together(&other, false)
        );
        let sql = "SELECT words FROM notes";
        let look = move |tx: &mut Tx<'_>| tx.query_one(sql, &[], |row| row.text(0));
        assert_eq!(bench.store.read("look", look).await.unwrap().unwrap(), "96");
        assert_eq!(bench.store.figures().retries + other.figures().retries, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acts_aside_behave_as_if_one_after_the_other() {
    each_engine(|store| async move {
        with_notes(&store).await;
        store.write("add", |tx| add_note(tx, 1, "0")).await.unwrap();
        assert_eq!(count_together(&store, true).await, "48");
    })
    .await;
}

/// Two acts that each look at what the other writes: the classic case that weaker isolation loses.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conflict_is_tried_again() {
    each_engine(|store| async move {
        if store.engine() == Engine::Sqlite {
            return; // One writer: acts cannot overlap.
        }
        with_notes(&store).await;
        let meet = Arc::new(std::sync::Barrier::new(2));
        let runs = Arc::new(AtomicU32::new(0));
        let act = |id: i64| {
            let (meet, runs, mut first) = (meet.clone(), runs.clone(), true);
            move |tx: &mut Tx<'_>| {
                runs.fetch_add(1, Ordering::SeqCst);
                let sql = "SELECT COUNT(*) FROM notes";
                let count = tx.query_one(sql, &[], |row| row.int(0))?.unwrap_or(0);
                if std::mem::take(&mut first) {
                    meet.wait();
                }
                add_note(tx, id, &count.to_string())
            }
        };
        let (one, two) = tokio::join!(
            store.write_aside("one", act(1)),
            store.write_aside("two", act(2))
        );
        one.unwrap();
        two.unwrap();
        let sql = "SELECT words FROM notes ORDER BY words";
        let words = store.read("look", move |tx| tx.query(sql, &[], |row| row.text(0)));
        assert_eq!(words.await.unwrap(), ["0", "1"]);
        assert!(runs.load(Ordering::SeqCst) >= 3);
        assert!(store.figures().retries >= 1);
    })
    .await;
}

#[tokio::test]
async fn waiting_acts_share_a_commit_and_fail_alone() {
    each_engine(|store| async move {
        if store.engine() == Engine::Postgres {
            return; // Each act has its own connection and commit there.
        }
        with_notes(&store).await;
        let before = store.figures();
        let barrier = Arc::new(Barrier::new(2));
        let held = hold_writer(&store, barrier.clone());
        barrier.wait().await;
        let mut tasks = JoinSet::new();
        for id in 0..40 {
            let store = store.clone();
            tasks.spawn(async move {
                // Every tenth takes a key that its neighbour has.
                let key = if id % 10 == 9 { id - 1 } else { id };
                (
                    id,
                    store.write("add", move |tx| add_note(tx, key, "x")).await,
                )
            });
        }
        tokio::task::yield_now().await;
        held.send(()).unwrap();
        while let Some(ended) = tasks.join_next().await {
            let (id, result) = ended.unwrap();
            match id % 10 {
                8 | 9 => assert!(matches!(result, Ok(()) | Err(Error::Taken))),
                _ => result.unwrap(),
            }
        }
        assert_eq!(note_ids(&store).await.len(), 36);
        let after = store.figures();
        assert_eq!(after.acts - before.acts, 37);
        assert!(
            after.commits - before.commits <= 4,
            "{} commits",
            after.commits - before.commits
        );
    })
    .await;
}

/// Keeps the writing thread busy until the returned sender is used.
fn hold_writer(store: &Store, started: Arc<Barrier>) -> std::sync::mpsc::Sender<()> {
    let (go_on, wait) = std::sync::mpsc::channel::<()>();
    let (running, wait_running) = tokio::sync::oneshot::channel();
    let mut running = Some(running);
    let act = move |_: &mut Tx<'_>| {
        running.take().unwrap().send(()).unwrap();
        wait.recv().unwrap();
        Ok(())
    };
    let store = store.clone();
    tokio::spawn(async move { store.write("hold", act).await });
    tokio::spawn(async move {
        wait_running.await.unwrap();
        started.wait().await;
    });
    go_on
}

#[tokio::test]
async fn a_caller_that_leaves_does_not_undo_its_act() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let (ran, wait) = tokio::sync::oneshot::channel();
        let (mut ran, writer) = (Some(ran), store.clone());
        let task = tokio::spawn(async move {
            let act = move |tx: &mut Tx<'_>| {
                add_note(tx, 1, "one")?;
                ran.take().map(|ran| ran.send(()));
                Ok(())
            };
            writer.write("add", act).await
        });
        wait.await.unwrap();
        task.abort();
        // The commit may come a little after the closure, and nobody tells.
        while note_ids(&store).await.is_empty() {
            tokio::task::yield_now().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_closed_store_says_so() {
    each_bench(|bench| async move {
        with_notes(&bench.store).await;
        bench.store.ping().await.unwrap();
        bench.store.close().await;
        let write = bench.store.write("add", |tx| add_note(tx, 1, "one")).await;
        assert!(matches!(write, Err(Error::Unavailable)));
        let read = bench.store.read("look", |_| Ok(())).await;
        assert!(matches!(read, Err(Error::Unavailable)));
        assert!(bench.store.ping().await.is_err());
        bench.store.close().await;
        assert!(note_ids(&bench.open_again().await).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_place_that_cannot_be_is_unavailable() {
    let away = ["/nowhere/at/all/node.db", "/proc/node.db"];
    for file in away {
        let place = Place::Sqlite { file: file.into() };
        let opened = Store::open(stormbell_store::testing::config(place)).await;
        assert!(matches!(
            opened.err(),
            Some(Error::Unavailable | Error::Full)
        ));
    }
    let cases = [
        ("postgres://nobody@%2Fnowhere/none", true),
        ("postgres://nobody:secret@127.0.0.1:1/none", true),
        ("nonsense secret", false),
    ];
    for (url, away) in cases {
        let place = Place::Postgres { url: url.into() };
        let error = Store::open(stormbell_store::testing::config(place))
            .await
            .err()
            .unwrap();
        assert_eq!(matches!(error, Error::Unavailable), away, "{error}");
        assert!(!error.to_string().contains("secret"));
    }
}

#[tokio::test]
async fn a_conflict_without_end_is_told_after_a_bounded_number_of_tries() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let runs = Arc::new(AtomicU32::new(0));
        let (seen, orders) = (runs.clone(), store.clone());
        let act = move |tx: &mut Tx<'_>| {
            seen.fetch_add(1, Ordering::SeqCst);
            orders.order_fault(Some(Fault::Conflict(1)));
            add_note(tx, 1, "one")
        };
        assert!(matches!(
            store.write_aside("conflict", act).await,
            Err(Error::Conflict)
        ));
        assert_eq!(runs.load(Ordering::SeqCst), 10);
        store
            .write("add", |tx| add_note(tx, 2, "two"))
            .await
            .unwrap();
        assert_eq!(note_ids(&store).await, [2]);
    })
    .await;
}

/// Acts that wait for their turn must not keep looks from being answered.
#[tokio::test]
async fn waiting_acts_leave_looks_alone() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let barrier = Arc::new(Barrier::new(2));
        let held = hold_writer(&store, barrier.clone());
        barrier.wait().await;
        let mut tasks = JoinSet::new();
        for id in 0..20 {
            let store = store.clone();
            tasks.spawn(async move { store.write("add", move |tx| add_note(tx, id, "x")).await });
        }
        tokio::task::yield_now().await;
        assert!(note_ids(&store).await.is_empty());
        held.send(()).unwrap();
        for result in tasks.join_all().await {
            result.unwrap();
        }
        assert_eq!(note_ids(&store).await.len(), 20);
    })
    .await;
}

#[tokio::test]
async fn closing_lets_what_was_asked_before_finish() {
    each_bench(|bench| async move {
        let store = bench.store.clone();
        with_notes(&store).await;
        let mut tasks = JoinSet::new();
        for id in 0..20 {
            let store = store.clone();
            tasks.spawn(async move { store.write("add", move |tx| add_note(tx, id, "x")).await });
        }
        tokio::task::yield_now().await;
        store.close().await;
        for result in tasks.join_all().await {
            result.unwrap();
        }
        assert_eq!(note_ids(&bench.open_again().await).await.len(), 20);
    })
    .await;
}

/// Every connection breaks at once, and each act needs another.
#[tokio::test]
async fn connections_that_break_together_are_all_replaced() {
    each_engine(|store| async move {
        if store.engine() == Engine::Sqlite {
            return; // It has no connections that could break.
        }
        with_notes(&store).await;
        let mut tasks = JoinSet::new();
        for id in 0..8 {
            let (store, mut first) = (store.clone(), true);
            let act = move |tx: &mut Tx<'_>| {
                if std::mem::take(&mut first) {
                    let own = "SELECT pg_terminate_backend(pg_backend_pid())";
                    tx.query(own, &[], |_| Ok(()))?;
                }
                add_note(tx, id, "x")
            };
            tasks.spawn(async move { store.write_aside("add", act).await });
        }
        for result in tasks.join_all().await {
            result.unwrap();
        }
        assert_eq!(note_ids(&store).await.len(), 8);
    })
    .await;
}
