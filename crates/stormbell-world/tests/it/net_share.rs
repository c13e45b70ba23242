//! What is shared arrives at everyone who may have it, once, and at nobody else; and is taken back from everyone who ever got it.

use stormbell_model::{
    Lang, Span,
    exchange::{Audience, Basis, Personal},
    marking::Tlp,
    officer::Role,
    report::Door,
};
use stormbell_service::{
    Fault,
    exchange::{self, Content, Draft, Stand, StatementId},
};
use stormbell_wire::exchange::{Alert, Expertise, Named, PlainBody, Value};
use stormbell_world::{
    Person, World,
    net::{Net, name},
};

/// Who it is for.
pub fn to(names: &[&str]) -> Audience {
    Audience {
        nodes: names.iter().map(|n| name(n)).collect(),
        ..Audience::default()
    }
}

/// An advisory in a few words.
pub fn advisory(words: &str, names: &[&str]) -> Draft {
    let body = PlainBody {
        words: words.into(),
        values: Vec::new(),
    };
    Draft {
        audience: to(names),
        ..Draft::of(Content::Advisory(body), words, Lang::En)
    }
}

/// Something that burns.
pub fn alert(words: &str, names: &[&str]) -> Draft {
    let body = Alert {
        words: words.into(),
        priority: 0,
        ..Alert::default()
    };
    Draft {
        audience: to(names),
        ..Draft::of(Content::Alert(body), words, Lang::En)
    }
}

/// A lead of a house.
pub async fn lead(house: &World) -> Person {
    house.officer("Lea", Role::Lead).await
}

/// What a desk sees of what came: subject and where it stands, in the order of the subjects.
pub async fn came(officer: &Person) -> Vec<(String, Stand)> {
    let page = exchange::what_came(&officer.ctx(), None).await.unwrap();
    let mut rows: Vec<_> = page
        .rows
        .into_iter()
        .map(|l| (l.subject, l.stand))
        .collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    rows
}

#[tokio::test]
async fn an_advisory_reaches_whom_it_is_for_and_the_sender_sees_it() {
    Net::on_each_engine(&["ee", "lt", "se"], |net| async move {
        let (se, ee, lt) = (
            lead(net.at("se")).await,
            lead(net.at("ee")).await,
            lead(net.at("lt")).await,
        );
        let draft = advisory("Patch the gate", &["ee"]);
        let seen = exchange::preview(&se.ctx(), &draft).await.unwrap();
        let codes: Vec<_> = seen
            .iter()
            .map(|p| (p.peer.as_str(), p.decision.code()))
            .collect();
        assert_eq!(codes, [("ee", "named-node"), ("lt", "not-in-audience")]);
        let id = exchange::share(&se.ctx(), draft).await.unwrap();
        net.settle().await;
        assert_eq!(
            came(&ee).await,
            [("Patch the gate".into(), Stand::Standing)]
        );
        assert_eq!(came(&lt).await, []);
        let read = exchange::one_came(&ee.ctx(), id).await.unwrap();
        assert_eq!(read.content.unwrap().words(), "Patch the gate");
        net.settle().await;
        let sent = exchange::one_sent(&se.ctx(), id).await.unwrap();
        let (_, share) = &sent.shares[0];
        assert_eq!(
            (share.peer.as_str(), share.rule.as_str()),
            ("ee", "named-node")
        );
        assert!(share.stored_at.is_some() && share.read_at.is_some());
        assert!(matches!(
            exchange::one_came(&lt.ctx(), id).await,
            Err(Fault::NotFound)
        ));
    })
    .await;
}

#[tokio::test]
async fn an_alert_rings_next_door() {
    let net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    exchange::share(&se.ctx(), alert("Flood on the banks", &["ee"]))
        .await
        .unwrap();
    net.settle().await;
    let queue = stormbell_service::ringing(&ee.ctx()).await.unwrap();
    assert_eq!(queue.len(), 1, "{queue:?}");
    let id = came_ids(&ee).await[0];
    let read = exchange::one_came(&ee.ctx(), id).await.unwrap();
    let report = stormbell_service::read_report(&ee.ctx(), read.report.unwrap())
        .await
        .unwrap();
    assert_eq!(report.report.door, Door::Neighbour);
    assert!(report.report.narrative.contains("Flood on the banks"));
}

/// The names of what came, the newest first.
pub async fn came_ids(officer: &Person) -> Vec<StatementId> {
    let page = exchange::what_came(&officer.ctx(), None).await.unwrap();
    page.rows.into_iter().map(|l| l.id).collect()
}

#[tokio::test]
async fn what_is_withdrawn_and_erased_is_gone_everywhere_and_the_sender_sees_who_complied() {
    Net::on_each_engine(&["ee", "lt", "se"], |net| async move {
        let (se, ee, lt) = (
            lead(net.at("se")).await,
            lead(net.at("ee")).await,
            lead(net.at("lt")).await,
        );
        let everybody = ["ee", "lt"];
        let wrong = exchange::share(&se.ctx(), alert("A mistake", &everybody))
            .await
            .unwrap();
        let secret = exchange::share(&se.ctx(), advisory("A secret", &everybody))
            .await
            .unwrap();
        net.settle().await;
        net.link("lt", "se", |l| l.is_cut = true);
        exchange::withdraw(&se.ctx(), wrong, "We were wrong.")
            .await
            .unwrap();
        exchange::erase(&se.ctx(), secret, "It names a person.")
            .await
            .unwrap();
        net.settle().await;
        let sent = exchange::one_sent(&se.ctx(), secret).await.unwrap();
        let erased: Vec<_> = sent
            .shares
            .iter()
            .map(|s| s.1.erased_at.is_some())
            .collect();
        assert_eq!(erased, [true, false], "who has not complied is seen");
        net.link("lt", "se", |l| l.is_cut = false);
        net.settle().await;
        for officer in [&ee, &lt] {
            let rows = [
                (String::new(), Stand::Erased),
                ("A mistake".into(), Stand::Withdrawn),
            ];
            assert_eq!(came(officer).await, rows);
            let read = exchange::one_came(&officer.ctx(), secret).await.unwrap();
            assert!(read.content.is_none() && read.statement.is_none());
        }
        let sent = exchange::one_sent(&se.ctx(), secret).await.unwrap();
        assert!(sent.shares.iter().all(|s| s.1.erased_at.is_some()));
        assert!(sent.content.is_none());
        let sent = exchange::one_sent(&se.ctx(), wrong).await.unwrap();
        assert!(sent.shares.iter().all(|s| s.1.withdrawn_at.is_some()));
        let again = exchange::erase(&se.ctx(), secret, "Again.").await;
        assert!(matches!(again, Err(Fault::Conflict("taken-back"))));
    })
    .await;
}

#[tokio::test]
async fn a_narrower_version_destroys_the_copies_of_those_it_is_not_for() {
    let net = Net::of(&["ee", "lt", "se"]).await;
    let (se, ee, lt) = (
        lead(net.at("se")).await,
        lead(net.at("ee")).await,
        lead(net.at("lt")).await,
    );
    let wide = exchange::share(&se.ctx(), advisory("Wide", &["ee", "lt"]))
        .await
        .unwrap();
    net.settle().await;
    exchange::supersede(&se.ctx(), wide, advisory("Narrow", &["ee"]))
        .await
        .unwrap();
    net.settle().await;
    let rows = [
        ("Narrow".into(), Stand::Standing),
        ("Wide".into(), Stand::Superseded),
    ];
    assert_eq!(came(&ee).await, rows);
    assert_eq!(came(&lt).await, [(String::new(), Stand::Erased)]);
    let content = exchange::one_came(&lt.ctx(), came_ids(&lt).await[0])
        .await
        .unwrap();
    assert!(content.content.is_none(), "the new words did not come");
}

#[tokio::test]
async fn persons_cross_only_on_a_named_ground() {
    let net = Net::of(&["ee", "se", "xx"]).await;
    let se = lead(net.at("se")).await;
    let value = Value {
        kind: "email".into(),
        value: "victim@bank.example".into(),
        ..Value::default()
    };
    let body = Named {
        values: vec![value],
        ..Named::default()
    };
    let draft = Draft {
        audience: to(&["ee", "xx"]),
        ..Draft::of(Content::Indicators(body), "Accounts", Lang::En)
    };
    let refused = exchange::share(&se.ctx(), draft.clone()).await;
    assert!(matches!(refused, Err(Fault::Invalid(_))));
    let founded = Draft {
        personal: Personal::On(Basis::TeamTask),
        ..draft
    };
    let seen = exchange::preview(&se.ctx(), &founded).await.unwrap();
    let codes: Vec<_> = seen.iter().map(|p| p.decision.code()).collect();
    assert_eq!(codes, ["named-node", "persons-not-protected"]);
    exchange::share(&se.ctx(), founded).await.unwrap();
    net.settle().await;
    assert_eq!(came(&lead(net.at("ee")).await).await.len(), 1);
    assert_eq!(came(&lead(net.at("xx")).await).await.len(), 0);
}

#[tokio::test]
async fn expertise_is_found_at_every_desk_also_without_the_one_who_wrote_it() {
    let net = Net::of(&["ee", "lt", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    let work = Expertise {
        what: "playbook".into(),
        words: "Rate limits at the border router, then anycast.".into(),
        tags: vec!["ddos".into()],
        languages: vec!["sv".into()],
    };
    let draft = Draft {
        tlp: Tlp::Green,
        audience: to(&["ee", "lt"]),
        ..Draft::of(Content::Expertise(work), "Floods on banks", Lang::En)
    };
    let id = exchange::share(&se.ctx(), draft).await.unwrap();
    net.settle().await;
    net.cut_off("se", true);
    for asked in ["anycast", "floods banks", "ddos"] {
        let found = exchange::library(&ee.ctx(), asked, None).await.unwrap();
        assert_eq!(found.rows.len(), 1, "{asked}");
        assert_eq!(found.rows[0].line.id, id);
    }
    let none = exchange::library(&ee.ctx(), "ransom", None).await.unwrap();
    assert!(none.rows.is_empty());
    let own = exchange::library(&se.ctx(), "anycast", None).await.unwrap();
    assert_eq!(own.rows.len(), 1);
}

#[tokio::test]
async fn a_request_that_nobody_answers_rings_and_an_answer_stops_the_clock() {
    let net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    let ask = |words: &str| advisory(words, &[]);
    let first = exchange::ask_help(&se.ctx(), &[name("ee")], ask("Send two analysts"))
        .await
        .unwrap();
    net.settle().await;
    let asked = exchange::help_requests(&ee.ctx(), None).await.unwrap();
    assert!(!asked.rows[0].own && asked.rows[0].answered.is_none());
    assert_eq!(
        stormbell_service::ringing(&ee.ctx()).await.unwrap().len(),
        0
    );
    exchange::answer_help(&ee.ctx(), first, "partly", ask("One, tomorrow"))
        .await
        .unwrap();
    net.settle().await;
    let ours = exchange::help_requests(&se.ctx(), None).await.unwrap();
    assert!(ours.rows[0].own && ours.rows[0].answered.is_some());
    exchange::ask_help(&se.ctx(), &[name("ee")], ask("And a third"))
        .await
        .unwrap();
    net.settle().await;
    net.advance(Span::hours(7)).await;
    let ringing = stormbell_service::ringing(&ee.ctx()).await.unwrap();
    assert_eq!(ringing.len(), 1, "{ringing:?}");
}

/// Nobody at the desk answers: a neighbour that agreed to it rings, and sees that one case only, for a day.
#[tokio::test]
async fn a_neighbour_rings_when_nobody_here_answers() {
    let net = Net::of(&["ee", "lt", "se"]).await;
    let (se, ee, lt) = (
        lead(net.at("se")).await,
        lead(net.at("ee")).await,
        lead(net.at("lt")).await,
    );
    exchange::set_helpers(&se.ctx(), &[name("ee")])
        .await
        .unwrap();
    let stranger = exchange::set_helpers(&se.ctx(), &[name("xx")]).await;
    assert!(matches!(stranger, Err(Fault::Invalid(_))));
    let house = net.at("se");
    crate::common::file(house, crate::common::said("A quiet one")).await;
    crate::common::file(house, crate::common::urgent("The hospital is dark")).await;
    for _ in 0..36 {
        net.advance(Span::minutes(5)).await;
        if !came(&ee).await.is_empty() {
            break;
        }
    }
    let id = came_ids(&ee).await[0];
    let read = exchange::one_came(&ee.ctx(), id).await.unwrap();
    let said = read.statement.unwrap();
    assert_eq!(said.marks.tlp, Tlp::Red);
    assert!(said.marks.expires.is_some());
    let words = read.content.unwrap();
    assert_eq!(words.words(), "The hospital is dark");
    assert_eq!(
        stormbell_service::ringing(&ee.ctx()).await.unwrap().len(),
        1
    );
    assert_eq!(came(&lt).await, [], "nobody else is told");
}

/// The standing order: what is acknowledged here is on their desks, without a word of anybody, once; and it is not echoed.
#[tokio::test]
async fn an_alarm_that_is_taken_is_on_the_desks_of_the_neighbours() {
    let net = Net::of(&["ee", "lt", "se"]).await;
    let (se, ee, lt) = (
        lead(net.at("se")).await,
        lead(net.at("ee")).await,
        lead(net.at("lt")).await,
    );
    for who in [&se, &ee] {
        let order = exchange::StandingOrder {
            nodes: [name("ee"), name("lt")].into(),
            tlp: Tlp::Green,
            from: stormbell_model::triage::Priority::High,
        };
        exchange::set_standing_order(&who.ctx(), Some(order.clone()))
            .await
            .unwrap();
        let given = exchange::standing_order(&who.ctx()).await.unwrap();
        assert_eq!(given, Some(order));
    }
    let house = net.at("se");
    crate::common::file(house, crate::common::urgent("Rosalind's bank is dark")).await;
    net.settle().await;
    assert_eq!(came(&ee).await, []);
    let alarm = stormbell_service::ringing(&se.ctx()).await.unwrap()[0].id;
    stormbell_service::acknowledge_alarm(&se.ctx(), alarm)
        .await
        .unwrap();
    stormbell_service::acknowledge_alarm(&se.ctx(), alarm)
        .await
        .unwrap();
    net.settle().await;
    for officer in [&ee, &lt] {
        let seen = exchange::common_picture(&officer.ctx()).await.unwrap();
        assert_eq!((seen.len(), seen[0].priority, seen[0].own), (1, 1, false));
        let id = came_ids(officer).await[0];
        let read = exchange::one_came(&officer.ctx(), id).await.unwrap();
        assert!(!read.content.unwrap().words().contains("Rosalind"));
        let rings = stormbell_service::ringing(&officer.ctx()).await.unwrap();
        assert_eq!(rings.len(), 0);
    }
}
