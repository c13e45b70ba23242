//! The JSON torture files come to every door of the API that reads JSON: refused, counted, nothing half kept.

use crate::shared::{self, answered};
use serde_json::json;
use stormbell_world::World;

const DOORS: [&str; 2] = ["/api/v1/reports", "/api/v1/reports/mine/messages"];

#[tokio::test]
async fn every_torture_file_is_refused_and_nothing_is_kept() {
    let (Some(folder), Some(more)) = (
        shared::folder("bad-input/json-parsing"),
        shared::folder("bad-input/json-transform"),
    ) else {
        return;
    };
    shared::recorder();
    let world = World::seeded(1).await;
    let flagged = world
        .visitor()
        .post_json(DOORS[0], &json!({"narrative": "x"}))
        .await
        .json();
    let mut script = world
        .visitor()
        .with_header("receipt", flagged["receipt"].as_str().unwrap());
    let (size, before) = (
        shared::journal_size(&world).await,
        shared::counted("stormbell_api_refusals_total"),
    );
    let mut sent = 0;
    for path in shared::files(&folder)
        .into_iter()
        .chain(shared::files(&more))
    {
        let bytes = std::fs::read(&path).unwrap();
        for door in DOORS {
            let answer = script
                .post_bytes(door, "application/json", bytes.clone())
                .await;
            assert!(
                !answered("post", door, &answer),
                "{} at {door}",
                path.display()
            );
            assert!(
                matches!(answer.status.as_u16(), 400 | 413 | 422),
                "{}",
                path.display()
            );
            sent += 1;
        }
    }
    assert!(sent > 300, "only {sent} requests");
    assert_eq!(shared::journal_size(&world).await, size);
    assert!(shared::counted("stormbell_api_refusals_total") - before >= sent);
}

#[tokio::test]
async fn as_the_value_of_a_field_they_are_refused_or_kept_whole() {
    let Some(folder) = shared::folder("bad-input/json-parsing") else {
        return;
    };
    let world = World::seeded(2).await;
    let mut kept = 0;
    for path in shared::files(&folder) {
        let inner = std::fs::read(&path).unwrap();
        for field in ["narrative", "contact", "observables", "ongoing"] {
            let mut body = format!("{{\"{field}\": ").into_bytes();
            body.extend_from_slice(&inner);
            body.extend_from_slice(if field == "narrative" {
                b"}"
            } else {
                b", \"narrative\": \"x\"}"
            });
            let answer = world
                .visitor()
                .post_bytes(DOORS[0], "application/json", body)
                .await;
            kept += u64::from(answered("post", DOORS[0], &answer));
        }
    }
    assert!(kept > 0, "an empty list is a good field");
    assert_eq!(
        shared::journal_size(&world).await,
        kept,
        "one entry for each report, and no other"
    );
}
