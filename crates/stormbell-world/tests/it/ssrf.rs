//! The node fetches nothing that a report names. A socket listens; its address goes into every field, header and kind
//! of evidence of every door; the workers do all their work, an officer opens every page, and nobody ever calls.

use crate::shared::recorder;
use serde_json::json;
use std::net::TcpListener;
use stormbell_model::{Span, officer::Role};
use stormbell_service::{open_incident, read_report};
use stormbell_world::{Visitor, World};

const FILES: &str = "/api/v1/reports/mine/files";

/// Somebody who listens and counts.
struct Ear(TcpListener);

impl Ear {
    fn new() -> Ear {
        let socket = TcpListener::bind("127.0.0.1:0").unwrap();
        socket.set_nonblocking(true).unwrap();
        Ear(socket)
    }
    fn place(&self) -> String {
        self.0.local_addr().unwrap().to_string()
    }
    fn heard_nothing(&self, after: &str) {
        assert!(self.0.accept().is_err(), "the node called after: {after}");
    }
}

/// Files that programs like to fetch things for.
fn evidence(url: &str) -> Vec<(&'static str, String)> {
    vec![
        (
            "a.html",
            format!(
                "<html><link rel=stylesheet href={url}><img src={url}><iframe src={url}></iframe>"
            ),
        ),
        (
            "a.svg",
            format!("<svg xmlns='http://www.w3.org/2000/svg'><image href='{url}'/></svg>"),
        ),
        (
            "a.xml",
            format!("<!DOCTYPE a [<!ENTITY b SYSTEM '{url}'>]><a>&b;</a>"),
        ),
        (
            "a.eml",
            format!(
                "From: a@b.example\nTo: c@d.example\nDate: Sun, 28 Nov 2010 15:00:00 +0000\nSubject: x\n\
             Disposition-Notification-To: a@b.example\nContent-Type: message/external-body; access-type=URL; URL=\"{url}\"\n\n\
             <img src=\"{url}\">"
            ),
        ),
        ("a.url", format!("[InternetShortcut]\nURL={url}\n")),
        ("a.m3u8", format!("#EXTM3U\n{url}\n")),
        (
            "a.json",
            format!("{{\"$ref\": \"{url}\", \"@context\": \"{url}\"}}"),
        ),
        (
            "a.pdf",
            format!("%PDF-1.4\n1 0 obj<</Type/Action/S/URI/URI({url})>>endobj"),
        ),
        (
            "a.rtf",
            format!("{{\\rtf1{{\\field{{\\*\\fldinst INCLUDEPICTURE \"{url}\"}}}}}}"),
        ),
    ]
}

/// Everything that a stranger can say, through page and API.
async fn say_everything(world: &World, place: &str) -> (Visitor, stormbell_model::ReportId) {
    let url = format!("http://{place}/x");
    let mut stranger = world.visitor();
    for header in [
        "referer",
        "x-forwarded-host",
        "x-forwarded-for",
        "forwarded",
        "x-original-url",
        "user-agent",
        "from",
        "via",
    ] {
        stranger = stranger.with_header(header, &url);
    }
    let observables: Vec<_> = [
        ("url", url.as_str()),
        ("ipv4", "127.0.0.1"),
        ("domain", place),
        ("other", &url),
    ]
    .map(|(kind, value)| json!({"type": kind, "value": value}))
    .to_vec();
    let body = json!({"narrative": format!("See {url} and //{place}/y"), "organisation": url, "observables": observables,
        "contact": {"name": url, "email": format!("a@{place}"), "phone": url, "other": url}, "ongoing": "now-and-it-hurts"});
    let filed = stranger.post_json("/api/v1/reports", &body).await;
    assert_eq!(filed.status, 201, "{}", filed.text());
    let filed = filed.json();
    let fields = [
        "narrative",
        "organisation",
        "name",
        "email",
        "phone",
        "other",
    ]
    .map(|name| (name, url.as_str()));
    let page = stranger
        .post_form(
            "/flag",
            &[&fields[..], &[("do", "send"), ("at", "more")]].concat(),
        )
        .await;
    assert_eq!(page.status, 200, "{}", page.text());
    let script = stranger.with_header("receipt", filed["receipt"].as_str().unwrap());
    (
        script,
        filed["report_id"].as_str().unwrap().parse().unwrap(),
    )
}

#[tokio::test]
async fn the_node_fetches_nothing_that_a_report_names() {
    recorder();
    let world = World::seeded(1).await;
    let ear = Ear::new();
    let url = format!("http://{}/x", ear.place());
    let lea = world.officer("Lea", Role::Lead).await;
    let mut desk = world
        .visitor()
        .with_cookie("__Host-stormbell-desk", &lea.token);
    let (mut script, report) = say_everything(&world, &ear.place()).await;
    ear.heard_nothing("flagging");
    let said = script
        .post_json("/api/v1/reports/mine/messages", &json!({"text": url}))
        .await;
    assert_eq!(said.status, 201);
    for (name, text) in evidence(&url) {
        let kept = script
            .post_bytes(
                &format!("{FILES}?name={name}"),
                "text/html",
                text.into_bytes(),
            )
            .await;
        assert_eq!(kept.status, 201, "{name}");
        let id = kept.json()["id"].as_str().unwrap().to_owned();
        for page in ["", "/raw", "/raw?save=yes"] {
            let shown = desk
                .get(&format!("/desk/reports/{report}/files/{id}{page}"))
                .await;
            assert_eq!(shown.status, 200, "{name}{page}");
        }
        ear.heard_nothing(name);
    }
    world.settle().await;
    ear.heard_nothing("triage and alarms");
    let incident = open_incident(&lea.ctx(), &url, &[report], &url)
        .await
        .unwrap();
    for page in [
        format!("/desk/reports/{report}"),
        format!("/desk/incidents/{incident}"),
        String::from("/desk"),
    ] {
        assert_eq!(desk.get(&page).await.status, 200, "{page}");
    }
    world.advance(Span::hours(2)).await;
    assert!(
        read_report(&lea.ctx(), report)
            .await
            .unwrap()
            .report
            .narrative
            .contains(&url)
    );
    ear.heard_nothing("two hours of rounds");
}
