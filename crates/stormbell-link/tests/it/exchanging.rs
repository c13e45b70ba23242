//! Made-up nodes exchange statements over real sockets: each thing arrives once, receipts come back, a carrier stands in.

use crate::town::{Made, id, name};
use stormbell_link::station::CharterState;

/// Sweden and Estonia, who know each other; Estonia pulls.
async fn pair() -> (Made, Made) {
    let (sweden, estonia) = (Made::new("se", 1), Made::new("ee", 2));
    let (at, _) = sweden.opens(false).await;
    let (there, hints) = estonia.opens(false).await;
    estonia.knows(&sweden, &[at]);
    sweden.knows(&estonia, &[there]);
    estonia.pulls(hints);
    (sweden, estonia)
}

#[tokio::test]
async fn what_is_said_arrives_once_and_is_receipted() {
    let (sweden, estonia) = pair().await;
    sweden.says("ee", id(1));
    estonia.until(|m| m.applied.contains_key(&id(1))).await;
    // While the long poll waits.
    for n in 2..40 {
        sweden.says("ee", id(n));
    }
    sweden.says("fi", id(99));
    estonia.until(|m| m.applied.len() == 39).await;
    sweden
        .until(|m| {
            m.heard
                .iter()
                .any(|(by, what)| by.as_str() == "ee" && what == b"stored 0 39")
        })
        .await;
    estonia.with(|m| assert!(m.applied.values().all(|times| *times == 1)));
    estonia.with(|m| assert!(!m.applied.contains_key(&id(99))));
}

#[tokio::test]
async fn many_come_in_pages_and_batches() {
    let (sweden, estonia) = pair().await;
    sweden.with(|m| m.outbox.insert(name("ee"), (0..1_300).map(id).collect()));
    sweden.says("ee", id(1_300));
    estonia.until(|m| m.applied.len() == 1_301).await;
    estonia.with(|m| assert!(m.applied.values().all(|times| *times == 1)));
}

#[tokio::test]
async fn what_the_other_has_lost_is_given_back() {
    let (sweden, estonia) = pair().await;
    estonia.with(|m| m.have.insert(name("se"), 3));
    sweden.until(|m| m.given_back.len() == 2).await;
    let pieces = sweden.with(|m| m.given_back.clone());
    assert_eq!((pieces[0].from, pieces[0].entries.len()), (0, 2));
    assert_eq!((pieces[1].from, pieces[1].entries.len()), (2, 1));
    assert!(pieces[0].note.is_none() && pieces[1].note.is_some());
}

#[tokio::test]
async fn a_newer_charter_is_taken_from_whoever_has_it() {
    let (sweden, estonia) = pair().await;
    *sweden.charter.lock().unwrap() = CharterState {
        number: 1,
        suspensions: 0,
    };
    sweden.says("ee", id(1));
    estonia
        .until(|m| m.charters == [b"charter 1".to_vec()])
        .await;
}

#[tokio::test]
async fn a_hint_ends_a_long_pause() {
    let (sweden, estonia) = (Made::new("se", 1), Made::new("ee", 2));
    let (there, hints) = estonia.opens(false).await;
    // Nobody listens at Sweden's old address; it comes back at another one, and says so by pulling from Estonia.
    estonia.knows(&sweden, &["127.0.0.1:1".parse().unwrap()]);
    estonia.pulls(hints);
    let (at, hints) = sweden.opens(false).await;
    sweden.knows(&estonia, &[there]);
    sweden.says("ee", id(1));
    estonia.knows(&sweden, &[at]);
    sweden.pulls(hints);
    estonia.until(|m| m.applied.contains_key(&id(1))).await;
}

#[tokio::test]
async fn a_third_carries_what_it_cannot_read() {
    let (sweden, estonia, centre) = (Made::new("se", 1), Made::new("ee", 2), Made::new("eu", 3));
    let (at, _) = sweden.opens(false).await;
    let (_, hints) = estonia.opens(false).await;
    let (between, _) = centre.opens(true).await;
    // Estonia knows no address at which Sweden answers; the centre does.
    estonia.knows(&sweden, &["127.0.0.1:1".parse().unwrap()]);
    estonia.knows(&centre, &[between]);
    sweden.knows(&estonia, &[]);
    centre.knows(&sweden, &[at]);
    centre.knows(&estonia, &[]);
    sweden.says("ee", id(1));
    estonia.pulls(hints);
    estonia.until(|m| m.applied.contains_key(&id(1))).await;
    centre.with(|m| assert!(m.applied.is_empty() && m.heard.is_empty()));
}

#[tokio::test]
async fn a_peer_witnesses_the_journal() {
    let (_, estonia) = pair().await;
    estonia
        .until(|m| {
            m.witnessed
                .get(&name("se"))
                .is_some_and(|w| w == "journal\nseen 4\n")
        })
        .await;
}
