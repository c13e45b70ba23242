//! A million reports: no statement of the desk, of the workers or of a returning reporter reads through a table that
//! grows. Both databases are asked how they would run every statement that was run.

use crate::common::{file, signed, urgent};
use std::collections::BTreeSet;
use stormbell_model::{
    officer::{Actor, Role},
    report::Outcome,
};
use stormbell_service::*;
use stormbell_store::{Engine, Store, Value};
use stormbell_world::{Person, World};

/// Tables that grow with what is reported, sent and done. The others grow with the staff.
const GROWING: [&str; 56] = [
    "bodies",
    "body_keys",
    "help_requests",
    "inbox",
    "inbox_answers",
    "library",
    "library_terms",
    "outbox",
    "outbox_waiting",
    "shares",
    "statement_effects",
    "statements",
    "tombstones",
    "alarm_holders",
    "alarms",
    "api_keys",
    "attachment_bodies",
    "attachments",
    "campaign_incidents",
    "campaigns",
    "entries",
    "hand_over_items",
    "hand_overs",
    "grouping_log",
    "grouping_words",
    "classifications",
    "evidence_terms",
    "evidence_values",
    "incidents",
    "indicator_claims",
    "indicator_terms",
    "indicators",
    "jobs",
    "journal",
    "journal_tiles",
    "links",
    "listed_values",
    "messages",
    "networks",
    "notification_proofs",
    "notifications",
    "once_keys",
    "openings",
    "organisations",
    "proposals",
    "regrouped_links",
    "regroupings",
    "report_terms",
    "reports",
    "sent_messages",
    "service_levels",
    "sessions",
    "sightings",
    "wave_counts",
    "wave_reports",
    "waves",
];

/// Statements that may read through a growing table, by their beginning, each with its reason.
const BOUNDED: [(&str, &str); 7] = [
    (
        "SELECT 1 FROM statements WHERE own = 0 AND read_at IS NULL",
        "a hundred steps along an index of what nobody has read alone, in its own order",
    ),
    (
        "SELECT id FROM reports WHERE test_of IS NOT NULL AND state <> 'closed' ORDER BY id LIMIT ?1",
        "thirty-two steps along an index of open tests alone, in its own order",
    ),
    (
        "SELECT id, number, key, sealed, kind, sector, region, priority, opened_at, first_at, last_at, closed_at, sources, expected, window_s, reports, openings, released_at, released_by FROM waves WHERE closed_at IS NULL",
        "along an index of the waves that run alone; they are a handful",
    ),
    (
        "SELECT n FROM grouping_log ORDER BY n DESC LIMIT 1",
        "one step from the end of the primary key",
    ),
    (
        "SELECT 1 FROM indicator_terms LIMIT 1",
        "one row: whether there is any",
    ),
    (
        "SELECT id, report, priority, opened_at, wave, state, next_at, step, officer, at, called, needs, handed_from, handed_to FROM alarms WHERE next_at IS NOT NULL",
        "fifty steps along an index of open alarms alone, in its own order",
    ),
    (
        "SELECT id, report, priority, opened_at, wave, state, next_at, step, officer, at, called, needs, handed_from, handed_to FROM alarms WHERE report = ?1",
        "a report has one or two alarms, and those are sorted",
    ),
];

#[tokio::test]
async fn no_statement_reads_through_a_table_that_grows() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        work(&world, &lea).await;
        assert_planned(world.store()).await;
    })
    .await;
}

/// No statement that was run reads through a table that grows.
pub async fn assert_planned(store: &Store) {
    let mut bad = Vec::new();
    for (sql, values) in store.statements_seen() {
        let excused = BOUNDED.iter().any(|(begins, _)| sql.starts_with(begins));
        if excused || !is_planned(&sql) {
            continue;
        }
        let plan = plan(store, sql.clone(), values).await;
        let steps = match store.engine() {
            Engine::Sqlite => bad_in_sqlite(&plan),
            Engine::Postgres => bad_in_postgres(&plan),
        };
        if !steps.is_empty() {
            bad.push(format!("{sql}\n    {}", steps.join("\n    ")));
        }
    }
    assert!(bad.is_empty(), "\n{}", bad.join("\n"));
}

/// One of everything, and every page of the desk with every filter.
async fn work(world: &World, lea: &Person) {
    let filed = file(world, urgent("x")).await;
    let tied = file(world, signed("y")).await.report;
    world.settle().await;
    let ctx = lea.ctx();
    add_file(&ctx, filed.report, "a.txt", b"a".to_vec())
        .await
        .unwrap();
    answer_reporter(&ctx, filed.report, "Hello.").await.unwrap();
    let first = [filed.report, tied];
    let incident = open_incident(&ctx, "A wave", &first, "alike").await;
    let incident = incident.unwrap();
    write_entry(&ctx, incident, "Called.").await.unwrap();
    sealed_identity(&ctx, tied, "To call back.").await.unwrap();
    resealable(&ctx).await.unwrap();
    let organisation = register_organisation(&ctx, "A bank", None).await.unwrap();
    let key = give_api_key(&ctx, organisation, "monitoring")
        .await
        .unwrap();
    hand_over(world, &ctx).await;
    look_at_all(
        world,
        lea,
        &[filed.report.to_string(), incident.to_string()],
    )
    .await;
    own(world, &key).await;
    come_back(world, filed.receipt.digits()).await;
    close_incident(&ctx, incident, Outcome::Advised, "Over.", true)
        .await
        .unwrap();
    reopen_incident(&ctx, incident, "Not over.").await.unwrap();
    world.settle().await;
}

/// Somebody hands over, and the other one takes it.
async fn hand_over(world: &World, ctx: &Ctx) {
    let ben = world.officer("Ben", Role::Handler).await;
    let new = NewHandOver {
        leaving: None,
        coming: ben.id(),
        note: String::from("The bank calls back."),
    };
    let id = begin_hand_over(ctx, new).await.unwrap();
    let by = world.node.now().plus(stormbell_model::Span::hours(1));
    add_to_hand_over(ctx, id, "A call.", Some(by))
        .await
        .unwrap();
    read_hand_over(&ben.ctx(), id).await.unwrap();
    accept_items(&ben.ctx(), id, &[0, 1, 2]).await.unwrap();
    my_promises(&ben.ctx()).await.unwrap();
    end_hand_over(ctx, id).await.unwrap();
    own_duty(world, ctx).await;
}

/// Absences, a calendar that is read and one that is subscribed to.
async fn own_duty(world: &World, ctx: &Ctx) {
    let soon = world.node.now().plus(stormbell_model::Span::hours(1));
    let later = soon.plus(stormbell_model::Span::hours(1));
    let absence = add_absence(ctx, soon, later).await.unwrap();
    undo_absence(ctx, absence).await.unwrap();
    let calendar = make_calendar(ctx, Shows::Mine).await.unwrap();
    let url = my_calendars(ctx).await.unwrap().remove(0).url;
    let token = url.rsplit('/').next().unwrap().trim_end_matches(".ics");
    read_calendar(ctx, token).await.unwrap();
    revoke_calendar(ctx, calendar).await.unwrap();
    let utc = stormbell_model::rota::Zone::utc();
    let feed = add_feed(ctx, "x", "https://a.example", &utc, Counts::Busy);
    let feed = feed.await.unwrap();
    read_due_feeds(&world.node, &Nobody).await.unwrap();
    remove_feed(ctx, feed).await.unwrap();
}

/// Where a calendar should be, there is one without an event.
struct Nobody;

impl Calendars for Nobody {
    fn fetch<'a>(&'a self, _: &'a str) -> Fetching<'a> {
        Box::pin(async { Ok(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_vec()) })
    }
}

async fn look_at_all(world: &World, lea: &Person, ids: &[String; 2]) {
    let mut browser = world
        .visitor()
        .with_cookie("__Host-stormbell-desk", &lea.token);
    let [report, incident] = ids;
    let after = "after=7fffffffffffffff-ffffffffffffffffffffffffffffffff";
    let top = after.trim_start_matches("after=");
    let pages = [
        format!("/desk?{after}"),
        format!("/desk?show=new&{after}"),
        format!("/desk?show=mine&{after}"),
        format!("/desk?show=taken&{after}"),
        format!("/desk?show=closed&{after}"),
        format!("/desk/indicators?{after}"),
        String::from("/desk/rules"),
        String::from("/desk/search?search=K7Q3M2"),
        String::from("/desk/search?search=SE-2010-K7Q3M2"),
        String::from("/desk/search?search=198.51.100.0/22+help"),
        String::from("/desk/search?search=00000000000000000001"),
        format!("/desk/reports/{report}"),
        format!("/desk/reports/{report}/close"),
        format!("/desk/incidents?{after}"),
        format!("/desk/incidents?show=closed&{after}"),
        format!("/desk/incidents/{incident}?reports={top}&timeline={top}"),
        format!("/desk/incidents/{incident}/close"),
        String::from("/desk/rotas"),
        format!("/desk/openings?{after}"),
        String::from("/desk/journal?after=1000"),
        String::from("/desk/health"),
        format!("/desk/waves?{after}"),
        format!("/desk/proposals?{after}"),
        format!("/desk/campaigns?{after}"),
        String::from("/desk/officers"),
        String::from("/desk/organisations"),
        String::from("/desk/me"),
        String::from("/desk/duty"),
        format!("/desk/hand-over?{after}"),
        String::from("/desk/recovery-keys"),
    ];
    for page in pages {
        let answer = browser.get(&page).await;
        assert_eq!(answer.status, 200, "{page}");
    }
}

/// A machine lists what its organisation filed.
async fn own(world: &World, key: &str) {
    let visitor = world.ctx(Actor::Visitor);
    let actor = machine(&visitor, key).await.unwrap().unwrap();
    own_reports(&world.ctx(actor), None, 100).await.unwrap();
}

/// The reporter comes back with the receipt and reads.
async fn come_back(world: &World, digits: &str) {
    let visitor = world.ctx(Actor::Visitor);
    let entered = enter_with_receipt(&visitor, digits).await.unwrap();
    let reporter = world.ctx(Actor::Reporter(entered.report));
    write_message(&reporter, "Thanks.").await.unwrap();
    read_conversation(&reporter).await.unwrap();
    consistency(&world.node, 1, 2).await.unwrap();
}

fn is_planned(sql: &str) -> bool {
    ["SELECT", "UPDATE", "DELETE", "WITH"]
        .iter()
        .any(|verb| sql.trim_start().starts_with(verb))
}

/// The plan of one statement, a line for each step. A change is planned, not carried out.
async fn plan(store: &Store, sql: String, values: Vec<Value>) -> Vec<String> {
    let is_change = !sql.trim_start().starts_with("SELECT");
    let look = move |tx: &mut stormbell_store::Tx<'_>| match tx.engine() {
        Engine::Sqlite => {
            let sql = format!("EXPLAIN QUERY PLAN {sql}");
            tx.query(&sql, &values, |r| r.text(3))
        }
        Engine::Postgres => {
            // The tables of a test are nearly empty: without this, reading them whole is right.
            tx.query(
                "SELECT set_config('enable_seqscan', 'off', TRUE)",
                &[],
                |_| Ok(()),
            )?;
            tx.query(
                "SELECT set_config('enable_bitmapscan', 'off', TRUE)",
                &[],
                |_| Ok(()),
            )?;
            tx.query(&format!("EXPLAIN {sql}"), &values, |r| r.text(0))
        }
    };
    if is_change {
        store.write("plan", look).await.unwrap()
    } else {
        store.read("plan", look).await.unwrap()
    }
}

/// `SCAN` reads through a table or an index; `USE TEMP B-TREE FOR ORDER BY` reads all that was found before the first
/// row is given. Sorting the last term alone is done among equals.
fn bad_in_sqlite(plan: &[String]) -> Vec<String> {
    let table = |step: &str| step.split_whitespace().nth(1).map(str::to_owned);
    let grows = |step: &str| table(step).is_some_and(|t| GROWING.contains(&t.as_str()));
    let any_grows = plan.iter().any(|step| grows(step));
    let bad = |step: &&String| {
        let scans = step.starts_with("SCAN") && grows(step);
        scans || any_grows && step.as_str() == "USE TEMP B-TREE FOR ORDER BY"
    };
    plan.iter().filter(bad).cloned().collect()
}

/// A sequential scan, or a walk along an index without a condition that is not cut by a limit.
fn bad_in_postgres(plan: &[String]) -> Vec<String> {
    let growing = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let on = words.iter().position(|w| *w == "on");
        on.and_then(|at| words.get(at + 1))
            .is_some_and(|table| GROWING.contains(table))
    };
    let limited = plan
        .iter()
        .any(|line| line.trim_start().starts_with("Limit") || line.contains("->  Limit"));
    let mut bad = BTreeSet::new();
    for (n, line) in plan.iter().enumerate() {
        let conditioned = plan
            .get(n + 1)
            .is_some_and(|next| next.contains("Index Cond"));
        let walks = line.contains("Index") && line.contains("Scan") && !conditioned && !limited;
        if growing(line) && (line.contains("Seq Scan") || walks) {
            bad.insert(line.clone());
        }
    }
    bad.into_iter().collect()
}

#[tokio::test]
async fn an_incident_closes_all_its_reports_however_many() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let ctx = lea.ctx();
        let incident = open_incident(&ctx, "A wave", &[], "").await.unwrap();
        let mut reports = Vec::new();
        for n in 0..120 {
            let report = file(&world, crate::common::said(&n.to_string()))
                .await
                .report;
            link_report(&ctx, report, incident, "alike").await.unwrap();
            reports.push(report);
        }
        let desk = read_incident(&ctx, incident).await.unwrap();
        assert_eq!((desk.size, desk.open_reports), (120, Some(120)));
        assert_eq!(seen_by_pages(&ctx, incident).await, 120);
        let freed = desk.reports[0].1.id;
        unlink_report(&ctx, desk.reports[0].0.link, "not alike")
            .await
            .unwrap();
        close_incident(&ctx, incident, Outcome::Advised, "Over.", true)
            .await
            .unwrap();
        let restarted = world.restarted().await;
        restarted.settle().await;
        let ctx = restarted.ctx(lea.actor);
        let desk = read_incident(&ctx, incident).await.unwrap();
        assert_eq!((desk.size, desk.open_reports), (119, Some(0)));
        let closed = reports.iter().find(|r| **r != freed).unwrap();
        let last = read_report(&ctx, *closed).await.unwrap();
        assert_eq!(last.messages.last().unwrap().text, "Over.");
        assert!(
            last.history
                .iter()
                .any(|h| h.act == "report closed" && h.who == "Lea")
        );
        let freed = read_report(&ctx, freed).await.unwrap();
        assert!(freed.report.closed.is_none(), "its tie was undone before");
        crate::common::assert_journal_verifies(&restarted).await;
    })
    .await;
}

/// How many reports the pages of an incident show together, each once.
async fn seen_by_pages(ctx: &Ctx, incident: stormbell_model::IncidentId) -> usize {
    let mut seen = BTreeSet::new();
    let mut asked = IncidentAsked::default();
    loop {
        let desk = read_incident_from(ctx, incident, &asked).await.unwrap();
        for (_, row) in &desk.reports {
            assert!(seen.insert(row.id), "shown twice");
        }
        match desk.older_reports {
            Some(next) => asked.reports = Some(next),
            None => return seen.len(),
        }
    }
}
