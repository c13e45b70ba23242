//! Every naughty string goes into every field of every door of the API: kept exactly, or refused with a name; never a
//! fault of ours, and never a word of it where it does not belong.

use crate::shared::{self, answered};
use axum::{body::Body, http::Method};
use serde_json::{Value, json};
use stormbell_model::{ReportId, officer::Role};
use stormbell_service::read_report;
use stormbell_world::{Visitor, World};

const REPORTS: &str = "/api/v1/reports";
const MINE: &str = "/api/v1/reports/mine";
const MESSAGES: &str = "/api/v1/reports/mine/messages";
const FILES: &str = "/api/v1/reports/mine/files";

fn strings() -> Option<Vec<String>> {
    let path = shared::folder("bad-input/blns.json")?;
    let list: Vec<String> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert!(list.len() > 500);
    Some(list)
}

#[tokio::test]
async fn in_free_fields_they_are_kept_exactly() {
    let Some(strings) = strings() else { return };
    let world = World::seeded(1).await;
    let anna = world.officer("Anna", Role::Handler).await;
    let mut desk = world
        .visitor()
        .with_cookie("__Host-stormbell-desk", &anna.token);
    let own = own_markup(&world, &mut desk).await;
    for naughty in strings.iter().filter(|s| !s.trim().is_empty()) {
        let short: String = naughty.chars().take(200).collect();
        let body = json!({"narrative": naughty, "organisation": short, "contact": {"name": short, "email": short,
            "phone": short, "other": short}, "observables": [{"type": "other", "value": naughty}]});
        let answer = world.visitor().post_json(REPORTS, &body).await;
        assert!(
            answered("post", REPORTS, &answer),
            "{naughty}: {}",
            answer.text()
        );
        let flagged = answer.json();
        let id: ReportId = flagged["report_id"].as_str().unwrap().parse().unwrap();
        let mut script = world
            .visitor()
            .with_header("receipt", flagged["receipt"].as_str().unwrap());
        let answer = script.post_json(MESSAGES, &json!({"text": naughty})).await;
        assert!(
            answered("post", MESSAGES, &answer),
            "{naughty}: {}",
            answer.text()
        );
        let read = read_report(&anna.ctx(), id).await.unwrap();
        assert_eq!(&read.report.narrative, naughty);
        assert_eq!(&read.report.observables[0].value, naughty);
        assert_eq!(
            read.report.organisation,
            Some(short).filter(|s| !s.trim().is_empty())
        );
        // Without one of these signs no text can be taken for markup.
        if naughty.contains(['<', '>', '"', '\'', '&']) {
            let page = desk.get(&format!("/desk/reports/{id}")).await;
            assert_eq!(shared::live_markup(&page.text()), own, "{naughty}");
        }
        let mine = script.get(MINE).await;
        answered("get", MINE, &mine);
        assert_eq!(
            mine.json()["messages"][0]["text"],
            Value::from(naughty.as_str())
        );
    }
}

#[tokio::test]
async fn in_chosen_fields_they_are_refused_by_name_and_nothing_is_kept() {
    let Some(strings) = strings() else { return };
    shared::recorder();
    let world = World::seeded(2).await;
    let (size, before) = (
        shared::journal_size(&world).await,
        shared::counted("stormbell_api_refusals_total"),
    );
    let mut refused = 0;
    for naughty in &strings {
        for field in ["kind", "ongoing", "happened_at", "sector", "lang"] {
            let answer = world
                .visitor()
                .post_json(REPORTS, &json!({"narrative": "x", field: naughty}))
                .await;
            if !answered("post", REPORTS, &answer) {
                assert_eq!(answer.json()["errors"][0]["field"], field, "{naughty}");
                refused += 1;
            }
        }
        let body = json!({"narrative": "x", "observables": [{"type": naughty, "value": "x"}]});
        let answer = world.visitor().post_json(REPORTS, &body).await;
        assert!(!answered("post", REPORTS, &answer), "{naughty}");
        assert_eq!(
            answer.json()["errors"][0]["field"],
            "observables/0/type",
            "{naughty}"
        );
        // A name that nobody gave a meaning, such as this one, is an unexpected field.
        let answer = world
            .visitor()
            .post_json(REPORTS, &json!({"narrative": "x", naughty.as_str(): 1}))
            .await;
        assert!(!answered("post", REPORTS, &answer), "{naughty}");
        refused += 2;
    }
    let kept = shared::journal_size(&world).await - size;
    assert_eq!(
        kept,
        strings.len() as u64 * 7 - refused,
        "each request was kept or refused"
    );
    assert!(shared::counted("stormbell_api_refusals_total") - before >= refused);
}

#[tokio::test]
async fn in_headers_and_addresses_they_open_nothing() {
    let Some(strings) = strings() else { return };
    let world = World::seeded(3).await;
    let size = shared::journal_size(&world).await;
    for naughty in &strings {
        // Ten quiet minutes forget a wrong receipt: nothing here waits.
        world.clock.advance(stormbell_model::Span::minutes(11));
        let word: String = naughty.bytes().map(|b| format!("%{b:02X}")).collect();
        for (name, path) in [("authorization", REPORTS), ("receipt", MINE)] {
            let Some(mut script) = with_header(&world, name, naughty) else {
                continue;
            };
            let answer = script.get(path).await;
            assert!(!answered("get", path, &answer), "{name}: {naughty}");
        }
        let mut anyone = world.visitor();
        let aid = anyone.get(&format!("/api/v1/first-aid/{word}")).await;
        answered("get", "/api/v1/first-aid/{kind}", &aid);
        let page = anyone
            .get(&format!("{REPORTS}?after={word}&limit={word}&lang={word}"))
            .await;
        assert_eq!(page.status, 401);
        let none = anyone
            .send(Method::GET, &format!("/api/{word}"), None, Body::empty())
            .await;
        assert!(none.status.is_client_error(), "{naughty}");
        assert_eq!(
            none.header("content-type"),
            Some("application/problem+json")
        );
        if let Some(mut reader) = with_header(&world, "accept-language", naughty) {
            assert_eq!(reader.get("/api/v1/kinds").await.status, 200);
        }
    }
    assert_eq!(shared::journal_size(&world).await, size);
}

#[tokio::test]
async fn as_names_of_files_they_lose_their_tricks() {
    let Some(strings) = strings() else { return };
    let world = World::seeded(4).await;
    for lot in strings.chunks(stormbell_model::limits::FILES_PER_REPORT_MAX) {
        let flagged = world
            .visitor()
            .post_json(REPORTS, &json!({"narrative": "x"}))
            .await
            .json();
        let mut script = world
            .visitor()
            .with_header("receipt", flagged["receipt"].as_str().unwrap());
        for naughty in lot {
            let word: String = naughty.bytes().map(|b| format!("%{b:02X}")).collect();
            let kept = script
                .post_bytes(&format!("{FILES}?name={word}"), "text/html", vec![7])
                .await;
            assert!(answered("post", FILES, &kept), "{naughty}");
            let file = kept.json();
            assert_eq!(file["name"], stormbell_model::text::safe_file_name(naughty));
            let back = script.get(file["url"].as_str().unwrap()).await;
            answered("get", "/api/v1/reports/mine/files/{id}", &back);
            assert!(
                back.header("content-disposition")
                    .unwrap()
                    .starts_with("attachment; filename*=UTF-8''")
            );
        }
    }
}

/// What is on the desk's page of a report with the same fields and nothing naughty in them.
async fn own_markup(world: &World, desk: &mut Visitor) -> Vec<usize> {
    let body = json!({"narrative": "x", "organisation": "x", "contact": "x",
        "observables": [{"type": "other", "value": "x"}]});
    let flagged = world.visitor().post_json(REPORTS, &body).await.json();
    let mut script = world
        .visitor()
        .with_header("receipt", flagged["receipt"].as_str().unwrap());
    script.post_json(MESSAGES, &json!({"text": "x"})).await;
    let id = flagged["report_id"].as_str().unwrap();
    let page = desk.get(&format!("/desk/reports/{id}")).await;
    assert_eq!(page.status, 200);
    shared::live_markup(&page.text())
}

/// A visitor with this header; `None` when HTTP itself has no way to send it.
fn with_header(world: &World, name: &str, value: &str) -> Option<Visitor> {
    axum::http::HeaderValue::from_str(value).ok()?;
    Some(world.visitor().with_header(name, value))
}
