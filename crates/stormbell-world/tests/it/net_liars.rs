//! A neighbour that lies, or whose key was stolen, or that runs a program of tomorrow: what it makes is made by hand here, with its own key.

use crate::net_share::{came, lead, to};
use stormbell_model::{
    Moment,
    exchange::{
        Audience, Extent, Marks, NodeName, Pap, Personal, Statement, StatementId, StatementKind,
    },
    marking::Tlp,
    outside::Clock as _,
};
use stormbell_seal::{Checkpoint, Frontier, Identity, Signer, leaf_hash, sealed, sha256};
use stormbell_service::exchange::{self, Carried, EntriesPage, Lie, OfferNote, Stand, Step};
use stormbell_wire::{
    exchange::{Body, Entry, First, PlainBody, Said, log_name, media_of},
    statement,
};
use stormbell_world::{
    TestChance, World,
    net::{Net, name, stolen_signer},
};

/// A log of `se` for `ee`, made by hand.
struct Forger {
    signer: Signer,
    chance: TestChance,
    now: Moment,
    epoch: u32,
    entries: Vec<Vec<u8>>,
    carried: Vec<Carried>,
}

fn marks() -> Marks {
    Marks {
        tlp: Tlp::Amber,
        pap: Pap::Amber,
        originator_controls: false,
        compartments: Default::default(),
        audience: to(&["ee"]),
        personal: Personal::No,
        expires: None,
    }
}

impl Forger {
    fn of(house: &World) -> Forger {
        Forger {
            signer: stolen_signer(house),
            chance: TestChance::seeded(4_711),
            now: house.clock.now(),
            epoch: 0,
            entries: Vec::new(),
            carried: Vec::new(),
        }
    }

    /// Says something to `ee`, with whatever is changed about it.
    async fn say(
        &mut self,
        net: &Net,
        words: &str,
        change: impl FnOnce(&mut Statement),
    ) -> StatementId {
        let keys = exchange::exchange_keys(&net.at("ee").node).await.unwrap();
        let body = Body::Advisory(PlainBody {
            words: words.into(),
            values: Vec::new(),
        });
        let seed = stormbell_model::outside::bytes::<32>(&self.chance);
        let to = [Identity::from_bytes(&seed).recipient()];
        let sealed = sealed::seal(&to, &body.write().unwrap(), &self.chance).unwrap();
        let mut said = Statement {
            kind: StatementKind::Advisory,
            origin: name("se"),
            at: self.now,
            nonce: stormbell_model::outside::bytes(&self.chance),
            parents: Vec::new(),
            takes_back: Vec::new(),
            marks: marks(),
            lang: "en".into(),
            subject: words.into(),
            body: Some(stormbell_model::exchange::Body {
                media: media_of(&StatementKind::Advisory),
                sha256: sha256(&sealed),
                size: sealed.len() as u64,
            }),
        };
        change(&mut said);
        let envelope = statement::sign(&said, &self.signer).unwrap();
        let verified = envelope.clone().verify(&[self.signer.verifier().clone()]);
        let id = statement::id(&verified.unwrap());
        let wrap = sealed::seal(&[keys.recipient], &seed, &self.chance).unwrap();
        self.enter(&said, id, Some(wrap));
        self.carried.push(Carried {
            id,
            envelope: envelope.write(),
            body: said.body.as_ref().map(|_| sealed),
        });
        id
    }

    fn enter(&mut self, said: &Statement, id: StatementId, wrap: Option<Vec<u8>>) {
        let entry = Entry::Said(Box::new(Said {
            seq: self.entries.len() as u64,
            at: self.now,
            id,
            kind: said.kind.clone(),
            origin: said.origin.clone(),
            said_at: said.at,
            tlp: said.marks.tlp,
            expires: said.marks.expires,
            body: said.body.as_ref().map(|b| (b.sha256, b.size)),
            wrap,
            rule: "named-node".into(),
            rules: "release-1".into(),
        }));
        self.entries.push(entry.write().unwrap());
    }

    fn note(&self, size: usize) -> String {
        let mut tree = Frontier::new();
        let leaves: Vec<_> = self.entries[..size].iter().map(|e| leaf_hash(e)).collect();
        tree.append(&leaves).unwrap();
        let checkpoint = Checkpoint {
            origin: log_name("testnet", &name("se"), &name("ee"), self.epoch),
            size: size as u64,
            root: tree.root(),
        };
        checkpoint.sign(&self.signer).unwrap()
    }

    fn offer(&self) -> OfferNote {
        OfferNote {
            epoch: self.epoch,
            size: self.entries.len() as u64,
            note: self.note(self.entries.len()),
            first: self.entries.first().filter(|_| self.epoch > 0).cloned(),
        }
    }

    fn page(&self) -> EntriesPage {
        EntriesPage {
            epoch: self.epoch,
            from: 0,
            entries: self.entries.clone(),
            note: self.note(self.entries.len()),
        }
    }

    /// Lets `ee` take everything.
    async fn give(&self, net: &Net) -> exchange::Applied {
        let ee = &net.at("ee").node;
        let se = name("se");
        exchange::hear_offer(ee, &se, &self.offer()).await.unwrap();
        exchange::take_entries(ee, &se, self.page()).await.unwrap();
        let asked = exchange::wanted(ee, &se, 100).await.unwrap();
        exchange::apply(ee, &se, &asked, self.carried.clone())
            .await
            .unwrap()
    }
}

fn se() -> NodeName {
    name("se")
}

#[tokio::test]
async fn one_poisonous_statement_is_held_and_delays_nothing() {
    let net = Net::of(&["ee", "se"]).await;
    let mut forger = Forger::of(net.at("se"));
    forger.say(&net, "before", |_| {}).await;
    let poison = forger
        .say(&net, "poison", |s| {
            s.body.as_mut().unwrap().media = media_of(&StatementKind::Indicators);
        })
        .await;
    forger.say(&net, "after", |_| {}).await;
    let done = forger.give(&net).await;
    assert_eq!((done.applied, done.held), (2, 1));
    let ee = lead(net.at("ee")).await;
    let rows = came(&ee).await;
    let held = rows.iter().find(|r| r.0 == "poison").unwrap();
    assert_eq!(held.1, Stand::Held);
    let receipt = exchange::receipt_for(&net.at("ee").node, &se())
        .await
        .unwrap()
        .unwrap();
    let keys = [net.at("ee").node.verifier()];
    let told = stormbell_wire::exchange::Receipt::open(&receipt.bytes, &keys)
        .unwrap()
        .told;
    let refused = told.iter().find(|t| t.id == poison).unwrap();
    assert_eq!(
        refused.what.code(),
        "refused",
        "its origin hears it, signed"
    );
}

#[tokio::test]
async fn a_kind_of_tomorrow_is_held_and_nothing_else_waits_for_it() {
    let net = Net::of(&["ee", "se"]).await;
    let mut forger = Forger::of(net.at("se"));
    forger
        .say(&net, "weather", |s| {
            s.kind = StatementKind::Unknown("weather".into())
        })
        .await;
    forger.say(&net, "today", |_| {}).await;
    let done = forger.give(&net).await;
    assert_eq!((done.applied, done.held), (1, 1));
    assert_eq!(exchange::look_again(&net.at("ee").node).await.unwrap(), 0);
}

#[tokio::test]
async fn what_is_not_meant_for_us_is_reported_and_not_shown() {
    let net = Net::of(&["ee", "lt", "se"]).await;
    let mut forger = Forger::of(net.at("se"));
    let wrong = forger
        .say(&net, "for lt", |s| s.marks.audience = to(&["lt"]))
        .await;
    let nobody = forger
        .say(&net, "for nobody", |s| {
            s.marks.audience = Audience::default()
        })
        .await;
    forger.give(&net).await;
    let ee = lead(net.at("ee")).await;
    for (id, why) in [
        (wrong, "misdelivered:not-in-audience"),
        (nobody, "misdelivered:nobody-named"),
    ] {
        let held = exchange::one_came(&ee.ctx(), id).await.unwrap();
        assert_eq!(held.line.reason.as_deref(), Some(why));
        assert!(held.content.is_none() && held.statement.is_none());
    }
}

#[tokio::test]
async fn nobody_speaks_for_another_and_nobody_takes_back_what_others_said() {
    let net = Net::of(&["ee", "lt", "se"]).await;
    let lt = lead(net.at("lt")).await;
    let theirs = exchange::share(&lt.ctx(), crate::net_share::advisory("From lt", &["ee"]))
        .await
        .unwrap();
    let mut forger = Forger::of(net.at("se"));
    forger.say(&net, "as lt", |s| s.origin = name("lt")).await;
    forger
        .say(&net, "take it back", |s| {
            s.kind = StatementKind::Withdraw;
            s.takes_back = vec![theirs];
            s.body = None;
        })
        .await;
    let done = forger.give(&net).await;
    assert_eq!((done.applied, done.refused), (1, 1));
    net.cut_off("se", true);
    net.settle().await;
    let ee = lead(net.at("ee")).await;
    assert_eq!(came(&ee).await, [("From lt".into(), Stand::Standing)]);
}

#[tokio::test]
async fn entries_that_the_checkpoint_does_not_vouch_for_are_a_lie() {
    let net = Net::of(&["ee", "se"]).await;
    let mut forger = Forger::of(net.at("se"));
    forger.say(&net, "one", |_| {}).await;
    let mut page = forger.page();
    forger.say(&net, "two", |_| {}).await;
    page.entries[0] = forger.entries[1].clone();
    let taken = exchange::take_entries(&net.at("ee").node, &se(), page)
        .await
        .unwrap();
    assert_eq!(taken.step, Step::Quarantine(Lie::EntryNotInLog));
    let done = forger.give(&net).await;
    assert_eq!(done, exchange::Applied::default(), "nothing more is taken");
    // People look at it, and trust it again from where all was well.
    let ee = lead(net.at("ee")).await;
    exchange::trust_again(&ee.ctx(), &se()).await.unwrap();
    assert_eq!(forger.give(&net).await.applied, 2);
}

#[tokio::test]
async fn a_stolen_key_says_nothing_any_more_once_the_charter_has_another_one() {
    let net = Net::of(&["ee", "lt", "se"]).await;
    let mut forger = Forger::of(net.at("se"));
    forger.say(&net, "honest", |_| {}).await;
    forger.give(&net).await;
    let new = Signer::new("stormbell/se/new", &[77; 32]).unwrap();
    net.next_charter("ee", |c| {
        let se = c.members.get_mut(&name("se")).unwrap();
        se.signing = vec![new.verifier().clone()];
    })
    .await;
    // The thief writes it as if it had been said long ago.
    forger.now = Moment(forger.now.0 - 1_000_000_000_000);
    forger.say(&net, "by the thief", |_| {}).await;
    let step = exchange::hear_offer(&net.at("ee").node, &se(), &forger.offer()).await;
    assert_eq!(step.unwrap(), Step::Quarantine(Lie::NotItsOwn));
    let ee = lead(net.at("ee")).await;
    assert_eq!(came(&ee).await, [("honest".into(), Stand::Standing)]);
    // The owner vouches with its new key for what it said with the old one, and goes on.
    exchange::trust_again(&ee.ctx(), &se()).await.unwrap();
    forger.entries.truncate(1);
    forger
        .say(&net, "by the old key, still on its way", |_| {})
        .await;
    forger.signer = new;
    assert_eq!(forger.give(&net).await.applied, 1);
}

#[tokio::test]
async fn a_replayed_checkpoint_and_another_epoch_out_of_nothing() {
    let net = Net::of(&["ee", "se"]).await;
    let mut forger = Forger::of(net.at("se"));
    forger.say(&net, "one", |_| {}).await;
    let old = forger.offer();
    forger.say(&net, "two", |_| {}).await;
    forger.give(&net).await;
    let ee = &net.at("ee").node;
    // Somebody shows what was true before: the owner may have lost its end, and is given it back; nothing is lost here.
    let step = exchange::hear_offer(ee, &se(), &old).await.unwrap();
    assert_eq!(step, Step::GiveBack { from: 1, until: 2 });
    let mut anew = Forger::of(net.at("se"));
    anew.epoch = 1;
    let first = Entry::First(First {
        at: anew.now,
        goes_on_from: Extent {
            epoch: 0,
            size: 1,
            root: [5; 32],
        },
    });
    anew.entries.push(first.write().unwrap());
    let step = exchange::hear_offer(ee, &se(), &anew.offer())
        .await
        .unwrap();
    assert_eq!(step, Step::Quarantine(Lie::Forked));
}

#[tokio::test]
async fn a_body_that_was_changed_on_the_way_is_asked_for_again() {
    let net = Net::of(&["ee", "se"]).await;
    let mut forger = Forger::of(net.at("se"));
    forger.say(&net, "whole", |_| {}).await;
    let whole = forger.carried.clone();
    forger.carried[0].body.as_mut().unwrap()[700] ^= 1;
    let done = forger.give(&net).await;
    assert_eq!((done.applied, done.missing), (0, 1));
    let ee = &net.at("ee").node;
    let at_once = exchange::wanted(ee, &se(), 10).await.unwrap();
    assert!(at_once.is_empty(), "not at once");
    net.at("ee")
        .clock
        .advance(stormbell_model::Span::minutes(2));
    let asked = exchange::wanted(ee, &se(), 10).await.unwrap();
    let done = exchange::apply(ee, &se(), &asked, whole).await.unwrap();
    assert_eq!(done.applied, 1);
}

#[tokio::test]
async fn a_neighbour_that_sends_nothing_but_rubbish_is_quarantined_before_it_fills_the_disk() {
    let net = Net::of(&["ee", "se"]).await;
    let mut forger = Forger::of(net.at("se"));
    let most = exchange::REFUSED_A_DAY_MAX as usize;
    for n in 0..most + 50 {
        let mut id = [0; 32];
        id[..8].copy_from_slice(&(n as u64 + 1).to_be_bytes());
        let said = Statement {
            kind: StatementKind::Advisory,
            origin: name("se"),
            at: forger.now,
            nonce: [0; 16],
            parents: Vec::new(),
            takes_back: Vec::new(),
            marks: marks(),
            lang: "en".into(),
            subject: String::new(),
            body: None,
        };
        forger.enter(&said, StatementId(id), None);
        forger.carried.push(Carried {
            id: StatementId(id),
            envelope: b"rubbish".to_vec(),
            body: None,
        });
    }
    forger.give(&net).await;
    let ee = lead(net.at("ee")).await;
    let seen = exchange::neighbours(&ee.ctx()).await.unwrap();
    assert_eq!(seen[0].lie.map(|l| l.0), Some(Lie::TooMuchRefused));
}
