//! What a network survives: darkness, cut and crooked links, deaths at every step, backups, clocks that differ, suspension, an expired charter.

use crate::net_share::{advisory, alert, came, lead};
use stormbell_model::Span;
use stormbell_service::{
    TroubleKind,
    exchange::{self, Stand},
};
use stormbell_store::{Engine, Fault as Broken};
use stormbell_world::{
    Person,
    net::{Net, name},
};

async fn share(who: &Person, words: &str, names: &[&str]) -> exchange::StatementId {
    exchange::share(&who.ctx(), advisory(words, names))
        .await
        .unwrap()
}

fn standing(words: &[&str]) -> Vec<(String, Stand)> {
    words
        .iter()
        .map(|w| ((*w).to_owned(), Stand::Standing))
        .collect()
}

#[tokio::test]
async fn thirty_days_in_the_dark_and_the_alarm_of_this_hour_comes_first() {
    let net = Net::of(&["ee", "lt", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    net.cut_off("ee", true);
    for n in 0..120 {
        share(&se, &format!("Old {n:03}"), &["ee"]).await;
    }
    let wrong = share(&se, "Wrong", &["ee"]).await;
    net.advance(Span::days(30)).await;
    exchange::withdraw(&se.ctx(), wrong, "Not so.")
        .await
        .unwrap();
    exchange::share(&se.ctx(), alert("Burns now", &["ee"]))
        .await
        .unwrap();
    net.cut_off("ee", false);
    // Headers in four pages, and then one request for statements.
    net.link("ee", "se", |l| l.requests_left = Some(6));
    net.pull("ee", "se").await;
    let first = came(&ee).await;
    assert!(
        first.contains(&("Burns now".into(), Stand::Standing)),
        "{first:?}"
    );
    assert!(first.len() < 60);
    net.link("ee", "se", |l| l.is_cut = false);
    net.link("ee", "se", |l| l.requests_left = None);
    net.settle().await;
    let all = exchange::what_came(&ee.ctx(), None).await.unwrap();
    assert!(all.next.is_some());
    let follow = exchange::follow_state(&net.at("ee").node, &name("se"))
        .await
        .unwrap();
    assert!(matches!(follow, exchange::Follow::Well(at) if at.size == 123));
    let never = exchange::one_came(&ee.ctx(), wrong).await;
    assert!(
        never.is_err(),
        "what was withdrawn before it came is never fetched"
    );
}

#[tokio::test]
async fn one_direction_is_blocked_and_the_other_goes_on() {
    let net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    net.link("ee", "se", |l| l.is_cut = true);
    share(&se, "From se", &["ee"]).await;
    share(&ee, "From ee", &["se"]).await;
    net.settle().await;
    assert_eq!(came(&se).await, standing(&["From ee"]));
    assert_eq!(came(&ee).await, []);
    net.link("ee", "se", |l| l.is_cut = false);
    net.settle().await;
    assert_eq!(came(&ee).await, standing(&["From se"]));
}

/// The receiver dies at the n-th statement of the database, for every n, in both forms: it did not happen, and it happened but
/// nobody was told.
#[tokio::test]
async fn killed_at_every_step_of_applying_and_all_is_there_once() {
    for (way, seed) in [
        (Broken::Statement as fn(u64) -> Broken, "did not happen"),
        (Broken::AfterStatement, "was not told"),
    ] {
        let net = Net::of(&["ee", "se"]).await;
        let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
        let mut expected = Vec::new();
        for n in 1..400 {
            let words = format!("Number {n:03}");
            share(&se, &words, &["ee"]).await;
            expected.push(words);
            net.at("ee").store().order_fault(Some(way(n)));
            net.pull("ee", "se").await;
            let done = net.at("ee").store().order_fault(None).is_some();
            net.pull("ee", "se").await;
            net.pull("ee", "se").await;
            if done {
                break;
            }
        }
        assert!(expected.len() < 399, "{seed}: no end");
        let page = came(&ee).await;
        let last: Vec<&str> = expected.iter().map(String::as_str).collect();
        let shown: Vec<_> = page.into_iter().map(|p| p.0).collect();
        let behind = &last[last.len() - shown.len()..];
        assert_eq!(shown, behind, "{seed}");
        let at = exchange::follow_state(&net.at("ee").node, &name("se"))
            .await
            .unwrap();
        assert!(matches!(at, exchange::Follow::Well(at) if at.size == expected.len() as u64));
    }
}

#[tokio::test]
async fn the_disk_is_full_at_the_receiver_and_nothing_is_receipted_that_is_not_kept() {
    let net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    let id = share(&se, "Kept", &["ee"]).await;
    for _ in 0..4 {
        net.at("ee").store().order_fault(Some(Broken::CommitFull));
        net.pull("ee", "se").await;
    }
    net.at("ee").store().order_fault(None);
    let sent = exchange::one_sent(&se.ctx(), id).await.unwrap();
    let ours = exchange::neighbours(&se.ctx()).await.unwrap();
    assert!(sent.shares[0].1.stored_at.is_none() || ours[0].receipted == 1);
    net.settle().await;
    assert_eq!(came(&ee).await, standing(&["Kept"]));
}

#[tokio::test]
async fn clocks_a_day_apart_change_nothing() {
    let net = Net::of(&["ee", "lt", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    net.at("ee").clock.set_by(Span::days(1));
    net.at("lt").clock.set_by(Span(-Span::days(1).0));
    share(&se, "A", &["ee", "lt"]).await;
    exchange::share(&se.ctx(), alert("B", &["ee", "lt"]))
        .await
        .unwrap();
    net.settle().await;
    assert_eq!(came(&ee).await, standing(&["A", "B"]));
    assert_eq!(came(&lead(net.at("lt")).await).await, standing(&["A", "B"]));
}

#[tokio::test]
async fn a_sender_that_was_restored_gets_its_own_past_back_and_goes_on() {
    let mut net = Net::of(&["ee", "lt", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    share(&se, "1 before", &["ee"]).await;
    net.settle().await;
    let backup = net.at("se").copied_to(Engine::Sqlite).await.unwrap();
    let lost = share(&se, "2 lost", &["ee", "lt"]).await;
    let gone = share(&se, "3 withdrawn", &["ee"]).await;
    net.settle().await;
    exchange::withdraw(&se.ctx(), gone, "No.").await.unwrap();
    net.settle().await;
    net.replace("se", backup);
    exchange::doubt_logs(&net.at("se").node).await.unwrap();
    let se = net
        .at("se")
        .officer("Siv", stormbell_model::officer::Role::Lead)
        .await;
    share(&se, "4 after", &["ee", "lt"]).await;
    net.settle().await;
    let rows = vec![
        ("1 before".into(), Stand::Standing),
        ("2 lost".into(), Stand::Standing),
        ("3 withdrawn".into(), Stand::Withdrawn),
        ("4 after".into(), Stand::Standing),
    ];
    assert_eq!(came(&ee).await, rows);
    let own = exchange::what_went(&se.ctx(), None).await.unwrap();
    assert_eq!(own.rows.len(), 4, "{own:?}");
    let again = exchange::one_sent(&se.ctx(), lost).await.unwrap();
    assert_eq!(again.content.unwrap().words(), "2 lost");
    assert_eq!(again.shares.len(), 2);
    let follow = exchange::follow_state(&net.at("ee").node, &name("se"))
        .await
        .unwrap();
    assert!(matches!(follow, exchange::Follow::Well(at) if at.epoch == 1));
    // What was lost can be taken back from everyone who ever got it.
    exchange::erase(&se.ctx(), lost, "No.").await.unwrap();
    net.settle().await;
    let lt = lead(net.at("lt")).await;
    assert!(came(&lt).await.contains(&(String::new(), Stand::Erased)));
}

#[tokio::test]
async fn a_receiver_that_was_restored_takes_again_what_it_lost() {
    let mut net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    share(&se, "1", &["ee"]).await;
    share(&ee, "from ee", &["se"]).await;
    net.settle().await;
    let backup = net.at("ee").copied_to(Engine::Sqlite).await.unwrap();
    share(&se, "2", &["ee"]).await;
    net.settle().await;
    net.replace("ee", backup);
    exchange::doubt_logs(&net.at("ee").node).await.unwrap();
    net.settle().await;
    let ee = net
        .at("ee")
        .officer("Siim", stormbell_model::officer::Role::Lead)
        .await;
    assert_eq!(came(&ee).await, standing(&["1", "2"]));
    share(&ee, "and on", &["se"]).await;
    net.settle().await;
    assert_eq!(came(&se).await, standing(&["and on", "from ee"]));
}

/// Somebody put a backup back by hand and went on without a word: two logs of one name, both signed.
#[tokio::test]
async fn a_forked_log_is_quarantined_with_its_proof_and_rings() {
    let mut net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    share(&se, "1", &["ee"]).await;
    net.settle().await;
    let backup = net.at("se").copied_to(Engine::Sqlite).await.unwrap();
    share(&se, "2", &["ee"]).await;
    net.settle().await;
    net.replace("se", backup);
    let se = net
        .at("se")
        .officer("Siv", stormbell_model::officer::Role::Lead)
        .await;
    share(&se, "other 2", &["ee"]).await;
    share(&ee, "still said", &["se"]).await;
    net.settle().await;
    let seen = exchange::neighbours(&ee.ctx()).await.unwrap();
    assert_eq!(seen[0].lie.map(|l| l.0), Some(exchange::Lie::Forked));
    let (_, _, first, second) = &seen[0].proofs[0];
    assert!(first != second && first.contains("testnet/se/out/ee#0"));
    assert!(second.contains("testnet/se/out/ee#0"));
    let troubles = net.at("ee").node.troubles();
    assert!(
        troubles
            .iter()
            .any(|t| t.kind == TroubleKind::NeighbourLied)
    );
    assert_eq!(
        came(&ee).await,
        standing(&["1", "2"]),
        "nothing more is taken"
    );
    assert_eq!(
        came(&se).await,
        standing(&["still said"]),
        "what we say still goes"
    );
}

#[tokio::test]
async fn suspended_in_the_middle_of_a_transfer_and_let_in_again_by_itself() {
    let net = Net::of(&["ee", "lt", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    for n in 0..100 {
        share(&se, &format!("{n:02}"), &["ee"]).await;
    }
    net.link("ee", "se", |l| l.requests_left = Some(5));
    net.pull("ee", "se").await;
    net.link("ee", "se", |l| l.is_cut = false);
    net.suspend("ee", ["lt", "se"], Span::hours(72)).await;
    let before = came(&ee).await.len();
    net.settle().await;
    assert_eq!(
        came(&ee).await.len(),
        before,
        "nothing is given to the suspended"
    );
    let seen = exchange::preview(&se.ctx(), &advisory("x", &["ee"]))
        .await
        .unwrap();
    assert_eq!(seen[0].decision.code(), "suspended");
    net.advance(Span::hours(73)).await;
    let at = exchange::follow_state(&net.at("ee").node, &name("se"))
        .await
        .unwrap();
    assert!(matches!(at, exchange::Follow::Well(at) if at.size == 100));
}

#[tokio::test]
async fn taken_back_while_it_is_still_on_its_way() {
    let net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    let withdrawn = share(&se, "Withdrawn", &["ee"]).await;
    let erased = share(&se, "Erased", &["ee"]).await;
    // Headers come, bodies do not.
    net.link("ee", "se", |l| l.requests_left = Some(2));
    net.pull("ee", "se").await;
    exchange::withdraw(&se.ctx(), withdrawn, "No.")
        .await
        .unwrap();
    exchange::erase(&se.ctx(), erased, "No.").await.unwrap();
    net.link("ee", "se", |l| l.is_cut = false);
    net.settle().await;
    assert_eq!(came(&ee).await, []);
    let sent = exchange::one_sent(&se.ctx(), erased).await.unwrap();
    assert!(
        sent.shares[0].1.erased_at.is_some(),
        "it says that it has none"
    );
}

#[tokio::test]
async fn a_link_that_repeats_and_mixes_up_and_breaks_all_the_time() {
    let net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    for n in 0..90 {
        share(&se, &format!("{n:02}"), &["ee"]).await;
    }
    net.link("ee", "se", |l| l.mixes_up = true);
    for n in 0..40 {
        net.link("ee", "se", |l| {
            l.is_cut = false;
            l.requests_left = Some(n % 5 + 1);
        });
        net.pull("ee", "se").await;
    }
    net.link("ee", "se", |l| {
        l.is_cut = false;
        l.requests_left = None;
    });
    net.settle().await;
    let page = came(&ee).await;
    assert!(page.windows(2).all(|two| two[0] != two[1]), "each once");
    let sent = exchange::neighbours(&se.ctx()).await.unwrap();
    assert_eq!((sent[0].ours, sent[0].receipted), (90, 90));
}

#[tokio::test]
async fn an_expired_charter_and_a_dead_centre_stop_nothing() {
    let net = Net::of(&["ee", "eu", "lt", "lv", "se"]).await;
    for dark in ["eu", "lt", "lv"] {
        net.cut_off(dark, true);
    }
    net.advance(Span::days(300)).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    share(&se, "Still here", &["ee"]).await;
    net.settle().await;
    assert_eq!(came(&ee).await, standing(&["Still here"]));
    let troubles = net.at("ee").node.troubles();
    assert!(troubles.iter().any(|t| t.kind == TroubleKind::CharterOld));
}

#[tokio::test]
async fn a_neighbour_that_is_silent_is_missed() {
    let net = Net::of(&["ee", "se"]).await;
    net.settle().await;
    let silent = || {
        let troubles = net.at("ee").node.troubles();
        troubles
            .iter()
            .any(|t| t.kind == TroubleKind::NeighbourSilent)
    };
    assert!(!silent());
    net.cut_off("se", true);
    net.advance(Span::minutes(6)).await;
    assert!(silent());
    net.cut_off("se", false);
    net.settle().await;
    net.advance(Span::seconds(10)).await;
    assert!(!silent());
}

#[tokio::test]
async fn a_neighbour_that_rings_all_the_time_wakes_nobody_after_a_while() {
    let net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    let most = exchange::ALARMS_AN_HOUR_MAX;
    for n in 0..most + 5 {
        let words = format!("Everything burns, number {n}");
        exchange::share(&se.ctx(), alert(&words, &["ee"]))
            .await
            .unwrap();
    }
    net.settle().await;
    let queue = stormbell_service::ringing(&ee.ctx()).await.unwrap();
    assert!(queue.len() as u64 <= most, "{}", queue.len());
    net.at("ee").clock.advance(Span::seconds(6));
    net.at("ee").settle().await;
    let troubles = net.at("ee").node.troubles();
    assert!(
        troubles
            .iter()
            .any(|t| t.kind == TroubleKind::NeighbourFloods)
    );
}

/// A backup that still holds what was erased hears of the erasure with its first turn.
#[tokio::test]
async fn what_was_erased_does_not_come_back_with_a_backup() {
    let mut net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    let id = share(&se, "A name", &["ee"]).await;
    net.settle().await;
    let backup = net.at("ee").copied_to(Engine::Sqlite).await.unwrap();
    exchange::erase(&se.ctx(), id, "It names a person.")
        .await
        .unwrap();
    net.settle().await;
    assert_eq!(came(&ee).await, [(String::new(), Stand::Erased)]);
    net.replace("ee", backup);
    exchange::doubt_logs(&net.at("ee").node).await.unwrap();
    net.settle().await;
    let ee = net
        .at("ee")
        .officer("Siim", stormbell_model::officer::Role::Lead)
        .await;
    assert_eq!(came(&ee).await, [(String::new(), Stand::Erased)]);
}

/// Once the charter names another exchange key, the stolen one opens nothing that is said from then on; what was said before still opens here.
#[tokio::test]
async fn a_stolen_exchange_key_opens_nothing_new() {
    use stormbell_seal::{Identity, sealed};
    use stormbell_store::exchange::keys::{self, KeyKind};
    use stormbell_wire::exchange::Entry;
    let net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    let before = share(&se, "before", &["ee"]).await;
    let house = net.at("ee");
    exchange::renew_exchange_key(&house.node, exchange::OwnKey::Exchange)
        .await
        .unwrap();
    let new = exchange::exchange_keys(&house.node)
        .await
        .unwrap()
        .recipient;
    net.next_charter("se", |c| {
        c.members.get_mut(&name("ee")).unwrap().exchange = vec![new];
    })
    .await;
    share(&se, "after", &["ee"]).await;
    net.settle().await;
    assert_eq!(came(&ee).await, standing(&["after", "before"]));
    assert!(
        exchange::one_came(&ee.ctx(), before)
            .await
            .unwrap()
            .content
            .is_some()
    );
    let all = |tx: &mut stormbell_store::Tx<'_>| keys::all(tx, KeyKind::Exchange);
    let seeds = house.store().read("read keys", all).await.unwrap();
    let [(_, new, _), (_, stolen, _)] = seeds[..] else {
        panic!("two keys");
    };
    let page = exchange::entries(&net.at("se").node, &name("ee"), 0, 1, 1)
        .await
        .unwrap();
    let Ok(Entry::Said(said)) = Entry::read(&page.entries[0]) else {
        panic!("an entry");
    };
    let wrap = said.wrap.unwrap();
    assert!(sealed::open(&Identity::from_bytes(&new), &wrap).is_ok());
    assert!(sealed::open(&Identity::from_bytes(&stolen), &wrap).is_err());
}

#[tokio::test]
async fn a_sender_that_was_restored_twice_goes_on_all_the_same() {
    let mut net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    share(&se, "1", &["ee"]).await;
    net.settle().await;
    let first = net.at("se").copied_to(Engine::Sqlite).await.unwrap();
    let second = net.at("se").copied_to(Engine::Sqlite).await.unwrap();
    share(&se, "2", &["ee"]).await;
    net.settle().await;
    for (backup, words) in [(first, "3"), (second, "4")] {
        net.replace("se", backup);
        exchange::doubt_logs(&net.at("se").node).await.unwrap();
        let se = net
            .at("se")
            .officer("Siv", stormbell_model::officer::Role::Lead)
            .await;
        share(&se, words, &["ee"]).await;
        net.settle().await;
    }
    assert_eq!(came(&ee).await, standing(&["1", "2", "3", "4"]));
    let follow = exchange::follow_state(&net.at("ee").node, &name("se"))
        .await
        .unwrap();
    assert!(matches!(follow, exchange::Follow::Well(at) if at.epoch == 2));
}
