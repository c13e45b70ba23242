//! Lists of search: found across segments, merged without loss, forgotten everywhere.

use stormbell_store::search::{self, MERGED, Segment, State, Term};
use stormbell_store::testing::each_engine;
use stormbell_store::{Store, Tx};

fn term(n: u64) -> Term {
    let mut term = [0; 16];
    term[..8].copy_from_slice(&n.to_be_bytes());
    term
}

/// One segment of ten reports from `first`: all have term 0, each has one of its own, the even ones have term 1.
async fn add_segment(store: &Store, first: u64) {
    let act = move |tx: &mut Tx<'_>| {
        let places: Vec<u64> = (first..first + 10).collect();
        let even = places.iter().copied().filter(|p| p % 2 == 0).collect();
        let mut rows = vec![(term(0), places.clone()), (term(1), even)];
        rows.extend(places.iter().map(|p| (term(100 + p), vec![*p])));
        let id = search::begin(tx, first, first + 9, 10)?;
        search::add_rows(tx, id, &rows)?;
        search::open(tx, id)
    };
    store.write("add a segment", act).await.unwrap();
}

async fn found(store: &Store, parts: &[u64], below: u64, limit: usize) -> Vec<u64> {
    let parts: Vec<Vec<Term>> = parts.iter().map(|n| vec![term(*n)]).collect();
    let look = move |tx: &mut Tx<'_>| search::find(tx, &parts, below, limit);
    store.read("find", look).await.unwrap()
}

async fn merge_all(store: &Store, limit: usize) {
    loop {
        let act = move |tx: &mut Tx<'_>| {
            let parts: Vec<Segment> = search::segments(tx)?
                .into_iter()
                .filter(|s| s.state == State::Open)
                .take(MERGED)
                .collect();
            search::merge_some(tx, &parts, limit)
        };
        if store.write("merge", act).await.unwrap() {
            return;
        }
    }
}

#[tokio::test]
async fn lists_are_the_same_before_and_after_a_merge() {
    each_engine(|store| async move {
        for n in 0..8 {
            add_segment(&store, n * 10).await;
        }
        let before = [
            found(&store, &[0], u64::MAX >> 1, 200).await,
            found(&store, &[0, 1], 41, 5).await,
            found(&store, &[0, 137], u64::MAX >> 1, 5).await,
        ];
        assert_eq!(before[0], (0..80).rev().collect::<Vec<u64>>());
        assert_eq!(before[1], [40, 38, 36, 34, 32]);
        assert_eq!(before[2], [37]);
        merge_all(&store, 3).await;
        let after = [
            found(&store, &[0], u64::MAX >> 1, 200).await,
            found(&store, &[0, 1], 41, 5).await,
            found(&store, &[0, 137], u64::MAX >> 1, 5).await,
        ];
        assert_eq!(before, after);
        clear_the_dead(&store).await;
        assert_eq!(found(&store, &[0], 80, 200).await.len(), 80);
        let left = store.read("look", search::segments).await.unwrap();
        assert_eq!(
            (left.len(), left[0].reports, left[0].last_report),
            (1, 80, 79)
        );
    })
    .await;
}

async fn clear_the_dead(store: &Store) {
    for dead in store.read("look", search::segments).await.unwrap() {
        if dead.state != State::Dead {
            continue;
        }
        let id = dead.id;
        let act = move |tx: &mut Tx<'_>| search::clear_some(tx, id, 5);
        while !store.write("clear", act).await.unwrap() {}
    }
}

/// An erasure in the middle of a merge: the report is gone from what was copied and from what will be.
#[tokio::test]
async fn what_is_forgotten_does_not_come_back_with_a_merge() {
    each_engine(|store| async move {
        for n in 0..8 {
            add_segment(&store, n * 10).await;
        }
        let begin = |tx: &mut Tx<'_>| {
            let parts = search::segments(tx)?;
            assert!(!search::merge_some(tx, &parts, 1)?);
            search::forget(tx, 36, &[term(0), term(1), term(136), term(999)])
        };
        store.write("forget", begin).await.unwrap();
        assert_eq!(found(&store, &[0], 80, 200).await.len(), 79);
        merge_all(&store, 3).await;
        for part in [0, 1, 136] {
            assert!(!found(&store, &[part], 80, 200).await.contains(&36));
        }
        assert_eq!(found(&store, &[0], 80, 200).await.len(), 79);
    })
    .await;
}

#[tokio::test]
async fn how_far_it_has_read_is_kept() {
    each_engine(|store| async move {
        let act = |tx: &mut Tx<'_>| {
            assert_eq!(search::place(tx)?, 0);
            search::set_place(tx, 4_711)
        };
        store.write("set", act).await.unwrap();
        assert_eq!(store.read("look", search::place).await.unwrap(), 4_711);
    })
    .await;
}
