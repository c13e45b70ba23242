//! Tests of the whole way: only a key for tests makes one, it calls its watch alone, is marked wherever it is seen, ends by
//! itself, and is counted nowhere.

use crate::common::{said, urgent};
use serde_json::json;
use stormbell_model::{Span, officer::Role};
use stormbell_service::*;
use stormbell_world::{Person, World};

/// A lead on duty, and a key for tests whose watch has an address.
async fn watched(world: &World) -> (Person, String) {
    let lea = world.officer("Lea", Role::Lead).await;
    let tower = register_organisation(&lea.ctx(), "Tower", None)
        .await
        .unwrap();
    let at = WatchedAt {
        email: "watch@tower.example",
        hook: "",
    };
    let given = give_test_key(&lea.ctx(), tower, "Watch", at).await;
    (lea, given.unwrap().key)
}

async fn file_test(world: &World, key: &str) -> serde_json::Value {
    let mut machine = world
        .visitor()
        .with_header("authorization", &format!("Bearer {key}"));
    let body = json!({"narrative": "A test of the whole way.", "ongoing": "now-and-it-hurts"});
    let filed = machine.post_json("/api/v1/reports", &body).await;
    assert_eq!(filed.status, 201, "{}", filed.text());
    world.settle().await;
    filed.json()
}

async fn queue(lea: &Person) -> Queue {
    desk_queue(&lea.ctx(), &QueueFilter::default())
        .await
        .unwrap()
}

#[tokio::test]
async fn a_test_calls_its_watch_alone_and_ends_when_the_link_is_pressed() {
    World::on_each_engine(|world| async move {
        let (lea, key) = watched(&world).await;
        let reference = file_test(&world, &key).await["reference"].clone();
        let calls = world.mailbox.take();
        assert_eq!(calls.len(), 1, "the lead on duty is not woken");
        assert_eq!(calls[0].officer_name, "Watch");
        assert_eq!(Some(calls[0].reference().unwrap()), reference.as_str());
        assert!(matches!(calls[0].says, Says::Alarm { test: true, .. }));
        let seen = queue(&lea).await;
        assert!(seen.reports[0].test && seen.alarms[0].test);
        // The desk shows it with its mark, and nothing of it is red or has a button.
        let cookie = "__Host-stormbell-desk";
        let mut browser = world.visitor().with_cookie(cookie, &lea.token);
        for path in [
            String::from("/desk"),
            format!("/desk/alarms/{}", seen.alarms[0].id),
        ] {
            let page = browser.get(&path).await.text();
            assert!(page.contains("tag-test"), "{path}");
            assert!(!page.contains("alarm ringing") && !page.contains("/acknowledge"));
            assert!(page.contains("<ul id=\"ringing\" hidden data-live=\"ringing\"></ul>"));
        }

        // Nobody takes it: it rings on, and still calls nobody else.
        world.advance(Span::minutes(20)).await;
        let again = world.mailbox.take();
        assert!(!again.is_empty());
        assert!(again.iter().all(|c| c.officer_name == "Watch"));

        let path = calls[0].url.strip_prefix(&world.node.config().public_url);
        let path = path.unwrap().to_owned();
        let mut visitor = world.visitor();
        assert_eq!(visitor.get(&path).await.status, 200);
        assert_eq!(queue(&lea).await.alarms.len(), 1, "a look takes nothing");
        assert_eq!(visitor.post_form(&path, &[]).await.status, 200);
        world.settle().await;
        let seen = queue(&lea).await;
        assert!(seen.alarms.is_empty());
        assert_eq!(seen.reports[0].state.code(), "closed");
        while count_levels(&world.node).await.unwrap() {}
        let told = service_levels(&world.node).await.unwrap();
        assert_eq!(told.months[0].all.unwrap().filed, 0);
    })
    .await;
}

#[tokio::test]
async fn a_test_that_nobody_takes_is_ended_after_an_hour() {
    let world = World::seeded(7).await;
    let (lea, key) = watched(&world).await;
    file_test(&world, &key).await;
    world.advance(Span::minutes(59)).await;
    assert_eq!(queue(&lea).await.alarms.len(), 1);
    world.advance(Span::minutes(1)).await;
    assert!(queue(&lea).await.alarms.is_empty());
}

#[tokio::test]
async fn no_word_of_a_request_makes_a_test() {
    let world = World::seeded(7).await;
    let (lea, key) = watched(&world).await;
    let mut visitor = world.visitor();
    for field in ["test", "test_of", "own", "door"] {
        let body = json!({"narrative": "Mine.", "ongoing": "now-and-it-hurts", field: "yes"});
        visitor.post_json("/api/v1/reports", &body).await;
    }
    crate::common::file(&world, urgent("x")).await;
    world.settle().await;
    assert!(queue(&lea).await.reports.iter().all(|r| !r.test));
    assert!(world.mailbox.take().iter().all(|c| c.officer_name == "Lea"));
    // A revoked key files nothing, and its watch is gone.
    let organisations = list_organisations(&lea.ctx()).await.unwrap();
    revoke_api_key(&lea.ctx(), organisations[0].keys[0].id)
        .await
        .unwrap();
    let mut machine = world
        .visitor()
        .with_header("authorization", &format!("Bearer {key}"));
    let refused = machine
        .post_json("/api/v1/reports", &json!({"narrative": "x"}))
        .await;
    assert_eq!(refused.status, 401);
}

#[tokio::test]
async fn a_watch_takes_no_alarm_in_earnest_and_wakes_nobody_by_its_link() {
    let world = World::seeded(7).await;
    let (lea, key) = watched(&world).await;
    file_test(&world, &key).await;
    let link = world.mailbox.take().pop().unwrap().url;
    let token = link.rsplit('/').next().unwrap();
    let visitor = world.ctx(stormbell_model::officer::Actor::Visitor);
    let handed = act_by_link(&visitor, token, LinkAct::HandOn(lea.id())).await;
    assert!(matches!(handed, Err(Fault::NotFound)));
    assert!(world.mailbox.take().is_empty());
    file_report(&visitor, said("quiet"), None).await.unwrap();
}

#[tokio::test]
async fn a_watch_can_be_called_by_a_signed_web_hook_instead_of_a_mail() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let tower = register_organisation(&lea.ctx(), "Tower", None).await;
        let tower = tower.unwrap();
        let give = async |email, hook| {
            give_test_key(&lea.ctx(), tower, "Watch", WatchedAt { email, hook }).await
        };
        let given = give("", "https://tower.example/in").await.unwrap();
        let shown = given.hook_key.expect("shown once");
        assert!(shown.starts_with("whsec_"), "{shown}");
        file_test(&world, &given.key).await;
        let calls = world.mailbox.take();
        assert_eq!(calls.len(), 1);
        let Address::WebHook { url, secret } = &calls[0].to else {
            panic!("by the web hook");
        };
        assert_eq!(url, "https://tower.example/in");
        assert_eq!(stormbell_wire::web_hook::key_text(secret), shown);

        let field = |result: Result<TestKey, Fault>| match result {
            Err(Fault::Invalid(why)) => why[0].field.to_string(),
            other => panic!("{other:?}"),
        };
        assert_eq!(field(give("", "").await), "email", "nowhere to call");
        assert_eq!(field(give("", "http://10.0.0.1/").await), "hook");
    })
    .await;
}
