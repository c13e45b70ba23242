//! Group commit: many callers, few commits, and each answered for its own item.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use stormbell_store::testing::each_engine;
use stormbell_store::{Error, Fault, GROUP_MAX, Group, Result, Store, Tx};
use tokio::task::JoinSet;

use crate::parts::{add_note, note_ids, with_notes};

/// Keeps each number as a note and answers with its double.
fn add_all(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<i64>> {
    ids.iter()
        .map(|id| add_note(tx, *id, "grouped").map(|()| id * 2))
        .collect()
}

/// Hands in `ids`, all at once, and gives each answer.
async fn submit_all(
    group: &Group<i64, i64>,
    ids: impl IntoIterator<Item = i64>,
) -> Vec<(i64, Result<i64>)> {
    let mut tasks = JoinSet::new();
    for id in ids {
        let group = group.clone();
        tasks.spawn(async move { (id, group.submit(id).await) });
    }
    tasks.join_all().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_callers_share_few_commits() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let group = store.group("add notes", add_all);
        let before = store.figures();
        for (id, answer) in submit_all(&group, 0..64).await {
            assert_eq!(answer.unwrap(), id * 2);
        }
        assert_eq!(note_ids(&store).await, (0..64).collect::<Vec<_>>());
        let commits = store.figures().commits - before.commits;
        assert!((1..64).contains(&commits), "{commits} commits");
    })
    .await;
}

#[tokio::test]
async fn what_waits_together_is_one_act_and_bounded() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let sizes = Arc::new(Mutex::new(Vec::new()));
        let seen = sizes.clone();
        let group = store.group("add notes", move |tx: &mut Tx<'_>, ids: &[i64]| {
            seen.lock().unwrap().push(ids.len());
            add_all(tx, ids)
        });
        let all = 3 * GROUP_MAX as i64;
        for (id, answer) in submit_all(&group, 0..all).await {
            assert_eq!(answer.unwrap(), id * 2);
        }
        let sizes = sizes.lock().unwrap();
        assert!(sizes.iter().all(|size| *size <= GROUP_MAX), "{sizes:?}");
        assert!(sizes.len() <= 6, "{sizes:?}");
    })
    .await;
}

#[tokio::test]
async fn a_bad_item_fails_alone() {
    each_engine(|store| async move {
        with_notes(&store).await;
        store
            .write("add", |tx| add_note(tx, 13, "there before"))
            .await
            .unwrap();
        let group = store.group("add notes", add_all);
        for (id, answer) in submit_all(&group, 0..64).await {
            match id {
                13 => assert!(matches!(answer, Err(Error::Taken))),
                _ => assert_eq!(answer.unwrap(), id * 2),
            }
        }
        assert_eq!(note_ids(&store).await.len(), 64);
    })
    .await;
}

#[tokio::test]
async fn an_item_that_panics_or_stops_fails_alone() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let group = store.group("add notes", |tx: &mut Tx<'_>, ids: &[i64]| {
            assert!(!ids.contains(&5), "ordered by the test");
            if ids.contains(&6) {
                return Err(Error::stop("six is too many"));
            }
            add_all(tx, ids)
        });
        for (id, answer) in submit_all(&group, 0..16).await {
            match id {
                5 => assert!(matches!(answer, Err(Error::Panicked))),
                6 => assert_eq!(
                    answer.unwrap_err().into_stop::<&str>().unwrap(),
                    "six is too many"
                ),
                _ => assert_eq!(answer.unwrap(), id * 2),
            }
        }
        assert_eq!(note_ids(&store).await.len(), 14);
    })
    .await;
}

/// Runs a group whose commit fails once, and tells how often its act ran.
async fn with_failing_commit(store: &Store, fault: Fault) -> (usize, Vec<(i64, Result<i64>)>) {
    let runs = Arc::new(AtomicUsize::new(0));
    let seen = runs.clone();
    let group = store.group("add notes", move |tx: &mut Tx<'_>, ids: &[i64]| {
        seen.fetch_add(1, Ordering::SeqCst);
        add_all(tx, ids)
    });
    store.order_fault(Some(fault));
    let answers = submit_all(&group, 0..8).await;
    (runs.load(Ordering::SeqCst), answers)
}

#[tokio::test]
async fn a_full_disk_is_told_to_all_and_not_tried_item_by_item() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let (runs, answers) = with_failing_commit(&store, Fault::CommitFull).await;
        assert_eq!(runs, 1);
        assert!(
            answers
                .iter()
                .all(|(_, answer)| matches!(answer, Err(Error::Full)))
        );
        assert!(note_ids(&store).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_unknown_commit_is_never_repeated() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let (runs, answers) = with_failing_commit(&store, Fault::CommitUnsure).await;
        assert_eq!(runs, 1);
        assert!(
            answers
                .iter()
                .all(|(_, answer)| matches!(answer, Err(Error::Unsure)))
        );
        assert_eq!(note_ids(&store).await.len(), 8);
    })
    .await;
}

#[tokio::test]
async fn a_group_that_miscounts_its_answers_keeps_nothing() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let group = store.group("add notes", |tx: &mut Tx<'_>, ids: &[i64]| {
            add_all(tx, ids)?;
            Ok(Vec::<i64>::new())
        });
        let answers = submit_all(&group, 0..3).await;
        assert!(
            answers
                .iter()
                .all(|(_, answer)| matches!(answer, Err(Error::Misuse(_))))
        );
        assert!(note_ids(&store).await.is_empty());
    })
    .await;
}
