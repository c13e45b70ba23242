//! Every real mail is sent as an attachment, kept byte for byte, and laid open as safe text.

use crate::shared;
use serde_json::json;
use stormbell_model::{ReportId, evidence::Media, limits, officer::Role, text::is_hidden};
use stormbell_service::read_file;
use stormbell_wire::evidence_text::read_mail;
use stormbell_world::{Visitor, World};

const FILES: &str = "/api/v1/reports/mine/files";

async fn flagged(world: &World) -> (Visitor, ReportId) {
    let body = json!({"narrative": "These mails came.", "kind": "message"});
    let answer = world
        .visitor()
        .post_json("/api/v1/reports", &body)
        .await
        .json();
    let script = world
        .visitor()
        .with_header("receipt", answer["receipt"].as_str().unwrap());
    (
        script,
        answer["report_id"].as_str().unwrap().parse().unwrap(),
    )
}

#[tokio::test]
async fn every_mail_is_kept_and_shown_safely() {
    let Some(folder) = shared::folder("mail") else {
        return;
    };
    let world = World::seeded(1).await;
    let anna = world.officer("Anna", Role::Handler).await;
    let mut desk = world
        .visitor()
        .with_cookie("__Host-stormbell-desk", &anna.token);
    let files = shared::files(&folder);
    assert!(files.len() > 400, "only {} files", files.len());
    let own = own_markup(&world, &mut desk).await;
    let mut mails = 0;
    for lot in files.chunks(limits::FILES_PER_REPORT_MAX) {
        let (mut script, report) = flagged(&world).await;
        for path in lot {
            let bytes = std::fs::read(path).unwrap();
            let kept = script
                .post_bytes(
                    &format!("{FILES}?name=mail.eml"),
                    "message/rfc822",
                    bytes.clone(),
                )
                .await;
            if bytes.is_empty() {
                assert_eq!(kept.status, 422);
                continue;
            }
            assert!(shared::answered("post", FILES, &kept), "{}", path.display());
            let id = kept.json()["id"].as_str().unwrap().parse().unwrap();
            let (view, back) = read_file(&anna.ctx(), report, id).await.unwrap();
            assert!(back == bytes, "{} came back changed", path.display());
            if view.media == Media::Mail {
                mails += 1;
                laid_open(&back);
            }
            let page = desk
                .get(&format!("/desk/reports/{report}/files/{id}"))
                .await;
            assert_eq!(page.status, 200, "{}", path.display());
            assert_eq!(shared::live_markup(&page.text()), own, "{}", path.display());
        }
    }
    assert!(mails > 300, "only {mails} were seen to be mails");
}

/// Nothing that reaches an officer's page hides a sign, and no name of a part is a path.
fn laid_open(bytes: &[u8]) {
    let view = read_mail(bytes).unwrap();
    let lines = view.headers.iter().flat_map(|(name, value)| [name, value]);
    let texts = view.texts.iter().map(|t| &t.text);
    for text in lines.chain(texts).chain([&view.subject]) {
        assert!(!text.contains(is_hidden), "{text}");
    }
    assert!(view.parts.iter().all(|p| !p.name.contains(['/', '\\'])));
}

/// What is on the page of a file with nothing in it.
async fn own_markup(world: &World, desk: &mut Visitor) -> Vec<usize> {
    let (mut script, report) = flagged(world).await;
    let kept = script
        .post_bytes(
            &format!("{FILES}?name=a.txt"),
            "text/plain",
            b"hello".to_vec(),
        )
        .await
        .json();
    let page = desk
        .get(&format!(
            "/desk/reports/{report}/files/{}",
            kept["id"].as_str().unwrap()
        ))
        .await;
    shared::live_markup(&page.text())
}
