//! A company's script flags an attack: answered with everything, once, however often it asks.

use crate::api_shapes::conforms;
use serde_json::{Value, json};
use stormbell_model::{Span, officer::Role};
use stormbell_world::{Answer, Visitor, World};

const REPORTS: &str = "/api/v1/reports";

async fn flag(visitor: &mut Visitor, body: &Value) -> Answer {
    let answer = visitor.post_json(REPORTS, body).await;
    conforms("post", REPORTS, &answer);
    answer
}

#[tokio::test]
async fn words_alone_are_answered_with_everything() {
    let world = World::seeded(1).await;
    let answer = flag(
        &mut world.visitor(),
        &json!({"narrative": "Our shop is down."}),
    )
    .await;
    assert_eq!(answer.status, 201);
    assert_eq!(answer.header("location"), Some("/api/v1/reports/mine"));
    let body = answer.json();
    assert_eq!(body["filed_at"], stormbell_world::BEGINNING);
    assert_eq!(body["follow_up"]["page"], "http://localhost:8080/follow");
    assert_eq!(body["first_aid"]["kind"], "unknown");
    assert_eq!(body["rings"], false);
    assert!(!body["first_aid"]["now"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn the_answer_verifies_offline_and_any_other_does_not() {
    let world = World::seeded(2).await;
    let words = "Patient records are locked.\r\n\u{202e}";
    let body = json!({"narrative": words, "kind": "ransom", "ongoing": true, "sector": "health"});
    let answer = flag(&mut world.visitor(), &body).await;
    let key = world.node.verifier();
    let good = stormbell_wire::filing_check::check(&answer.body, Some(&key), Some(words)).unwrap();
    assert_eq!(good.filed_at.rfc3339(), stormbell_world::BEGINNING);
    assert_eq!(answer.json()["reference"], good.reference);
    assert_eq!(answer.json()["rings"], true);
    for changed in ["reference", "report_id", "filed_at"] {
        let mut file = answer.json();
        file[changed] = json!("2010");
        let file = file.to_string();
        assert!(
            stormbell_wire::filing_check::check(file.as_bytes(), None, None).is_err(),
            "{changed}"
        );
    }
}

#[tokio::test]
async fn the_same_key_and_body_is_one_report() {
    let world = World::seeded(3).await;
    let mut script = world.visitor().with_header("idempotency-key", "6f1c0a9e");
    let body = json!({"narrative": "Flooded since ten."});
    let first = flag(&mut script, &body).await;
    assert_eq!(first.header("idempotency-replayed"), None);
    world.clock.advance(Span::hours(23));
    let again = flag(&mut script, &body).await;
    assert_eq!(again.status, 201);
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    for same in ["receipt", "reference", "report_id", "filed_at", "first_aid"] {
        assert_eq!(first.json()[same], again.json()[same], "{same}");
    }
    let quoted = world
        .visitor()
        .with_header("idempotency-key", "\"6f1c0a9e\"");
    assert_eq!(
        flag(&mut quoted.clone(), &body).await.json()["receipt"],
        first.json()["receipt"]
    );
}

#[tokio::test]
async fn the_same_key_with_another_body_is_refused_and_nothing_kept() {
    let world = World::seeded(4).await;
    let mut script = world.visitor().with_header("idempotency-key", "k");
    flag(&mut script, &json!({"narrative": "one"})).await;
    let lead = world.officer("Anna", Role::Lead).await;
    let before = stormbell_service::desk_queue(&lead.ctx(), &Default::default())
        .await
        .unwrap();
    let other = flag(&mut script, &json!({"narrative": "two"})).await;
    assert_eq!(other.status, 422);
    assert_eq!(other.json()["type"], "/api/problems/idempotency-key-reused");
    let after = stormbell_service::desk_queue(&lead.ctx(), &Default::default())
        .await
        .unwrap();
    assert_eq!(before.journal_size, after.journal_size);
}

#[tokio::test]
async fn a_malformed_key_is_named() {
    let world = World::seeded(5).await;
    for bad in ["", "\"\"", "two words", &"k".repeat(201)] {
        let mut script = world.visitor().with_header("idempotency-key", bad);
        let answer = flag(&mut script, &json!({"narrative": "x"})).await;
        assert_eq!(answer.status, 400, "{bad}");
        assert_eq!(answer.json()["type"], "/api/problems/idempotency-key");
    }
}

#[tokio::test]
async fn complaints_come_in_the_callers_language() {
    let world = World::seeded(6).await;
    let mut swede = world.visitor().with_header("accept-language", "sv");
    let answer = flag(&mut swede, &json!({"kind": "poetry"})).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.header("content-language"), Some("sv"));
    let errors = answer.json()["errors"].clone();
    let fields: Vec<&str> = errors
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["field"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["narrative", "kind"]);
}

#[tokio::test]
async fn a_language_that_is_not_spoken_here_is_told_to_the_desk() {
    let world = World::seeded(7).await;
    let body = json!({"narrative": "Nie mogę wejść na konto.", "lang": "pl"});
    let answer = world.visitor().post_json("/api/v1/reports", &body).await;
    assert_eq!(answer.status, 201);
    assert_eq!(
        answer.json()["first_aid"]["lang"],
        "en",
        "answered in what the node speaks"
    );
    let officer = world
        .officer("Bo", stormbell_model::officer::Role::DutyOfficer)
        .await;
    let queue = stormbell_service::desk_queue(&officer.ctx(), &Default::default())
        .await
        .unwrap();
    assert_eq!(queue.reports[0].lang, stormbell_model::Lang::Pl);
    let id = queue.reports[0].id;
    let mut desk = world
        .visitor()
        .with_header("accept", "text/html")
        .with_cookie("__Host-stormbell-desk", &officer.token);
    let page = desk.get(&format!("/desk/reports/{id}")).await;
    assert!(page.text().contains("polski"), "{}", page.status);
    let receipt = answer.json()["receipt"].as_str().unwrap().to_owned();
    let mut reporter = world.visitor();
    assert_eq!(
        reporter
            .post_form("/follow", &[("receipt", &receipt)])
            .await
            .status,
        303
    );
    assert_eq!(reporter.get("/follow/conversation").await.status, 200);
}

#[tokio::test]
async fn first_aid_comes_in_the_reports_language() {
    let world = World::seeded(7).await;
    let body = json!({"narrative": "x", "kind": "phishing", "lang": "sv-SE"});
    let answer = flag(&mut world.visitor(), &body).await.json();
    assert_eq!(
        (&answer["lang"], &answer["first_aid"]["lang"]),
        (&json!("sv"), &json!("sv"))
    );
    assert_eq!(answer["first_aid"]["kind"], "message");
    let header = world.visitor().with_header("accept-language", "de");
    let answer = flag(&mut header.clone(), &json!({"narrative": "x"}))
        .await
        .json();
    assert_eq!(answer["lang"], "de");
}

#[tokio::test]
async fn a_contact_is_sealed_before_it_is_written() {
    let world = World::seeded(8).await;
    let body = json!({"narrative": "x", "contact": {"email": "anna@example.org"}});
    assert_eq!(
        flag(&mut world.visitor(), &body).await.json()["sealed_at"],
        "node"
    );
    world.officer("Anna", Role::Lead).await;
    assert_eq!(
        flag(&mut world.visitor(), &body).await.json()["sealed_at"],
        "edge"
    );
    let junk = json!({"narrative": "x", "contact": {"sealed": "YWdl"}});
    let answer = flag(&mut world.visitor(), &junk).await;
    assert_eq!(
        (
            answer.status.as_u16(),
            answer.json()["errors"][0]["field"].clone()
        ),
        (422, json!("contact"))
    );
}

#[tokio::test]
async fn other_bodies_are_refused_by_type_and_size() {
    let world = World::seeded(9).await;
    let mut script = world.visitor();
    for kind in ["text/plain", "application/x-www-form-urlencoded", ""] {
        let answer = script
            .post_bytes(REPORTS, kind, b"{\"narrative\": \"x\"}".to_vec())
            .await;
        conforms("post", REPORTS, &answer);
        assert_eq!(answer.status, 415, "{kind}");
    }
    let utf8 = script
        .post_bytes(
            REPORTS,
            "application/json; charset=utf-8",
            b"{\"narrative\": \"x\"}".to_vec(),
        )
        .await;
    assert_eq!(utf8.status, 201);
    let large = vec![b' '; stormbell_model::limits::JSON_BODY_MAX_BYTES + 1];
    let answer = script.post_bytes(REPORTS, "application/json", large).await;
    conforms("post", REPORTS, &answer);
    assert_eq!(answer.status, 413);
}

#[tokio::test]
async fn two_requests_at_once_with_one_key_are_one_report() {
    let world = World::seeded(10).await;
    let script = world.visitor().with_header("idempotency-key", "at-once");
    let body = json!({"narrative": "Flooded."});
    let (mut one, mut other, mut third) = (script.clone(), script.clone(), script);
    let before = crate::shared::journal_size(&world).await;
    let (a, b, c) = tokio::join!(
        flag(&mut one, &body),
        flag(&mut other, &body),
        flag(&mut third, &body)
    );
    let receipts: Vec<Value> = [&a, &b, &c]
        .map(|answer| answer.json()["receipt"].clone())
        .to_vec();
    assert!(receipts.iter().all(|r| *r == receipts[0]));
    assert_eq!(crate::shared::journal_size(&world).await, before + 1);
}
