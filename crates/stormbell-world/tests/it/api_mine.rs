//! The conversation behind a receipt, from a script.

use crate::api_shapes::conforms;
use axum::{body::Body, http::Method};
use serde_json::{Value, json};
use std::time::Duration;
use stormbell_model::{Span, limits, officer::Role, report::Outcome};
use stormbell_world::{Answer, Visitor, World};
use tokio::time::timeout;

const MINE: &str = "/api/v1/reports/mine";
const MESSAGES: &str = "/api/v1/reports/mine/messages";
const FILES: &str = "/api/v1/reports/mine/files";

/// Flags, and gives the script that holds the receipt, with the report's id.
async fn flagged(world: &World) -> (Visitor, Value) {
    let body = json!({"narrative": "Our shop is down.", "kind": "down"});
    let answer = world
        .visitor()
        .post_json("/api/v1/reports", &body)
        .await
        .json();
    let receipt = answer["receipt"].as_str().unwrap().to_owned();
    (world.visitor().with_header("receipt", &receipt), answer)
}

async fn read(script: &mut Visitor) -> Answer {
    let answer = script.get(MINE).await;
    conforms("get", MINE, &answer);
    answer
}

async fn give(script: &mut Visitor, name: &str, bytes: &[u8]) -> Answer {
    let mut script = script.clone().with_header("content-disposition", name);
    let answer = script
        .post_bytes(FILES, "application/octet-stream", bytes.to_vec())
        .await;
    conforms("post", FILES, &answer);
    answer
}

#[tokio::test]
async fn a_script_talks_with_the_desk() {
    let world = World::seeded(1).await;
    let (mut script, flagged) = flagged(&world).await;
    let id = flagged["report_id"].as_str().unwrap().parse().unwrap();
    let answer = script
        .post_json(MESSAGES, &json!({"text": "It is worse now."}))
        .await;
    conforms("post", MESSAGES, &answer);
    assert_eq!(answer.status, 201);
    let anna = world.officer("Anna", Role::Lead).await;
    stormbell_service::take_report(&anna.ctx(), id)
        .await
        .unwrap();
    stormbell_service::answer_reporter(&anna.ctx(), id, "We are with you.")
        .await
        .unwrap();
    stormbell_service::close_report(&anna.ctx(), id, Outcome::Resolved, "It is over.")
        .await
        .unwrap();
    let mine = read(&mut script).await.json();
    assert_eq!(
        (&mine["state"], &mine["outcome"]),
        (&json!("closed"), &json!("resolved"))
    );
    assert_eq!(mine["messages"][0]["side"], "reporter");
    assert_eq!(mine["messages"][1]["text"], "We are with you.");
    assert!(
        !mine.to_string().contains("Anna"),
        "no officer is named to a reporter"
    );
    let proof = mine["proof"].to_string();
    let key = world.node.verifier();
    let good = stormbell_wire::filing_check::check(
        proof.as_bytes(),
        Some(&key),
        Some("Our shop is down."),
    );
    assert!(
        good.unwrap().size > 1,
        "the proof is against the journal of today"
    );
    script
        .post_json(MESSAGES, &json!({"text": "It is back."}))
        .await;
    assert_eq!(read(&mut script).await.json()["state"], "taken");
}

#[tokio::test]
async fn no_receipt_opens_nothing_and_all_of_them_look_alike() {
    let world = World::seeded(2).await;
    let (_, _) = flagged(&world).await;
    let mut bodies = Vec::new();
    for receipt in [
        "",
        "12",
        "abc",
        "1234 5678 9012 3456 7888",
        "00000000000000000098",
    ] {
        let mut script = world.visitor().with_header("receipt", receipt);
        let answer = read(&mut script).await;
        // Ten quiet minutes forget a wrong try: nothing here waits.
        world.clock.advance(Span::minutes(11));
        assert_eq!(answer.status, 404, "{receipt}");
        bodies.push(answer.text());
    }
    bodies.push(read(&mut world.visitor()).await.text());
    bodies.dedup();
    assert_eq!(bodies.len(), 1, "{bodies:?}");
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let world = World::seeded(3).await;
    let (mut script, _) = flagged(&world).await;
    for _ in 0..3 {
        world.visitor().with_header("receipt", "1").get(MINE).await;
    }
    // The wait is a second; that it is longer than a moment can be seen without waiting for its end.
    let moment = Duration::from_millis(20);
    assert!(
        timeout(moment, script.get(MINE)).await.is_err(),
        "even the right one waits"
    );
    world.clock.advance(Span::minutes(11));
    assert_eq!(
        read(&mut script).await.status,
        200,
        "and it is never refused"
    );
}

#[tokio::test]
async fn files_are_kept_as_they_came() {
    let world = World::seeded(4).await;
    let (mut script, _) = flagged(&world).await;
    let bytes = b"MZ\x90\0\xff anything";
    let kept = give(
        &mut script,
        "attachment; filename*=UTF-8''..%2F..%2Fbo%C3%B6t.exe",
        bytes,
    )
    .await;
    assert_eq!(kept.status, 201);
    let view = kept.json();
    assert_eq!(
        (&view["name"], &view["media"]),
        (&json!("boöt.exe"), &json!("other"))
    );
    let url = view["url"].as_str().unwrap();
    assert_eq!(kept.header("location"), Some(url));
    let back = script.get(url).await;
    conforms("get", "/api/v1/reports/mine/files/{id}", &back);
    assert_eq!(back.body, bytes);
    assert_eq!(
        back.header("content-disposition"),
        Some("attachment; filename*=UTF-8''bo%C3%B6t.exe")
    );
    assert!(
        back.header("content-security-policy")
            .unwrap()
            .starts_with("sandbox")
    );
    assert_eq!(read(&mut script).await.json()["files"][0]["id"], view["id"]);
    let stranger = flagged(&world).await.0.get(url).await;
    assert_eq!(stranger.status, 404);
}

#[tokio::test]
async fn a_form_with_one_file_is_taken() {
    let world = World::seeded(5).await;
    let (mut script, _) = flagged(&world).await;
    let part = |name: &str, file: &str| {
        format!(
            "--b\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\r\nhello\r\n"
        )
    };
    let mut post = async |parts: &[String]| {
        let body = format!("{}--b--\r\n", parts.concat());
        let answer = script
            .post_bytes(FILES, "multipart/form-data; boundary=b", body.into_bytes())
            .await;
        conforms("post", FILES, &answer);
        answer
    };
    let one = post(&[part("file", "a.txt")]).await;
    assert_eq!(
        (one.status.as_u16(), one.json()["media"].clone()),
        (201, json!("text"))
    );
    assert_eq!(
        post(&[part("file", "a"), part("file", "b")]).await.json()["errors"][0]["code"],
        "problem-too-many"
    );
    assert_eq!(
        post(&[part("photo", "a")]).await.json()["errors"][0]["field"],
        "photo"
    );
    assert!(post(&[]).await.status.is_client_error());
    let files = read(&mut script).await.json()["files"]
        .as_array()
        .unwrap()
        .len();
    assert_eq!(files, 1, "what was refused is not half kept");
}

#[tokio::test]
async fn the_bounds_of_files_are_exact() {
    let world = World::seeded(6).await;
    let (mut script, _) = flagged(&world).await;
    assert_eq!(
        give(&mut script, "attachment; filename=a", b"")
            .await
            .status,
        422
    );
    let most = vec![7; limits::FILE_MAX_BYTES];
    assert_eq!(
        give(&mut script, "attachment; filename=a", &most)
            .await
            .status,
        201
    );
    let over = vec![7; limits::FILE_MAX_BYTES + 1];
    assert_eq!(
        give(&mut script, "attachment; filename=a", &over)
            .await
            .status,
        413
    );
    let far_over = vec![7; limits::FILE_MAX_BYTES + 1_000_000];
    assert_eq!(
        give(&mut script, "attachment; filename=a", &far_over)
            .await
            .status,
        413
    );
    for _ in 1..limits::FILES_PER_REPORT_MAX {
        assert_eq!(
            give(&mut script, "attachment; filename=a", b"x")
                .await
                .status,
            201
        );
    }
    let one_more = give(&mut script, "attachment; filename=a", b"x").await;
    assert_eq!(one_more.json()["errors"][0]["code"], "problem-too-many");
}

#[tokio::test]
async fn a_message_is_checked() {
    let world = World::seeded(7).await;
    let (mut script, _) = flagged(&world).await;
    for (body, status) in [
        ("{}", 422),
        ("{\"text\": \" \"}", 422),
        ("{", 400),
        ("{\"text\": \"a\", \"b\": 1}", 422),
    ] {
        let answer = script
            .send(
                Method::POST,
                MESSAGES,
                Some("application/json"),
                Body::from(body),
            )
            .await;
        conforms("post", MESSAGES, &answer);
        assert_eq!(answer.status, status, "{body}");
    }
    let long = json!({"text": "x".repeat(limits::MESSAGE_MAX_CHARS + 1)});
    assert_eq!(
        script.post_json(MESSAGES, &long).await.json()["errors"][0]["code"],
        "problem-too-long"
    );
    assert_eq!(read(&mut script).await.json()["messages"], json!([]));
}
