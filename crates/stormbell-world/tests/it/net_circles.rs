//! Circles that outsiders do not know of, neighbours that witness journals, and the one property: every statement at every entitled node exactly
//! once and at no other, whatever is cut in whatever order.

use crate::net_share::{advisory, came, lead};
use std::collections::{BTreeMap, BTreeSet};
use stormbell_model::{
    exchange::{Audience, GroupId},
    outside::Chance as _,
};
use stormbell_service::{
    Fault,
    exchange::{self, Draft, Stand, StatementId},
};
use stormbell_world::{
    Person, TestChance,
    net::{Net, name},
};

async fn members(who: &Person, names: &[&str]) -> Draft {
    let circle = exchange::circles(&who.ctx()).await.unwrap().remove(0);
    let mut draft = advisory(names[0], &[]);
    draft.audience = Audience {
        groups: BTreeSet::from([(circle.id, circle.epoch)]),
        ..Audience::default()
    };
    draft
}

#[tokio::test]
async fn a_circle_is_known_to_its_members_alone_and_who_joins_again_gets_only_what_is_new() {
    let net = Net::of(&["ee", "lt", "lv", "se"]).await;
    let se = lead(net.at("se")).await;
    let (ee, lt, lv) = (
        lead(net.at("ee")).await,
        lead(net.at("lt")).await,
        lead(net.at("lv")).await,
    );
    let of = |names: &[&str]| names.iter().map(|n| name(n)).collect::<BTreeSet<_>>();
    let id = exchange::make_circle(&se.ctx(), "Banks", &of(&["ee", "lt"]))
        .await
        .unwrap();
    net.settle().await;
    let known = exchange::circles(&ee.ctx()).await.unwrap();
    assert_eq!(
        (known[0].name.as_str(), known[0].members.len()),
        ("Banks", 3)
    );
    assert_eq!(exchange::circles(&lv.ctx()).await.unwrap(), []);
    // A member shares with the circle too, though another one keeps it.
    let first = exchange::share(&ee.ctx(), members(&ee, &["first"]).await)
        .await
        .unwrap();
    net.settle().await;
    let shown = |rows: Vec<(String, Stand)>| -> Vec<String> {
        let words = rows.into_iter().map(|r| r.0).filter(|w| w != "·");
        words.collect()
    };
    assert_eq!(shown(came(&lt).await), ["first"]);
    assert_eq!(shown(came(&se).await), ["first"]);
    assert_eq!(came(&lv).await, [], "no trace of it outside");
    exchange::change_circle(&se.ctx(), id, "Banks", &of(&["ee"]))
        .await
        .unwrap();
    net.settle().await;
    exchange::share(&se.ctx(), members(&se, &["second"]).await)
        .await
        .unwrap();
    exchange::withdraw(&ee.ctx(), first, "Not so.")
        .await
        .unwrap();
    net.settle().await;
    assert_eq!(shown(came(&lt).await), ["first"]);
    let gone = exchange::one_came(&lt.ctx(), first).await.unwrap();
    assert_eq!(
        gone.line.stand,
        Stand::Withdrawn,
        "who left is told all the same"
    );
    exchange::change_circle(&se.ctx(), id, "Banks", &of(&["ee", "lt"]))
        .await
        .unwrap();
    net.settle().await;
    exchange::share(&se.ctx(), members(&se, &["third"]).await)
        .await
        .unwrap();
    net.settle().await;
    assert_eq!(shown(came(&lt).await), ["first", "third"]);
    assert_eq!(shown(came(&ee).await), ["second", "third"]);
    let others = exchange::change_circle(&ee.ctx(), id, "Mine", &of(&["lv"])).await;
    assert!(
        matches!(others, Err(Fault::NotFound)),
        "only who keeps it changes it"
    );
}

/// The circle's statement comes later than what is said to the circle: held, and taken once it explains itself.
#[tokio::test]
async fn what_is_said_to_a_circle_before_it_is_known_waits_for_it() {
    let net = Net::of(&["ee", "lt", "se"]).await;
    let (se, ee, lt) = (
        lead(net.at("se")).await,
        lead(net.at("ee")).await,
        lead(net.at("lt")).await,
    );
    let all = BTreeSet::from([name("ee"), name("lt")]);
    net.link("lt", "se", |l| l.is_cut = true);
    exchange::make_circle(&se.ctx(), "Banks", &all)
        .await
        .unwrap();
    net.settle().await;
    exchange::share(&ee.ctx(), members(&ee, &["early"]).await)
        .await
        .unwrap();
    net.settle().await;
    assert_eq!(came(&lt).await, [("early".into(), Stand::Held)]);
    net.link("lt", "se", |l| l.is_cut = false);
    net.settle().await;
    net.advance(stormbell_model::Span::seconds(10)).await;
    let rows = came(&lt).await;
    assert!(
        rows.contains(&("early".into(), Stand::Standing)),
        "{rows:?}"
    );
}

#[tokio::test]
async fn neighbours_witness_a_journal_that_grows_and_none_that_does_not() {
    let net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (&net.at("se").node, &net.at("ee").node);
    for _ in 0..2 {
        lead(net.at("se")).await;
        let asked = exchange::journal_checkpoint_for_witness(se, &name("ee"))
            .await
            .unwrap();
        let (old, proof, note) = asked.expect("it has grown");
        let cosigned = exchange::witness(ee, &name("se"), &note, old, &proof)
            .await
            .unwrap();
        exchange::hear_witness(se, &name("ee"), &cosigned)
            .await
            .unwrap();
    }
    let asked = exchange::journal_checkpoint_for_witness(se, &name("ee"))
        .await
        .unwrap();
    assert_eq!(asked, None);
    let note = stormbell_service::checkpoint(se).await.unwrap();
    let rewritten = exchange::witness(ee, &name("se"), &note, 0, &[]).await;
    assert!(matches!(rewritten, Err(Fault::Conflict("witness-size"))));
}

/// A number below `n`.
fn below(chance: &TestChance, n: u64) -> u64 {
    let mut bytes = [0; 8];
    chance.fill(&mut bytes);
    u64::from_le_bytes(bytes) % n
}

#[tokio::test]
async fn every_statement_at_every_entitled_node_exactly_once_and_at_no_other() {
    for seed in 1..4 {
        let names = ["ee", "lt", "lv", "se"];
        let net = Net::of(&names).await;
        let chance = TestChance::seeded(seed);
        let pick = || names[below(&chance, 4) as usize];
        let mut people = BTreeMap::new();
        for who in names {
            people.insert(who, lead(net.at(who)).await);
        }
        let mut said: Vec<(StatementId, &str, BTreeSet<&str>, bool)> = Vec::new();
        for n in 0..60 {
            match below(&chance, 6) {
                0 | 1 => {
                    let from = pick();
                    let to: BTreeSet<&str> =
                        (0..3).map(|_| pick()).filter(|t| *t != from).collect();
                    if to.is_empty() {
                        continue;
                    }
                    let list: Vec<&str> = to.iter().copied().collect();
                    let draft = advisory(&format!("{seed}/{n:02}"), &list);
                    let id = exchange::share(&people[from].ctx(), draft).await.unwrap();
                    said.push((id, from, to, true));
                }
                2 if !said.is_empty() => {
                    let at = below(&chance, said.len() as u64) as usize;
                    let (id, from, _, stands) = &mut said[at];
                    if *stands {
                        exchange::withdraw(&people[*from].ctx(), *id, "No.")
                            .await
                            .unwrap();
                        *stands = false;
                    }
                }
                3 => net.link(pick(), pick(), |l| l.is_cut = !l.is_cut),
                4 => {
                    let left = below(&chance, 5) as u32;
                    net.link(pick(), pick(), |l| l.requests_left = Some(left));
                }
                _ => {
                    let (to, from) = (pick(), pick());
                    if to != from {
                        net.pull(to, from).await;
                    }
                }
            }
        }
        for who in names {
            net.cut_off(who, false);
            for other in names {
                net.link(who, other, |l| l.requests_left = None);
            }
        }
        net.advance(stormbell_model::Span::hours(2)).await;
        for (id, from, to, stands) in &said {
            for who in names {
                let found = exchange::one_came(&people[who].ctx(), *id).await;
                let stand = found.ok().map(|c| c.line.stand);
                let right = match (to.contains(who), stands) {
                    (false, _) => stand.is_none(),
                    (true, true) => stand == Some(Stand::Standing),
                    (true, false) => matches!(stand, None | Some(Stand::Withdrawn)),
                };
                assert!(right, "seed {seed}: {id} of {from} at {who}: {stand:?}");
            }
            let sent = exchange::one_sent(&people[from].ctx(), *id).await.unwrap();
            let got: BTreeSet<_> = sent.shares.iter().map(|s| s.1.peer.as_str()).collect();
            assert_eq!(got, *to);
            let told = |s: &exchange::Share| match stands {
                true => s.stored_at.is_some(),
                false => s.withdrawn_at.is_some(),
            };
            assert!(
                sent.shares.iter().all(|s| told(&s.1)),
                "seed {seed}: {sent:?}"
            );
        }
    }
}

#[tokio::test]
async fn an_organisation_has_one_name_in_each_circle() {
    let net = Net::of(&["ee", "se"]).await;
    let se = lead(net.at("se")).await;
    let bank = stormbell_service::register_organisation(&se.ctx(), "A bank", None)
        .await
        .unwrap();
    let power = stormbell_service::register_organisation(&se.ctx(), "Power", None)
        .await
        .unwrap();
    let mut names = BTreeSet::new();
    for circle in [GroupId([1; 16]), GroupId([2; 16])] {
        for who in [bank, power] {
            let called = exchange::pseudonym(&se.ctx(), who, circle).await.unwrap();
            let again = exchange::pseudonym(&se.ctx(), who, circle).await.unwrap();
            assert_eq!(called, again);
            assert!(called.starts_with("se-") && !called.contains("bank"));
            names.insert(called);
        }
    }
    assert_eq!(names.len(), 4);
}
