//! Many flags, one attack: what rules tie by themselves, what they only propose, what officers decide, and that a start
//! in the middle changes nothing.

use crate::common::{assert_journal_verifies, file, reporter, rows, said};
use std::collections::BTreeMap;
use stormbell_model::{
    ReportId, Span,
    grouping::why::Why,
    happening::Happening,
    officer::Role,
    report::{NewReport, Ongoing},
};
use stormbell_service::*;
use stormbell_store::Engine;
use stormbell_world::World;

fn lure(words: &str, address: &str) -> NewReport {
    NewReport {
        happening: Happening::Message,
        ..said(&format!("{words} {address}"))
    }
}

/// The incident that shows each report, if any.
async fn homes(
    world: &World,
    lea: &stormbell_world::Person,
    all: &[ReportId],
) -> Vec<Option<String>> {
    let ctx = world.ctx(lea.actor);
    let mut homes = Vec::new();
    for report in all {
        let desk = read_report(&ctx, *report).await.unwrap();
        let tied = desk.incidents.iter().find(|link| !link.undone);
        homes.push(tied.map(|link| link.incident.to_string()));
    }
    homes
}

/// The same grouping with other names: each incident by the first of its reports.
fn shape(homes: &[Option<String>]) -> Vec<Option<usize>> {
    let mut first = BTreeMap::new();
    let mut shape = Vec::new();
    for (n, home) in homes.iter().enumerate() {
        shape.push(
            home.as_ref()
                .map(|home| *first.entry(home.clone()).or_insert(n)),
        );
    }
    shape
}

/// A mail as a file, with this address in it.
async fn forward(world: &World, words: &str, address: &str) -> Filed {
    let filed = file(world, said(words)).await;
    let mail = format!(
        "From: bank@sender.example\r\nTo: me@home.example\r\nSubject: Urgent\r\n\r\nConfirm here: {address}\r\n"
    );
    add_file(
        &reporter(world, &filed),
        filed.report,
        "mail.eml",
        mail.into_bytes(),
    )
    .await
    .unwrap();
    world.settle().await;
    filed
}

#[tokio::test]
async fn a_mail_that_comes_as_a_file_ties_and_is_found() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let address = "https://konto.evil.example/confirm";
        let first = forward(&world, "Strange mail, see the file.", address).await;
        let second = forward(&world, "Was ist das? Siehe Anhang.", address).await;
        let third = file(&world, said(&format!("My daughter opened {address} today"))).await;
        let other = forward(&world, "Another one.", "https://other.test/x").await;
        world.settle().await;
        let all = [first.report, second.report, third.report, other.report];
        let found = shape(&homes(&world, &lea, &all).await);
        assert_eq!(found, [Some(0), Some(0), Some(0), None]);
        let page = search_reports(&lea.ctx(), address, None).await.unwrap();
        let rows = |rows: &[ReportRow]| -> Vec<ReportId> { rows.iter().map(|r| r.id).collect() };
        assert_eq!(rows(&page.rows), [third.report]);
        let mut by_file = [first.report, second.report];
        by_file.sort_by_key(|id| std::cmp::Reverse(*id));
        assert_eq!(rows(&page.in_evidence), by_file);
        let incident = read_report(&lea.ctx(), second.report)
            .await
            .unwrap()
            .incidents[0]
            .incident;
        // What an officer takes out leads nobody there any more, with all that its file holds.
        for report in [first.report, second.report, third.report] {
            let link = read_report(&lea.ctx(), report).await.unwrap().incidents[0].link;
            unlink_report(&lea.ctx(), link, "Not one attack.")
                .await
                .unwrap();
        }
        world.settle().await;
        let later = forward(&world, "And I, see the file.", address).await;
        let link = read_report(&lea.ctx(), later.report).await.unwrap();
        assert!(
            link.incidents
                .iter()
                .all(|l| l.undone || l.incident != incident)
        );
        world.settle().await;
        assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn the_second_report_opens_the_incident_and_says_why() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let first = file(
            &world,
            lure("Parcel fee, pay here", "https://parcel.evil.example/a"),
        )
        .await
        .report;
        world.settle().await;
        assert_eq!(homes(&world, &lea, &[first]).await, [None], "alone");
        assert_eq!(rows(&world, "incidents").await, 0);
        let second = file(
            &world,
            lure("My mother got it too", "hxxps://parcel[.]evil[.]example/a"),
        )
        .await
        .report;
        let other = file(&world, said("The printer of our school is offline."))
            .await
            .report;
        world.settle().await;
        let homes = homes(&world, &lea, &[first, second, other]).await;
        assert!(homes[0].is_some() && homes[0] == homes[1] && homes[2].is_none());
        let desk = read_report(&lea.ctx(), second).await.unwrap();
        let link = &desk.incidents[0];
        assert!(
            link.rules
                .as_ref()
                .is_some_and(|(version, score)| version == "correlate-2" && *score >= 400)
        );
        assert!(link.by.is_empty() && link.reason.is_empty());
        let value = link.why.iter().find_map(|why| match why {
            Why::Value { kind, value, .. } => Some((kind.clone(), value.clone())),
            _ => None,
        });
        assert_eq!(
            value,
            Some((
                String::from("url"),
                String::from("https://parcel.evil.example/a")
            ))
        );
        let incident = read_incident(&lea.ctx(), link.incident).await.unwrap();
        assert_eq!(incident.size, 2);
        assert_eq!(incident.assigned_name, None);
        assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn what_an_officer_took_apart_is_not_tied_again() {
    World::on_each_engine(|mut world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let address = "https://parcel.evil.example/a";
        let one = file(&world, lure("Parcel fee", address)).await.report;
        let two = file(&world, lure("Another parcel", address)).await.report;
        world.settle().await;
        let link = read_report(&lea.ctx(), two).await.unwrap().incidents[0].clone();
        unlink_report(&lea.ctx(), link.link, "A test mail of our own.")
            .await
            .unwrap();
        world.settle().await;
        world = world.restarted().await;
        let three = file(&world, lure("Third parcel", address)).await.report;
        world.settle().await;
        let homes = homes(&world, &lea, &[one, two, three]).await;
        assert_eq!(homes[1], None, "the officer's word stands");
        assert!(homes[0].is_some());
    })
    .await;
}

/// Reports of several attacks in a fixed order.
fn stream() -> Vec<NewReport> {
    (0..90)
        .map(|n| {
            let attack = (n * 7 + n / 11) % 9;
            let words = format!(
                "Message {n} number{} about thing{attack} and more{attack}",
                n % 4
            );
            lure(
                &words,
                &format!("https://lure-{attack}.evil{attack}.example/pay"),
            )
        })
        .collect()
}

async fn grouped(engine: Engine, stops: &[usize]) -> Option<Vec<Option<usize>>> {
    let mut world = World::on(engine, 7).await?;
    let lea = world.officer("Lea", Role::Lead).await;
    let mut filed = Vec::new();
    for (n, report) in stream().into_iter().enumerate() {
        filed.push(file(&world, report).await.report);
        if n % 10 == 3 {
            world.settle().await;
        }
        if stops.contains(&n) {
            world = world.restarted().await;
        }
    }
    world.settle().await;
    let shape = shape(&homes(&world, &lea, &filed).await);
    assert_journal_verifies(&world).await;
    world.clear_away().await;
    Some(shape)
}

#[tokio::test]
async fn a_start_in_the_middle_changes_nothing() {
    let whole = grouped(Engine::Sqlite, &[]).await.unwrap();
    assert!(whole.iter().flatten().count() > 80, "{whole:?}");
    for engine in [Engine::Sqlite, Engine::Postgres] {
        for stops in [&[20, 21][..], &[0, 33, 50, 89]] {
            if let Some(shape) = grouped(engine, stops).await {
                assert_eq!(shape, whole, "{engine:?} {stops:?}");
            }
        }
    }
}

/// A batch whose writing fails is thought again, and nothing is tied twice.
#[tokio::test]
async fn a_batch_that_was_not_kept_is_thought_again() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let mut filed = Vec::new();
        for report in stream() {
            filed.push(file(&world, report).await.report);
        }
        for statement in [1, 4, 9, 14] {
            world
                .store()
                .order_fault(Some(stormbell_store::Fault::Statement(statement)));
            let mut memory = GroupingMemory::default();
            let _ = group_reports(&world.node, [9; 16], &mut memory).await;
            world.store().order_fault(None);
        }
        world.settle().await;
        let homes = homes(&world, &lea, &filed).await;
        assert!(homes.iter().flatten().count() > 80);
        let links = rows(&world, "links").await;
        assert_eq!(
            links as usize,
            homes.iter().flatten().count(),
            "each tied once"
        );
    })
    .await;
}

fn flood(n: usize) -> NewReport {
    NewReport {
        happening: Happening::Down,
        ongoing: Ongoing::NowAndHurts,
        organisation: Some(String::from("Norrbank")),
        ..said(&format!("The bank's page does not answer, try {n}"))
    }
}

/// A day of ordinary reports, so that the watch knows what this hour explains.
async fn ordinary_day(world: &World) {
    let kinds = [
        Happening::Message,
        Happening::Account,
        Happening::Malware,
        Happening::Money,
    ];
    for n in 0..60_usize {
        let report = NewReport {
            happening: kinds[n % 4],
            organisation: Some(format!("Company {n}")),
            ..said(&format!("Something odd number{n} word{}", n * 31 % 17))
        };
        file(world, report).await;
        world.clock.advance(Span::minutes(24));
    }
    world.settle().await;
}

#[tokio::test]
async fn a_thousand_flags_of_one_flood_are_one_wave_and_ring_once() {
    World::on_each_engine(|mut world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        ordinary_day(&world).await;
        assert_eq!(rows(&world, "waves").await, 0, "an ordinary day");
        for n in 0..500 {
            file(&world, flood(n)).await;
        }
        world.settle().await;
        world = world.restarted().await;
        for n in 500..1_000 {
            file(&world, flood(n)).await;
        }
        world.settle().await;
        assert_eq!(rows(&world, "waves").await, 1);
        assert_eq!(rows(&world, "wave_reports").await, 1_000);
        let ctx = world.ctx(lea.actor);
        let open = ringing(&ctx).await.unwrap();
        assert_eq!(open.len(), 1, "one alarm");
        let wave = open_waves(&ctx).await.unwrap()[0].id;
        let desk = read_wave(&ctx, wave).await.unwrap();
        assert_eq!(
            (
                desk.wave.reports,
                desk.curve.iter().map(|c| c.1).sum::<i64>()
            ),
            (1_000, 1_000)
        );
        assert_eq!(
            desk.incidents.len(),
            1,
            "one incident: {:?}",
            desk.incidents
        );
        // It closes by itself, and what comes later is another opening of the same.
        world.advance(Span::hours(4)).await;
        assert!(open_waves(&ctx).await.unwrap().is_empty());
        assert!(public_waves(&world.node).is_empty());
    })
    .await;
}

#[tokio::test]
async fn one_tap_reports_what_others_report_now() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        ordinary_day(&world).await;
        let mut visitor = world.visitor();
        assert!(
            !visitor
                .get("/")
                .await
                .text()
                .contains("Others report this now")
        );
        for n in 0..60 {
            file(&world, flood(n)).await;
        }
        world.settle().await;
        let wave = open_waves(&lea.ctx()).await.unwrap()[0].id;
        for page in ["/", "/flag"] {
            let answer = visitor.get(page).await;
            let text = answer.text();
            assert!(text.contains("Others report this now") && text.contains(&wave.to_string()));
            assert!(
                !text.contains("Norrbank"),
                "the target is nobody's business"
            );
            assert!(text.len() < 30_000, "{page}: {}", text.len());
        }
        release_title(&lea.ctx(), wave, "A bank's page is flooded")
            .await
            .unwrap();
        world.settle().await;
        assert!(visitor.get("/").await.text().contains("page is flooded"));
        let before = rows(&world, "reports").await;
        let fields = [
            ("form_id", "0123456789abcdef0123456789abcdef"),
            ("wave", &wave.to_string()),
        ];
        for _ in 0..2 {
            let answer = visitor.post_form("/flag/me-too", &fields).await;
            assert_eq!(answer.status, 200, "{}", answer.text());
            assert!(answer.text().contains("receipt"));
        }
        assert_eq!(
            rows(&world, "reports").await,
            before + 1,
            "tapped twice, filed once"
        );
        assert_eq!(rows(&world, "wave_reports").await, 61);
        let gone = [
            ("form_id", "1123456789abcdef0123456789abcdef"),
            ("wave", "nothing"),
        ];
        let form = visitor.post_form("/flag/me-too", &gone).await;
        assert!(form.status == 200 && rows(&world, "reports").await == before + 1);
    })
    .await;
}
