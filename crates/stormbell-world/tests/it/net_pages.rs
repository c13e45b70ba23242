//! What an officer sees and does on the pages of the network, through the real door: nothing leaves on the first press, what goes is what was
//! seen, both desks see the clock, and who has no network sees how to join.

use crate::net_share::lead;
use stormbell_model::{
    Span,
    access::{Act, role_may},
    exchange::StatementId,
    marking::Tlp,
    officer::{ROLES, Role},
};
use stormbell_service::exchange::{self, what_came, what_went};
use stormbell_world::{Answer, Person, Visitor, World, net::Net};

fn desk(house: &World, who: &Person) -> Visitor {
    house
        .visitor()
        .with_header("accept", "text/html")
        .with_cookie("__Host-stormbell-desk", &who.token)
}

/// What the officer types to share an advisory with Estonia.
fn advisory() -> Vec<(&'static str, &'static str)> {
    vec![
        ("subject", "Patch the gate"),
        ("words", "Now."),
        ("values", "evil.example"),
        ("lang", "en"),
        ("tlp", "GREEN"),
        ("pap", "GREEN"),
        ("personal", ""),
        ("days", "30"),
        ("node", "ee"),
    ]
}

/// What stands in a hidden field.
fn hidden(page: &Answer, name: &str) -> String {
    let text = page.text();
    let (_, after) = text
        .split_once(&format!("name=\"{name}\" value=\""))
        .unwrap_or_else(|| panic!("no field {name} in {text}"));
    after.split('"').next().unwrap().to_owned()
}

const ADVISORY: &str = "/desk/share?of=advisory";

#[tokio::test]
async fn nothing_leaves_on_the_first_press_and_what_goes_is_what_was_seen() {
    Net::on_each_engine(&["ee", "lt", "se"], |net| async move {
        let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
        let mut browser = desk(net.at("se"), &se);
        assert_eq!(browser.get(ADVISORY).await.status, 200);
        let look = [advisory(), vec![("step", "look")]].concat();
        let seen = browser.post_form(ADVISORY, &look).await;
        assert_eq!(seen.status, 200, "{}", seen.text());
        assert!(what_went(&se.ctx(), None).await.unwrap().rows.is_empty());
        let mark = hidden(&seen, "seen");
        // Another word, or another neighbour, than what was looked at is looked at again.
        let other = [
            advisory(),
            vec![("node", "lt"), ("step", "send"), ("seen", mark.as_str())],
        ]
        .concat();
        let again = browser.post_form(ADVISORY, &other).await;
        assert_eq!(again.status, 200);
        assert_ne!(hidden(&again, "seen"), mark);
        let unseen = [advisory(), vec![("step", "send")]].concat();
        assert_eq!(browser.post_form(ADVISORY, &unseen).await.status, 200);
        assert!(what_went(&se.ctx(), None).await.unwrap().rows.is_empty());
        let send = [advisory(), vec![("step", "send"), ("seen", mark.as_str())]].concat();
        let sent = browser.post_form(ADVISORY, &send).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        net.settle().await;
        let came = what_came(&ee.ctx(), None).await.unwrap().rows;
        assert_eq!(came.len(), 1);
        assert_eq!(
            (came[0].subject.as_str(), came[0].tlp),
            ("Patch the gate", Tlp::Green)
        );
        taken_back(&net, browser, &ee, came[0].id).await;
    })
    .await;
}

/// Estonia reads it, Sweden sees that, takes it back, and sees that it is gone there.
async fn taken_back(net: &Net, mut se: Visitor, ee: &Person, id: StatementId) {
    let mut there = desk(net.at("ee"), ee);
    let read = there.get(&format!("/desk/came/{id}")).await;
    assert!(read.status == 200 && read.text().contains("evil.example"));
    net.settle().await;
    let here = format!("/desk/sent/{id}");
    assert!(se.get(&here).await.text().contains("copy-read"));
    let nothing = se
        .post_form(&format!("{here}/withdraw"), &[("reason", " ")])
        .await;
    assert_eq!(nothing.status, 422);
    let done = se
        .post_form(&format!("{here}/withdraw"), &[("reason", "Wrong gate")])
        .await;
    assert_eq!(done.status, 303);
    assert!(se.get(&here).await.text().contains("copy-asked"));
    net.settle().await;
    assert!(se.get(&here).await.text().contains("copy-withdrawn"));
    let gone = there.get(&format!("/desk/came/{id}")).await.text();
    assert!(gone.contains("Wrong gate") && !gone.contains("evil.example"));
}

#[tokio::test]
async fn both_desks_see_the_clock_until_there_is_an_answer() {
    let net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    let (mut asks, mut asked) = (desk(net.at("se"), &se), desk(net.at("ee"), &ee));
    let form = |step: &'static str, seen: String| {
        let mut fields: Vec<(&str, String)> = advisory()
            .into_iter()
            .map(|(n, v)| (n, v.to_owned()))
            .collect();
        fields.extend([
            ("step", step.to_owned()),
            ("seen", seen),
            ("will", "partly".into()),
        ]);
        fields
    };
    async fn say(
        who: &mut Visitor,
        path: &str,
        form: impl Fn(&'static str, String) -> Vec<(&'static str, String)>,
    ) {
        let look = form("look", String::new());
        let look: Vec<(&str, &str)> = look.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let seen = who.post_form(path, &look).await;
        let send = form("send", hidden(&seen, "seen"));
        let send: Vec<(&str, &str)> = send.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let sent = who.post_form(path, &send).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
    }
    say(&mut asks, "/desk/help/ask?of=ee", form).await;
    net.settle().await;
    net.advance(Span::minutes(7 * 60)).await;
    for desk in [&mut asks, &mut asked] {
        let page = desk.get("/desk/help").await.text();
        assert!(page.contains("hours-soon"), "{page}");
    }
    let request = what_came(&ee.ctx(), None).await.unwrap().rows[0].id;
    say(&mut asked, &format!("/desk/help/{request}/answer"), form).await;
    net.settle().await;
    for desk in [&mut asks, &mut asked] {
        let page = desk.get("/desk/help").await.text();
        assert!(page.contains("hours-answered"), "{page}");
    }
}

#[tokio::test]
async fn a_test_call_rings_there_and_is_answered_by_a_person() {
    let net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    let mut calls = desk(net.at("se"), &se);
    let called = calls.post_form("/desk/directory/ee/call", &[]).await;
    assert_eq!(called.status, 303, "{}", called.text());
    net.settle().await;
    assert_eq!(
        stormbell_service::ringing(&ee.ctx()).await.unwrap().len(),
        1
    );
    let at = exchange::test_calls(&se.ctx()).await.unwrap();
    assert!(
        at.values()
            .all(|c| c.share.as_ref().is_some_and(|s| s.read_at.is_none()))
    );
    let id = what_came(&ee.ctx(), None).await.unwrap().rows[0].id;
    desk(net.at("ee"), &ee)
        .get(&format!("/desk/came/{id}"))
        .await;
    net.settle().await;
    assert!(
        calls
            .get("/desk/directory")
            .await
            .text()
            .contains("class=\"good\"")
    );
}

#[tokio::test]
async fn every_page_is_there_for_whom_it_is_with_and_without_a_network() {
    let net = Net::of(&["ee", "se"]).await;
    let alone = World::seeded(4).await;
    let places = [
        "neighbours",
        "came",
        "sent",
        "help",
        "library",
        "directory",
        "picture",
    ];
    for house in [net.at("se"), &alone] {
        for role in ROLES {
            let who = house.officer(role.code(), role).await;
            let mut browser = desk(house, &who);
            for place in places {
                let status = browser.get(&format!("/desk/{place}")).await.status;
                let may = role_may(role, Act::ReadExchange);
                assert_eq!(
                    status,
                    if may { 200 } else { 403 },
                    "{} {place}",
                    role.code()
                );
            }
            let share = browser.get(ADVISORY).await.status;
            let there = if std::ptr::eq(house, &alone) {
                303
            } else {
                200
            };
            let may = role_may(role, Act::Share);
            assert_eq!(share, if may { there } else { 403 }, "{}", role.code());
        }
    }
}

#[tokio::test]
async fn a_case_is_shared_with_the_values_of_its_reports_and_without_persons() {
    let net = Net::of(&["ee", "se"]).await;
    let se = net.at("se").officer("Lea", Role::Lead).await;
    let words =
        "It came from 198.51.100.7 and http://evil-shop.example/x; write to anna.berg@firm.example";
    let filed = crate::common::file(net.at("se"), crate::common::said(words)).await;
    let incident = stormbell_service::open_incident(&se.ctx(), "A flood", &[filed.report], "one")
        .await
        .unwrap();
    let mut browser = desk(net.at("se"), &se);
    let page = browser
        .get(&format!("/desk/share?of=incident&id={incident}"))
        .await;
    assert_eq!(page.status, 200, "{}", page.text());
    let text = page.text();
    let (_, values) = text.split_once("name=\"values\"").unwrap();
    let values = values.split("</textarea>").next().unwrap();
    assert!(values.contains("evil-shop.example"), "{values}");
    assert!(!values.contains("anna.berg"), "{values}");
}
