//! Hostile strings at the doors that people use: every field of every form, headers, the desk's search. Each is kept
//! or refused with one clear page; never a fault of ours, never written into a page as it came.

use crate::{
    common::{self, file, said},
    shared,
};
use stormbell_model::{Span, limits, officer::Role};
use stormbell_service::open_incident;
use stormbell_world::{Answer, Visitor, World};

/// The naughty strings, and what a web firewall's tests send: attacks on shells, databases, templates, parsers.
fn strings() -> Option<Vec<String>> {
    let naughty = std::fs::read(shared::folder("bad-input/blns.json")?).unwrap();
    let mut all: Vec<String> = serde_json::from_slice(&naughty).unwrap();
    for path in shared::files(&shared::folder("bad-input/crs-regression")?) {
        let text = std::fs::read_to_string(path).unwrap();
        let sent = text.lines().filter_map(|line| {
            let (name, value) = line.trim().trim_start_matches("- ").split_once(": ")?;
            ["data", "uri"]
                .contains(&name)
                .then(|| value.trim_matches(['"', '\'']).to_owned())
        });
        all.extend(sent);
    }
    all.sort();
    all.dedup();
    assert!(all.len() > 600, "only {}", all.len());
    Some(all)
}

/// The harmless page beside which the others are held.
struct Held(String);

impl Held {
    /// Fails where the answer is a fault, or holds the string with its signs of markup unescaped.
    fn check(&self, door: &str, naughty: &str, answer: &Answer) {
        let status = answer.status;
        assert!(!status.is_server_error(), "{door}: {status} to {naughty}");
        let risky = naughty.len() > 3 && naughty.contains(['<', '>', '"', '\'']);
        let page = answer.text();
        assert!(
            !risky || !page.contains(naughty) || self.0.contains(naughty),
            "{door} shows {naughty} as it came"
        );
    }
}

/// A short string, as one-line fields take it.
fn line(naughty: &str) -> String {
    naughty.chars().take(limits::LINE_MAX_CHARS).collect()
}

#[tokio::test]
async fn at_the_forms_of_the_public_every_string_is_kept_or_refused_with_a_clear_page() {
    let Some(strings) = strings() else { return };
    let world = World::seeded(1).await;
    let mut anyone = world.visitor();
    let free = [
        "narrative",
        "organisation",
        "name",
        "email",
        "phone",
        "other",
    ];
    let chosen = [
        "what",
        "ongoing",
        "sector",
        "who",
        "happened_at",
        "form_id",
        "sealed_contact",
        "do",
        "at",
        "speak",
    ];
    let all = |value: &str, fields: &[&'static str]| -> Vec<(&'static str, String)> {
        fields.iter().map(|f| (*f, line(value))).collect()
    };
    let sent = [("do", String::from("send")), ("at", String::from("more"))];
    let mut harmless = post(
        &mut anyone,
        "/flag",
        &[&all("x", &free)[..], &sent].concat(),
    )
    .await
    .text();
    harmless += &post(
        &mut anyone,
        "/flag",
        &[&all("x", &chosen)[..], &sent].concat(),
    )
    .await
    .text();
    harmless += &anyone.get("/follow").await.text();
    let held = Held(harmless);
    let (before, mut kept) = (common::journal_size(&world).await, 0);
    for (n, naughty) in strings.iter().enumerate() {
        // Ten quiet minutes forget a wrong receipt: nothing here waits.
        world.clock.advance(Span::minutes(11));
        let answer = post(
            &mut anyone,
            "/flag",
            &[&all(naughty, &free)[..], &sent].concat(),
        )
        .await;
        held.check("/flag", naughty, &answer);
        kept += u64::from(answer.status == 200);
        assert!(
            answer.status == 200 || answer.text().contains("aria-invalid"),
            "{}: {naughty}",
            answer.status
        );
        let field = chosen[n % chosen.len()];
        let odd = [("narrative", String::new()), (field, line(naughty))];
        held.check(field, naughty, &post(&mut anyone, "/flag", &odd).await);
        let typed = [("receipt", naughty.clone()), ("text", naughty.clone())];
        let answer = post(&mut anyone, "/follow", &typed).await;
        assert_eq!(answer.status, 422, "{naughty}");
        held.check("/follow", naughty, &answer);
    }
    assert_eq!(
        common::journal_size(&world).await - before,
        kept,
        "kept whole or not at all"
    );
}

#[tokio::test]
async fn as_parts_of_a_form_with_files_they_break_nothing() {
    let Some(strings) = strings() else { return };
    let world = World::seeded(2).await;
    let mut anyone = world.visitor();
    for naughty in strings.iter().step_by(4) {
        let header = naughty.replace(['\r', '\n', '\0'], " ");
        let body = format!(
            "--b\r\nContent-Disposition: form-data; name=\"narrative\"\r\n\r\n{naughty}\r\n\
             --b\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nsend\r\n\
             --b\r\nContent-Disposition: form-data; name=\"{header}\"\r\n\r\nx\r\n\
             --b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{header}\"\r\nContent-Type: {header}\r\n\r\n{naughty}\r\n\
             --b--\r\n"
        );
        let answer = anyone
            .post_bytes(
                "/flag",
                "multipart/form-data; boundary=b",
                body.into_bytes(),
            )
            .await;
        assert!(
            !answer.status.is_server_error(),
            "{}: {naughty}",
            answer.status
        );
        let broken = format!("multipart/form-data; boundary={}", line(&header));
        if axum::http::HeaderValue::from_str(&broken).is_ok() {
            let answer = anyone
                .post_bytes("/flag", &broken, naughty.clone().into_bytes())
                .await;
            assert!(
                !answer.status.is_server_error(),
                "{}: {naughty}",
                answer.status
            );
        }
    }
    common::assert_journal_verifies(&world).await;
}

#[tokio::test]
async fn in_headers_and_addresses_of_pages_they_open_and_change_nothing() {
    let Some(strings) = strings() else { return };
    let world = World::seeded(3).await;
    let held = Held(world.visitor().get("/about").await.text());
    let before = common::journal_size(&world).await;
    for naughty in strings.iter().step_by(2) {
        let mut asking = world.visitor();
        if axum::http::HeaderValue::from_str(naughty).is_ok() {
            for name in [
                "cookie",
                "accept-language",
                "x-forwarded-for",
                "forwarded",
                "user-agent",
                "accept",
                "origin",
                "range",
            ] {
                asking = asking.with_header(name, naughty);
            }
            asking = asking.with_header(
                "cookie",
                &format!("__Host-stormbell-desk={naughty}; __Host-stormbell-follow={naughty}"),
            );
        }
        let word: String = naughty.bytes().map(|b| format!("%{b:02X}")).collect();
        for path in [
            "/about?lang=",
            "/flag?what=",
            "/desk/login?next=",
            "/first-aid/",
            "/assets/",
            "/invite/",
            "/a/",
            "/journal/tile/",
            "/",
        ] {
            let answer = asking.get(&format!("{path}{word}")).await;
            held.check(path, naughty, &answer);
            let away = answer.header("location").unwrap_or("/");
            assert!(
                away.starts_with('/') && !away.starts_with("//"),
                "{path} leads to {away}"
            );
        }
    }
    assert_eq!(common::journal_size(&world).await, before);
}

#[tokio::test]
async fn at_the_forms_of_the_desk_they_are_words_and_nothing_else() {
    let Some(strings) = strings() else { return };
    let world = World::seeded(4).await;
    let lea = world.officer("Lea", Role::Lead).await;
    let report = file(&world, said("x")).await.report;
    let incident = open_incident(&lea.ctx(), "x", &[report], "x")
        .await
        .unwrap();
    let mut desk = world
        .visitor()
        .with_cookie("__Host-stormbell-desk", &lea.token);
    let (reports, incidents) = (
        format!("/desk/reports/{report}"),
        format!("/desk/incidents/{incident}"),
    );
    let mut harmless = desk.get(&reports).await.text() + &desk.get(&incidents).await.text();
    harmless += &(desk.get("/desk").await.text() + &desk.get("/desk/me").await.text());
    let held = Held(harmless);
    let forms = [
        (format!("{reports}/answer"), "text"),
        (format!("{reports}/assess"), "reason"),
        (format!("{reports}/assess"), "kind"),
        (format!("{reports}/link"), "incident"),
        (format!("{reports}/close"), "words"),
        (format!("{reports}/identity"), "reason"),
        (format!("{incidents}/entry"), "text"),
        (format!("{incidents}/add"), "reference"),
        (String::from("/desk/organisations"), "name"),
        (String::from("/desk/me"), "name"),
        (String::from("/desk/officers/invite"), "role"),
    ];
    for (n, naughty) in strings.iter().enumerate().step_by(2) {
        let (path, field) = &forms[(n / 2) % forms.len()];
        let answer = post(&mut desk, path, &[(*field, naughty.clone())]).await;
        held.check(path, naughty, &answer);
        let word: String = naughty.bytes().map(|b| format!("%{b:02X}")).collect();
        held.check(
            "search",
            naughty,
            &desk
                .get(&format!("/desk?search={word}&q={word}&after={word}"))
                .await,
        );
    }
    for page in [
        reports,
        incidents,
        String::from("/desk"),
        String::from("/desk/organisations"),
        String::from("/desk/journal"),
    ] {
        let shown = desk.get(&page).await;
        for naughty in &strings {
            held.check(&page, naughty, &shown);
        }
    }
    common::assert_journal_verifies(&world).await;
}

/// The file that every scanner knows is kept as evidence like any other, and leaves as an inert download.
#[tokio::test]
async fn a_file_that_scanners_shout_at_is_kept_and_handed_out_inert() {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let Some(path) = shared::folder("bad-input/eicar.base64.txt") else {
        return;
    };
    let text = std::fs::read_to_string(path).unwrap();
    let bytes = STANDARD
        .decode(text.split_whitespace().collect::<String>())
        .unwrap();
    let world = World::seeded(5).await;
    let filed = file(&world, said("x")).await;
    let mut script = world
        .visitor()
        .with_header("receipt", &filed.receipt.grouped());
    let folder = "/api/v1/reports/mine/files";
    let kept = script
        .post_bytes(
            &format!("{folder}?name=eicar.com"),
            "text/html",
            bytes.clone(),
        )
        .await;
    assert_eq!(kept.status, 201);
    let back = script.get(kept.json()["url"].as_str().unwrap()).await;
    assert!(back.body == bytes);
    assert_eq!(
        back.header("content-type"),
        Some("application/octet-stream")
    );
    assert!(
        back.header("content-disposition")
            .unwrap()
            .starts_with("attachment;")
    );
    assert!(
        back.header("content-security-policy")
            .unwrap()
            .contains("sandbox")
    );
}

async fn post(who: &mut Visitor, path: &str, fields: &[(&str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    who.post_form(path, &fields).await
}
