//! Search: what an officer types finds the reports that hold it, and no others; whatever happened in between.

use crate::common::{file, said, urgent};
use stormbell_model::{
    ReportId,
    limits::{PAGE_MAX_ROWS, TERMS_PER_REPORT_MAX},
    observable::Observable,
    officer::{Actor, Role},
    report::NewReport,
    search::Terms,
};
use stormbell_service::*;
use stormbell_store::{Tx, search};
use stormbell_world::World;

async fn found(ctx: &Ctx, typed: &str) -> Vec<ReportId> {
    let page = search_reports(ctx, typed, None).await.unwrap();
    page.rows.iter().map(|row| row.id).collect()
}

fn named(kind: &str, value: &str, words: &str) -> NewReport {
    NewReport {
        observables: vec![Observable {
            kind: kind.into(),
            value: value.into(),
        }],
        ..said(words)
    }
}

#[tokio::test]
async fn every_word_and_value_must_be_there() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let ctx = lea.ctx();
        let bank = file(&world, said("Länken gick till login.bank.evil.example")).await;
        let mail = file(&world, named("email", "Boss@Evil.Example", "Ein Überfall")).await;
        let address = file(&world, named("ipv4", "198.51.100.7", "Överfall i natt")).await;
        let hospital = NewReport {
            organisation: Some(String::from("Norrviks sjukhus")),
            ..urgent("Alla skärmar är röda, from 198.51.100.200")
        };
        let hospital = file(&world, hospital).await;
        let waiting = search_reports(&ctx, "evil.example", None).await.unwrap();
        assert!(waiting.rows.is_empty() && waiting.waiting_since.is_some());
        world.settle().await;
        let [bank, mail, address, hospital] =
            [bank.report, mail.report, address.report, hospital.report];
        for (typed, expected) in [
            ("evil.example", vec![mail, bank]),
            ("BANK.evil[.]example", vec![bank]),
            ("boss@evil.example", vec![mail]),
            ("198.51.100.0/24", vec![hospital, address]),
            ("198.51.100.0/25", vec![address]),
            ("198.51.100.128/26 sjukhus", vec![]),
            ("198.51.100.192/26 SJUKHUS norrviks roda", vec![hospital]),
            ("uberfall", vec![mail]),
            ("överfall natt", vec![address]),
            ("överfall nattens", vec![]),
            ("?!", vec![]),
        ] {
            assert_eq!(found(&ctx, typed).await, expected, "{typed}");
        }
        let settled = search_reports(&ctx, "x", None).await.unwrap();
        assert_eq!(settled.waiting_since, None);
    })
    .await;
}

#[tokio::test]
async fn a_receipt_or_reference_names_one_thing() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let filed = file(&world, said("x")).await;
        let mut browser = world
            .visitor()
            .with_cookie("__Host-stormbell-desk", &lea.token);
        let receipt = filed.receipt.grouped().replace(' ', "+");
        for typed in [receipt, filed.reference.to_lowercase()] {
            let answer = browser.get(&format!("/desk/search?search={typed}")).await;
            let to = format!("/desk/reports/{}", filed.report);
            assert_eq!(answer.header("location"), Some(to.as_str()), "{typed}");
        }
        let visitor = world.ctx(Actor::Visitor);
        let refused = search_reports(&visitor, "x", None).await;
        assert!(matches!(refused, Err(Fault::NotFound)));
    })
    .await;
}

/// A quiet node: every report comes alone, and segments are merged again and again. Nothing is found twice or lost,
/// and a process that died in the middle is taken over from.
#[tokio::test]
async fn nothing_is_lost_however_the_reports_came() {
    World::on_each_engine(|mut world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let mut filed = Vec::new();
        for n in 0..150 {
            let colour = ["red", "blue", "green"][n % 3];
            filed.push(
                file(&world, said(&format!("screen {colour} number{n}")))
                    .await
                    .report,
            );
            if n == 60 {
                leave_half_written(&world).await;
                world = world.restarted().await;
            }
            if n < 100 {
                world.settle().await;
            }
        }
        world.settle().await;
        let ctx = world.ctx(lea.actor);
        for n in [0, 59, 60, 61, 99, 149] {
            assert_eq!(found(&ctx, &format!("number{n}")).await, [filed[n]], "{n}");
        }
        filed.reverse();
        assert_eq!(all_pages(&ctx, "screen").await, filed);
        let red: Vec<_> = (0..150)
            .filter(|n| (149 - n) % 3 == 0)
            .map(|n| filed[n])
            .collect();
        assert_eq!(all_pages(&ctx, "red screen").await, red);
        let segments = world.store().read("segments", search::segments).await;
        let segments = segments.unwrap();
        assert!(segments.len() < 30, "merged: {segments:?}");
        assert!(segments.iter().all(|s| s.state == search::State::Open));
        assert_eq!(segments.iter().map(|s| s.reports).sum::<u64>(), 150);
    })
    .await;
}

/// What a process leaves that dies while it writes: a segment with some of its rows, which nobody opened.
async fn leave_half_written(world: &World) {
    let half = |tx: &mut Tx<'_>| {
        let id = search::begin(tx, 0, 9, 1)?;
        search::add_rows(tx, id, &[([7; 16], vec![3])])
    };
    world.store().write("die", half).await.unwrap();
}

async fn all_pages(ctx: &Ctx, typed: &str) -> Vec<ReportId> {
    let (mut all, mut below) = (Vec::new(), None);
    loop {
        let page = search_reports(ctx, typed, below).await.unwrap();
        assert!(page.rows.len() <= PAGE_MAX_ROWS);
        all.extend(page.rows.iter().map(|row| row.id));
        below = page.next;
        if below.is_none() {
            return all;
        }
    }
}

#[tokio::test]
async fn a_very_long_report_says_what_search_does_not_know() {
    let world = World::seeded(7).await;
    let lea = world.officer("Lea", Role::Lead).await;
    let words: Vec<String> = (0..TERMS_PER_REPORT_MAX + 34)
        .map(|n| format!("w{n}"))
        .collect();
    let filed = file(&world, said(&words.join(" "))).await;
    world.settle().await;
    let report = read_report(&lea.ctx(), filed.report).await.unwrap().report;
    let terms = Terms::of(&report);
    assert!(terms.left_out >= 34);
    let mut browser = world
        .visitor()
        .with_cookie("__Host-stormbell-desk", &lea.token);
    let page = browser
        .get(&format!("/desk/reports/{}", filed.report))
        .await;
    assert!(
        page.text()
            .contains("Search finds this report by its first")
    );
    assert_eq!(found(&lea.ctx(), "w500 w999").await, [filed.report]);
    assert!(found(&lea.ctx(), "w1033").await.is_empty());
}
