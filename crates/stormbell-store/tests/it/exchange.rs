//! Logs between nodes: dense, with a root at every size; what is pending in its order; tombstones that only grow heavier; what is sealed.

use stormbell_model::{
    Moment,
    exchange::{Header, Lie, NodeName, StatementId, StatementKind},
    marking::Tlp,
};
use stormbell_seal::{Frontier, leaf_hash};
use stormbell_store::testing::each_engine;
use stormbell_store::{
    Store, Tx,
    exchange::{
        inbox::{self, NewEntry},
        lies, outbox, shares,
        statements::{self, Kept, Stand},
        taken_back::{self, Tombstone},
    },
};

const NOW: Moment = Moment(1_795_000_000_000_000);

fn name(text: &str) -> NodeName {
    NodeName::parse(text).unwrap()
}

fn id(n: u8) -> StatementId {
    StatementId([n; 32])
}

async fn act<T: Send + 'static>(
    store: &Store,
    act: impl FnMut(&mut Tx<'_>) -> stormbell_store::Result<T> + Send + 'static,
) -> T {
    store.write("try", act).await.unwrap()
}

fn kept(n: u8, at: i64) -> Kept {
    Kept {
        id: id(n),
        place: uuid::Uuid::from_u64_pair(at as u64, u64::from(n)),
        origin: name("se"),
        kind: StatementKind::Advisory,
        own: false,
        peer: Some(name("se")),
        said_at: Moment(at),
        at: Moment(at),
        tlp: Tlp::Amber,
        stand: Stand::Standing,
        reason: None,
        read_at: None,
        envelope: Some(b"an envelope with words".to_vec()),
    }
}

#[tokio::test]
async fn a_log_is_dense_and_its_root_is_known_at_every_size() {
    each_engine(|store| async move {
        let entries: Vec<Vec<u8>> = (0..40u8).map(|n| vec![n; 20]).collect();
        let written = entries.clone();
        act(&store, move |tx| {
            let mut log = outbox::load_to_append(tx, &name("ee"))?;
            for some in written.chunks(7) {
                let some: Vec<_> = some.iter().map(|e| (Some(id(e[0])), e.clone())).collect();
                outbox::append(tx, &mut log, &some)?;
            }
            Ok(())
        })
        .await;
        let mut tree = Frontier::new();
        for size in 0..=entries.len() {
            let look = move |tx: &mut Tx<'_>| outbox::root_at(tx, &name("ee"), 0, size as u64);
            let root = store.read("look", look).await.unwrap();
            assert_eq!(root, Some(tree.root()), "{size}");
            if let Some(entry) = entries.get(size) {
                tree.append(&[leaf_hash(entry)]).unwrap();
            }
        }
        let look = |tx: &mut Tx<'_>| {
            let beyond = outbox::root_at(tx, &name("ee"), 0, 41)?;
            let some = outbox::entries(tx, &name("ee"), 0, 38, 10)?;
            let own = outbox::has(tx, &name("ee"), id(3))?;
            let other = outbox::has(tx, &name("lt"), id(3))?;
            Ok((beyond, some.len(), own, other))
        };
        let seen = store.read("look", look).await.unwrap();
        assert_eq!(seen, (None, 2, true, false));
    })
    .await;
}

#[tokio::test]
async fn after_a_backup_every_log_waits_also_one_that_was_not_there() {
    each_engine(|store| async move {
        act(&store, |tx| {
            outbox::load_to_append(tx, &name("ee"))?;
            outbox::doubt_later(tx)?;
            outbox::doubt_if_due(tx)?;
            outbox::doubt_if_due(tx)
        })
        .await;
        let doubted = act(&store, |tx| {
            let old = outbox::load_to_append(tx, &name("ee"))?.is_unsure;
            let new = outbox::load_to_append(tx, &name("lt"))?.is_unsure;
            let place = uuid::Uuid::from_u64_pair(1, 2);
            for peer in ["ee", "lt"] {
                outbox::wait(tx, place, &name(peer), id(1), b"needs")?;
            }
            let took = outbox::take_waiting(tx, &name("lt"), 10)?;
            let none = outbox::take_waiting(tx, &name("lt"), 10)?;
            Ok((old, new, took, none.len()))
        })
        .await;
        assert_eq!(doubted, (true, true, vec![(id(1), b"needs".to_vec())], 0));
    })
    .await;
}

fn entry(seq: u64, kind: StatementKind, rank: i64, at: i64) -> NewEntry {
    let header = Header {
        seq,
        id: id(seq as u8),
        kind,
        at: Moment(at),
        expires: None,
    };
    NewEntry {
        seq,
        said: Some((header, name("se"))),
        rank,
        entry: vec![seq as u8],
        root: [0; 32],
        is_pending: true,
    }
}

async fn pending(store: &Store, rank: i64, now: i64) -> Vec<u64> {
    let look = move |tx: &mut Tx<'_>| {
        let span = (Moment(0), Moment(now));
        inbox::pending(tx, &name("se"), rank, span, 10)
    };
    let found = store.read("look", look).await.unwrap();
    found.into_iter().map(|(h, _)| h.seq).collect()
}

#[tokio::test]
async fn what_is_pending_is_seen_by_rank_the_newest_first_and_later_when_it_was_not_given() {
    each_engine(|store| async move {
        act(&store, |tx| {
            let log = inbox::load_to_change(tx, &name("se"))?;
            inbox::save(tx, &log)?;
            let all = [
                entry(0, StatementKind::Advisory, 3, 10),
                entry(1, StatementKind::Advisory, 3, 30),
                entry(2, StatementKind::Alert, 1, 20),
            ];
            inbox::add(tx, &name("se"), 0, &all)
        })
        .await;
        assert_eq!(pending(&store, 3, 100).await, [1, 0]);
        assert_eq!(pending(&store, 1, 100).await, [2]);
        act(&store, |tx| {
            inbox::not_given(tx, &name("se"), id(1), Moment(100), 20, 50)?;
            inbox::settled_with(tx, &name("lt"), id(0), "gone")?;
            inbox::settled(tx, id(2), "taken")
        })
        .await;
        assert_eq!(pending(&store, 3, 119).await, [0]);
        assert_eq!(pending(&store, 3, 120).await, [1, 0]);
        assert!(pending(&store, 1, 120).await.is_empty());
        act(&store, |tx| {
            inbox::not_given(tx, &name("se"), id(1), Moment(100), 20, 50)
        })
        .await;
        assert_eq!(
            pending(&store, 3, 149).await,
            [0],
            "each time later, up to a bound"
        );
        assert_eq!(pending(&store, 3, 150).await, [1, 0]);
    })
    .await;
}

#[tokio::test]
async fn a_statement_is_there_once_and_an_erasure_leaves_its_name() {
    each_engine(|store| async move {
        let twice = act(&store, |tx| {
            let first = statements::add(tx, &kept(1, 5))?;
            statements::add_body(tx, id(1), b"sealed", Some(&[7; 32]))?;
            Ok((first, statements::add(tx, &kept(1, 9))?))
        })
        .await;
        assert_eq!(twice, (true, false));
        let seen = act(&store, |tx| {
            let before = (
                statements::body(tx, id(1))?,
                statements::body_seed(tx, id(1))?,
            );
            statements::erase(tx, id(1))?;
            let after = (
                statements::body(tx, id(1))?,
                statements::body_seed(tx, id(1))?,
            );
            Ok((before, after, statements::load(tx, id(1))?))
        })
        .await;
        assert_eq!(seen.0, (Some(b"sealed".to_vec()), Some([7; 32])));
        assert_eq!(seen.1, (None, None));
        let left = seen.2.unwrap();
        assert_eq!((left.stand, left.envelope), (Stand::Erased, None));
    })
    .await;
}

fn tomb(origin: &str, what: Stand) -> Tombstone {
    Tombstone {
        statement: id(1),
        origin: name(origin),
        what,
        cause: id(2),
        at: NOW,
    }
}

#[tokio::test]
async fn a_tombstone_only_grows_heavier_and_is_its_own_origins() {
    each_engine(|store| async move {
        let seen = act(&store, |tx| {
            taken_back::put(tx, &tomb("se", Stand::Withdrawn))?;
            taken_back::put(tx, &tomb("se", Stand::Erased))?;
            taken_back::put(tx, &tomb("se", Stand::Superseded))?;
            taken_back::put(tx, &tomb("ee", Stand::Withdrawn))?;
            let of = |t: Option<Tombstone>| t.map(|t| t.what);
            Ok([
                of(taken_back::of(tx, id(1), &name("se"))?),
                of(taken_back::of(tx, id(1), &name("ee"))?),
                of(taken_back::of(tx, id(1), &name("lt"))?),
            ])
        })
        .await;
        assert_eq!(seen, [Some(Stand::Erased), Some(Stand::Withdrawn), None]);
    })
    .await;
}

#[tokio::test]
async fn what_a_neighbour_says_of_its_copy_is_kept_the_first_time() {
    each_engine(|store| async move {
        let seen = act(&store, |tx| {
            shares::add(tx, id(1), &name("ee"), "named-node", NOW)?;
            let first = shares::told(tx, id(1), &name("ee"), ("read", ""), Moment(5))?;
            let again = shares::told(tx, id(1), &name("ee"), ("read", ""), Moment(9))?;
            let refused = shares::told(tx, id(1), &name("ee"), ("refused", "why"), Moment(6))?;
            let never = shares::told(tx, id(1), &name("lt"), ("read", ""), Moment(5))?;
            let odd = shares::told(tx, id(1), &name("ee"), ("eaten", ""), Moment(5))?;
            let row = shares::of(tx, id(1))?.remove(0);
            lies::keep(
                tx,
                uuid::Uuid::nil(),
                &name("ee"),
                (Lie::Forked, NOW),
                "a",
                "b",
            )?;
            let proof = lies::of(tx, &name("ee"))?;
            Ok((first, again, refused, never, odd, row, proof.len()))
        })
        .await;
        let (first, again, refused, never, odd, row, proofs) = seen;
        assert_eq!(
            [first, again, refused, never, odd],
            [true, false, true, false, false]
        );
        assert_eq!(row.read_at, Some(Moment(5)));
        assert_eq!(row.refused, Some((Moment(6), "why".into())));
        assert_eq!(proofs, 1);
    })
    .await;
}
