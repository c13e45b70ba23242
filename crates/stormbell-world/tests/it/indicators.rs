//! Indicators: offered, taken in, seen in past and new reports and in evidence, and undone. And what rules make of reports.

use crate::common::{file, reporter, said};
use std::collections::BTreeSet;
use stormbell_model::{
    ImportId, IndicatorId, Moment, ReportId,
    happening::Happening,
    indicator::Stage,
    marking::Tlp,
    officer::Role,
    report::{NewReport, Ongoing},
    triage::Priority,
};
use stormbell_service::*;
use stormbell_store::{
    Tx,
    datasets::{self, What},
};
use stormbell_wire::dataset;
use stormbell_world::World;

fn pasted(text: &str, raises: Option<Priority>) -> NewIndicators {
    NewIndicators {
        source: String::from("a neighbour"),
        bytes: text.as_bytes().to_vec(),
        tlp: Tlp::Amber,
        ends_at: None,
        raises,
    }
}

async fn the_one(ctx: &Ctx) -> IndicatorId {
    let all = list_indicators(ctx, None).await.unwrap();
    assert_eq!(all.indicators.rows.len(), 1);
    all.indicators.rows[0].id
}

async fn seen_in(ctx: &Ctx, id: IndicatorId) -> BTreeSet<ReportId> {
    let one = read_indicator(ctx, id, None).await.unwrap();
    assert_eq!(one.indicator.sightings, one.sightings.len() as i64);
    one.sightings.iter().map(|(row, _)| row.id).collect()
}

async fn stage(ctx: &Ctx, id: ImportId) -> Stage {
    read_import(ctx, id).await.unwrap().import.stage
}

#[tokio::test]
async fn an_indicator_finds_past_and_new_reports_and_evidence() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let ctx = lea.ctx();
        let past = file(&world, said("We got https://pay.evil.example/i last week")).await;
        let other = file(&world, said("Nothing of notevil.example here")).await;
        // Search has read nothing yet; the import waits for it.
        let id = offer_indicators(&ctx, pasted("evil[.]example\n8.8.8.8", None))
            .await
            .unwrap();
        let offered = read_import(&ctx, id).await.unwrap();
        assert_eq!(offered.import.stage, Stage::Offered);
        assert_eq!(offered.waiting.len(), 1);
        assert_eq!(offered.import.refused_some[0].1, "resolver");
        world.settle().await;
        assert!(
            list_indicators(&ctx, None)
                .await
                .unwrap()
                .indicators
                .rows
                .is_empty()
        );
        take_import(&ctx, id).await.unwrap();
        assert!(matches!(
            take_import(&ctx, id).await,
            Err(Fault::Conflict(_))
        ));
        world.settle().await;
        assert_eq!(stage(&ctx, id).await, Stage::Done);
        let indicator = the_one(&ctx).await;
        assert_eq!(seen_in(&ctx, indicator).await, [past.report].into());
        let new = file(&world, said("mail from boss@mail.evil.example")).await;
        world.settle().await;
        assert_eq!(
            seen_in(&ctx, indicator).await,
            [new.report, past.report].into()
        );
        // A message, and a mail as a file.
        write_message(&reporter(&world, &other), "now also hxxp://evil[.]example")
            .await
            .unwrap();
        let mail =
            b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\n\r\nhttp://www.evil.example/"
                .to_vec();
        let filed = file(&world, said("see the file")).await;
        add_file(&reporter(&world, &filed), filed.report, "m.eml", mail)
            .await
            .unwrap();
        world.settle().await;
        let seen = seen_in(&ctx, indicator).await;
        let all = [filed.report, new.report, other.report, past.report];
        assert_eq!(seen, all.into());
        let page = read_report(&ctx, filed.report).await.unwrap();
        assert!(page.sightings[0].sighting.in_evidence);
        assert_eq!(page.sightings[0].tlp, Tlp::Amber);
        assert!(
            page.evidence[0]
                .values
                .iter()
                .any(|v| v.value == "http://www.evil.example/")
        );
    })
    .await;
}

#[tokio::test]
async fn evidence_of_before_is_found_and_an_undone_import_counts_no_more() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let ctx = lea.ctx();
        let filed = file(&world, said("see below")).await;
        let me = reporter(&world, &filed);
        write_message(&me, "the wallet is 0x52908400098527886E0F7030069857D2E4169EE7").await.unwrap();
        world.settle().await;
        let text = "type,value,comment\neth,0x52908400098527886E0F7030069857D2E4169EE7,ransom\nipv4,45.9.148.0/24,";
        let id = add_indicators(&ctx, pasted(text, None)).await.unwrap();
        world.settle().await;
        let page = read_report(&ctx, filed.report).await.unwrap();
        assert_eq!(page.sightings.len(), 1, "{:?}", page.evidence);
        assert_eq!(page.sightings[0].note, "ransom");
        undo_import(&ctx, id).await.unwrap();
        undo_import(&ctx, id).await.unwrap();
        world.settle().await;
        assert!(read_report(&ctx, filed.report).await.unwrap().sightings.is_empty());
        let later = file(&world, said("from 45.9.148.7")).await;
        world.settle().await;
        assert!(read_report(&ctx, later.report).await.unwrap().sightings.is_empty());
        // Taken in again, the same rows count again and nothing is double.
        add_indicators(&ctx, pasted(text, None)).await.unwrap();
        world.settle().await;
        assert_eq!(list_indicators(&ctx, None).await.unwrap().indicators.rows.len(), 2);
        assert_eq!(read_report(&ctx, later.report).await.unwrap().sightings.len(), 1);
        assert_eq!(read_report(&ctx, filed.report).await.unwrap().sightings.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_sighting_raises_by_its_rule_and_never_over_an_officers_word() {
    let mut world = World::seeded(5).await;
    let lea = world.officer("Lea", Role::Lead).await;
    let ctx = lea.ctx();
    let quiet = file(&world, said("who is bad.example?")).await;
    let decided = file(&world, said("again bad.example")).await;
    world.settle().await;
    world.mailbox.take();
    let low = Assessment {
        priority: Some(Priority::Low),
        reason: String::from("known"),
        ..Assessment::default()
    };
    assess_report(&ctx, decided.report, low).await.unwrap();
    let taken = pasted("bad.example", Some(Priority::High));
    add_indicators(&ctx, taken).await.unwrap();
    world.settle().await;
    let quiet = read_report(&ctx, quiet.report).await.unwrap();
    assert_eq!(quiet.report.priority, Priority::High);
    assert!(
        quiet
            .report
            .priority_reasons
            .contains(&String::from("indicator"))
    );
    assert_eq!(quiet.alarms.len(), 1);
    let decided = read_report(&ctx, decided.report).await.unwrap();
    assert_eq!(decided.report.priority, Priority::Low);
    assert_eq!((decided.alarms.len(), decided.sightings.len()), (0, 1));
    let _ = &mut world;
}

#[tokio::test]
async fn rules_read_the_words_and_corrections_are_counted() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let ctx = lea.ctx();
        let new = NewReport {
            happening: Happening::Down,
            ongoing: Ongoing::Now,
            ..said("Patienternas journaler går inte att nå, ambulanser skickas bort. Krypterat!")
        };
        let filed = file(&world, new).await;
        let plain = file(&world, said("Jag fick ett bluffmejl")).await;
        world.settle().await;
        let page = read_report(&ctx, filed.report).await.unwrap();
        assert_eq!(page.report.priority, Priority::High);
        assert_eq!(
            page.report.kind.value(),
            "unauthorised-information-modification"
        );
        assert!(
            page.report
                .priority_reasons
                .contains(&String::from("speaks-of-life"))
        );
        assert_eq!(page.alarms.len(), 1, "the words made it ring");
        let plain = read_report(&ctx, plain.report).await.unwrap();
        assert_eq!(plain.report.kind.value(), "phishing");
        assert!(plain.alarms.is_empty());
        let kind = Assessment {
            kind: stormbell_model::kind::Kind::parse("spam"),
            reason: String::from("it is an advertisement"),
            ..Assessment::default()
        };
        assess_report(&ctx, plain.report.id, kind).await.unwrap();
        let scores = rule_scores(&ctx).await.unwrap();
        assert_eq!((scores[0].read, scores[0].corrected_kind), (2, 1));
        let page = read_report(&ctx, plain.report.id).await.unwrap();
        assert!(page.reading.unwrap().corrected_kind);
        assert_eq!(page.report.kind.value(), "spam");
    })
    .await;
}

#[tokio::test]
async fn what_is_the_reporters_own_or_ours_or_listed_says_so_and_lists_know_whose_a_network_is() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let ctx = lea.ctx();
        let bank = register_organisation(&ctx, "A bank", None).await.unwrap();
        set_assets(&ctx, bank, "bank.example\n\n45.9.148.0/24").await.unwrap();
        let wrong = set_assets(&ctx, bank, "a mutex").await;
        assert!(matches!(wrong, Err(Fault::Invalid(_))));
        let act = |tx: &mut Tx<'_>| {
            let now = Moment(0);
            let chance = tx.chance();
            let own = datasets::begin(tx, "ours", What::Own, "", now, chance)?;
            datasets::add_values(tx, own, &[String::from("d:state.example")])?;
            datasets::put_in_force(tx, own)?;
            let list = datasets::begin(tx, "Scanners", What::WarningList, "1", now, chance)?;
            let key = dataset::value_key("scanner.example");
            datasets::add_values(tx, list, &[key])?;
            datasets::put_in_force(tx, list)?;
            let table = datasets::begin(tx, "owners", What::Networks, "1", now, chance)?;
            let address = |last: u8| core::net::Ipv4Addr::new(45, 9, 148, last).to_ipv6_mapped().octets();
            let network = datasets::Network {
                first: address(0),
                last: address(255),
                country: String::from("EE"),
                asn: Some(64_496),
                owner: String::from("Example"),
            };
            datasets::add_networks(tx, table, &[network])?;
            datasets::put_in_force(tx, table)
        };
        world.store().write("load lists", act).await.unwrap();
        let new = NewReport {
            by: Some(bank),
            ..said("pay.bank.example asks 45.9.148.7, www.state.example and scanner.example, evil.example")
        };
        let filed = file(&world, new).await;
        world.settle().await;
        let about = read_report(&ctx, filed.report).await.unwrap().about;
        let why = |value: &str| about[value].nothing.as_ref().map(|n| (n.code, n.list.as_str()));
        assert_eq!(why("pay.bank.example"), Some(("victim", "")));
        assert_eq!(why("45.9.148.7"), Some(("victim", "")));
        assert_eq!(why("www.state.example"), Some(("own", "ours")));
        assert_eq!(why("scanner.example"), Some(("listed", "Scanners")));
        assert_eq!(why("evil.example"), None);
        let address = &about["45.9.148.7"];
        assert_eq!((address.country.as_str(), address.owner.as_str()), ("EE", "Example (AS64496)"));
        let id = offer_indicators(&ctx, pasted("state.example scanner.example evil.example", None));
        let offered = read_import(&ctx, id.await.unwrap()).await.unwrap();
        let refused: Vec<&str> = offered.import.refused_some.iter().map(|r| r.1.as_str()).collect();
        assert_eq!((refused, offered.import.total), (vec!["own", "listed"], 1));
    })
    .await;
}

#[tokio::test]
async fn who_only_reads_changes_no_indicator() {
    let world = World::seeded(6).await;
    let auditor = world.officer("Aud", Role::DataProtection).await;
    let refused = add_indicators(&auditor.ctx(), pasted("bad.example", None)).await;
    assert!(matches!(refused, Err(Fault::Forbidden(_))));
    let lea = world.officer("Lea", Role::Lead).await.ctx();
    let wrong = add_indicators(&lea, pasted("{\"a\": 1}", None));
    assert!(matches!(wrong.await, Err(Fault::Invalid(_))));
}
