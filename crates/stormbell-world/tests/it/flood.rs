//! Too many knock at once: who is asked for what, who is not, and that nothing typed is lost. The load is made by
//! holding places at the door, and time is moved by the test.

use crate::common;
use serde_json::{Value, json};
use stormbell_model::{Span, limits, officer::Role};
use stormbell_service::{give_api_key, register_organisation};
use stormbell_web::guard::{
    flood::{Act, Turn, Whose},
    source::Prefix,
};
use stormbell_wire::pass::{Challenge, shows};
use stormbell_world::{Answer, Visitor, World};

/// A house that is pressed so hard that everybody anonymous is asked.
async fn pressed(seed: u64) -> (World, Vec<Turn>) {
    let world = World::seeded(seed).await;
    let held = press(&world);
    (world, held)
}

/// Takes so many places at the door that the node is pressed until they are given back.
fn press(world: &World) -> Vec<Turn> {
    let enter = |_| {
        let who = Whose::Id([1; 16]);
        match world.door.flood.enter_known(who, world.node.now()) {
            Ok(turn) => turn,
            Err(fault) => panic!("an organisation enters: {fault}"),
        }
    };
    let held = (0..1_100).map(enter).collect();
    world.clock.advance(Span::seconds(1));
    held
}

fn solved(challenge: &str) -> String {
    let read = Challenge::parse(challenge).unwrap();
    let done = |n: &u64| {
        let tried = read.tried(*n);
        let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, tried.as_bytes());
        shows(hash.as_ref().try_into().unwrap(), read.bits)
    };
    format!("{challenge}.{}", (0..u64::MAX).find(done).unwrap())
}

async fn flag(visitor: &mut Visitor) -> Answer {
    let body = json!({ "narrative": "our site does not answer" });
    visitor.post_json("/api/v1/reports", &body).await
}

fn asked(answer: &Answer) -> Value {
    assert_eq!(answer.status, 429, "{}", answer.text());
    assert!(answer.header("retry-after").is_some());
    let problem = answer.json();
    assert_eq!(problem["type"], "/api/problems/pass");
    problem["pass"].clone()
}

/// A form that is sent from the second step, with a pass or none.
async fn send(visitor: &mut Visitor, form_id: &str, pass: &str) -> Answer {
    let fields = [
        ("form_id", form_id),
        ("at", "words"),
        ("what", "down"),
        ("narrative", "line one\nåäö <b>"),
        ("email", "eva@example.org"),
        ("pass", pass),
        ("do", "send"),
    ];
    visitor.post_form("/flag", &fields).await
}

fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let at = page
        .find(&mark)
        .unwrap_or_else(|| panic!("no {name}: {page}"))
        + mark.len();
    page[at..].split('"').next().unwrap().to_owned()
}

const FORM: &str = "0123456789abcdef0123456789abcdef";
const OTHER: &str = "fedcba9876543210fedcba9876543210";

#[tokio::test]
async fn a_calm_house_asks_nothing_and_is_calm_again_after_a_flood() {
    let world = World::seeded(301).await;
    for _ in 0..50 {
        assert_eq!(flag(&mut world.visitor()).await.status, 201);
    }
    let (world, held) = pressed(302).await;
    assert_eq!(flag(&mut world.visitor()).await.status, 429);
    drop(held);
    for _ in 0..12 {
        world.clock.advance(Span::seconds(6));
        flag(&mut world.visitor()).await;
    }
    assert_eq!(world.door.flood.strain(), 0);
    assert_eq!(flag(&mut world.visitor()).await.status, 201);
}

#[tokio::test]
async fn at_the_api_work_opens_the_door_once() {
    let (world, _held) = pressed(303).await;
    let before = common::rows(&world, "reports").await;
    let pass = asked(&flag(&mut world.visitor()).await);
    assert_eq!(pass["algorithm"], "SHA-256");
    let done = solved(pass["challenge"].as_str().unwrap());
    let with = |text: &str| world.visitor().with_header("stormbell-pass", text);
    asked(&flag(&mut with(&done.replace("w.", "w.1"))).await);
    asked(&flag(&mut with(&format!("{done}1"))).await);
    let first = flag(&mut with(&done).with_header("idempotency-key", "a-first-key")).await;
    assert_eq!(first.status, 201);
    let again = flag(&mut with(&done).with_header("idempotency-key", "a-first-key")).await;
    assert_eq!(again.status, 201, "the same report again is no second use");
    assert_eq!(first.json()["receipt"], again.json()["receipt"]);
    asked(&flag(&mut with(&done).with_header("idempotency-key", "another-key")).await);
    assert_eq!(common::rows(&world, "reports").await, before + 1);
}

#[tokio::test]
async fn work_ends_with_its_time() {
    let (world, _held) = pressed(304).await;
    let pass = asked(&flag(&mut world.visitor()).await);
    let done = solved(pass["challenge"].as_str().unwrap());
    world.clock.advance(Span::minutes(16));
    asked(&flag(&mut world.visitor().with_header("stormbell-pass", &done)).await);
}

#[tokio::test]
async fn machines_with_a_key_and_people_behind_a_receipt_do_not_stand_in_the_line() {
    let calm = World::seeded(305).await;
    let lead = calm.officer("Lea", Role::Lead).await;
    let ctx = lead.ctx();
    let organisation = register_organisation(&ctx, "Bank", None).await.unwrap();
    let key = give_api_key(&ctx, organisation, "siem").await.unwrap();
    let receipt = flag(&mut calm.visitor()).await.json()["receipt"].clone();
    let _held = press(&calm);
    asked(&flag(&mut calm.visitor()).await);
    let bearer = format!("Bearer {key}");
    let mut machine = calm.visitor().with_header("authorization", &bearer);
    assert_eq!(flag(&mut machine).await.status, 201);
    let mut behind = calm
        .visitor()
        .with_header("receipt", receipt.as_str().unwrap());
    let said = json!({ "text": "it is worse now" });
    let wrote = behind
        .post_json("/api/v1/reports/mine/messages", &said)
        .await;
    assert_eq!(wrote.status, 201);
    let mut officer = calm
        .visitor()
        .with_cookie("__Host-stormbell-desk", &lead.token);
    assert_eq!(officer.get("/desk").await.status, 200);
    let wrong = calm
        .visitor()
        .with_header("authorization", "Bearer sbk_wrong");
    assert_eq!(
        flag(&mut wrong.clone()).await.status,
        401,
        "a wrong key opens no lane"
    );
}

#[tokio::test]
async fn the_form_comes_back_with_everything_and_patience_opens_it() {
    let (world, _held) = pressed(306).await;
    let mut visitor = world.visitor();
    let page = send(&mut visitor, FORM, "").await;
    assert_eq!(page.status, 429);
    let text = page.text();
    assert!(text.contains("Many people are reporting right now"));
    assert!(text.contains("line one\nåäö &lt;b&gt;"), "{text}");
    assert_eq!(hidden(&text, "email"), "eva@example.org");
    assert_eq!(hidden(&text, "form_id"), FORM);
    let ticket = hidden(&text, "pass");
    let early = send(&mut visitor, FORM, &ticket).await;
    assert_eq!(early.status, 429);
    assert_eq!(
        hidden(&early.text(), "pass"),
        ticket,
        "the place in the line stays"
    );
    world.clock.advance(Span::seconds(30));
    let kept = send(&mut visitor, FORM, &ticket).await;
    assert_eq!(kept.status, 200, "{}", kept.text());
    hidden(&kept.text(), "receipt");
    assert_eq!(
        send(&mut visitor, OTHER, &ticket).await.status,
        429,
        "one ticket, one form"
    );
}

#[tokio::test]
async fn work_opens_the_form_too_and_a_script_may_ask_for_it_before() {
    let (world, _held) = pressed(307).await;
    let mut visitor = world.visitor();
    let text = send(&mut visitor, FORM, "").await.text();
    let at = text.find("data-challenge=\"").unwrap() + 16;
    let challenge = text[at..].split('"').next().unwrap();
    let kept = send(&mut visitor, FORM, &solved(challenge)).await;
    assert_eq!(kept.status, 200, "{}", kept.text());
    let before = visitor.get("/flag/pass").await.json();
    let challenge = before["challenge"].as_str().unwrap();
    assert_eq!(
        send(&mut visitor, OTHER, &solved(challenge)).await.status,
        200
    );
    let calm = World::seeded(308).await;
    assert!(calm.visitor().get("/flag/pass").await.json()["challenge"].is_null());
}

#[tokio::test]
async fn an_invalid_form_costs_no_work() {
    let (world, _held) = pressed(309).await;
    let fields = [("at", "words"), ("ongoing", "perhaps"), ("do", "send")];
    let answer = world.visitor().post_form("/flag", &fields).await;
    assert_eq!(answer.status, 422);
}

#[tokio::test]
async fn openings_sign_ins_and_receipts_have_a_share_for_each_network() {
    let world = World::seeded(310).await;
    let whose = Whose::Network(Prefix::UNKNOWN);
    let use_up = |act, burst| {
        for _ in 0..burst {
            world
                .door
                .flood
                .share(act, whose, world.node.now())
                .unwrap();
        }
    };
    use_up(Act::OpenForm, limits::FORM_OPENINGS.burst);
    use_up(Act::SignIn, limits::SIGN_INS.burst);
    use_up(Act::ShowReceipt, limits::RECEIPTS_SHOWN.burst);
    let mut visitor = world.visitor().with_header("accept-language", "en");
    let answers = [
        visitor.get("/flag").await,
        visitor
            .post_json("/desk/passkeys/enter/begin", &json!({}))
            .await,
        visitor.post_form("/follow", &[("receipt", "1")]).await,
    ];
    for (n, answer) in answers.iter().enumerate().take(2) {
        assert_eq!(answer.status, 429, "{n}");
        assert!(answer.header("retry-after").is_some(), "{n}");
        assert!(answer.text().contains("Please wait a moment"), "{n}");
    }
    assert_eq!(
        common::rows(&world, "ceremonies").await,
        0,
        "no row was written"
    );
}
