//! Machines with the key of their organisation.

use crate::api_shapes::conforms;
use serde_json::json;
use stormbell_model::officer::Role;
use stormbell_service::{give_api_key, list_organisations, register_organisation, revoke_api_key};
use stormbell_world::{Answer, Visitor, World};

const REPORTS: &str = "/api/v1/reports";

async fn key(world: &World, lead: &stormbell_world::Person, name: &str) -> Visitor {
    let organisation = register_organisation(&lead.ctx(), name, None)
        .await
        .unwrap();
    let key = give_api_key(&lead.ctx(), organisation, "script")
        .await
        .unwrap();
    world
        .visitor()
        .with_header("authorization", &format!("Bearer {key}"))
}

async fn list(machine: &mut Visitor, query: &str) -> Answer {
    let answer = machine.get(&format!("{REPORTS}{query}")).await;
    conforms("get", REPORTS, &answer);
    answer
}

#[tokio::test]
async fn an_organisation_sees_its_own_reports_page_by_page() {
    let world = World::seeded(1).await;
    let lead = world.officer("Anna", Role::Lead).await;
    let mut bank = key(&world, &lead, "Bank").await;
    let mut mill = key(&world, &lead, "Mill").await;
    let mut filed = Vec::new();
    for n in 0..5 {
        let body = json!({"narrative": format!("attack {n}")});
        world.clock.advance(stormbell_model::Span::minutes(1));
        filed.push(bank.post_json(REPORTS, &body).await.json()["reference"].clone());
    }
    world
        .visitor()
        .post_json(REPORTS, &json!({"narrative": "somebody else"}))
        .await;
    let (mut seen, mut query) = (Vec::new(), String::from("?limit=2"));
    loop {
        let page = list(&mut bank, &query).await.json();
        seen.extend(
            page["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|r| r["reference"].clone()),
        );
        let Some(next) = page["next"].as_str() else {
            break;
        };
        query = format!("?limit=2&after={next}");
    }
    filed.reverse();
    assert_eq!(seen, filed);
    assert_eq!(list(&mut mill, "").await.json()["items"], json!([]));
}

#[tokio::test]
async fn a_key_that_is_not_good_is_refused() {
    let world = World::seeded(2).await;
    for line in ["Bearer sbk_unknown", "Bearer ", "Basic abc", "sbk_x"] {
        let mut machine = world.visitor().with_header("authorization", line);
        assert_eq!(list(&mut machine, "").await.status, 401, "{line}");
        let answer = machine.post_json(REPORTS, &json!({"narrative": "x"})).await;
        conforms("post", REPORTS, &answer);
        assert_eq!(answer.status, 401, "{line}");
        assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
    }
    assert_eq!(list(&mut world.visitor(), "").await.status, 401);
}

#[tokio::test]
async fn a_revoked_key_is_not_good() {
    let world = World::seeded(3).await;
    let lead = world.officer("Anna", Role::Lead).await;
    let mut bank = key(&world, &lead, "Bank").await;
    assert_eq!(list(&mut bank, "").await.status, 200);
    let all = list_organisations(&lead.ctx()).await.unwrap();
    revoke_api_key(&lead.ctx(), all[0].keys[0].id)
        .await
        .unwrap();
    assert_eq!(list(&mut bank, "").await.status, 401);
}

#[tokio::test]
async fn a_page_is_asked_for_in_numbers() {
    let world = World::seeded(4).await;
    let lead = world.officer("Anna", Role::Lead).await;
    let mut bank = key(&world, &lead, "Bank").await;
    for bad in [
        "?limit=0",
        "?limit=101",
        "?limit=x",
        "?after=%00",
        "?after=nonsense",
    ] {
        assert_eq!(list(&mut bank, bad).await.status, 422, "{bad}");
    }
    assert_eq!(list(&mut bank, "?limit=100").await.status, 200);
}
