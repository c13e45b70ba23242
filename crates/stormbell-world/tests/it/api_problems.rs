//! What is not there, not allowed, or not a report: always a problem document, never a page.

use crate::api_shapes::conforms;
use axum::{body::Body, http::Method};
use stormbell_world::World;

#[tokio::test]
async fn every_error_below_api_is_a_problem() {
    let world = World::seeded(1).await;
    let cases = [
        (Method::GET, "/api", 404),
        (Method::GET, "/api/", 404),
        (Method::GET, "/api/v2/reports", 404),
        (Method::GET, "/api/v1/reports/mine/", 404),
        (Method::DELETE, "/api/v1/reports", 405),
        (Method::PUT, "/api/v1/kinds", 405),
        (Method::GET, "/api/v1/first-aid/poetry", 404),
        (Method::GET, "/api/problems/poetry", 404),
        (Method::GET, "/api/v1/reports/mine/files/%ff", 404),
    ];
    for (method, path, status) in cases {
        let answer = world
            .visitor()
            .send(method, path, None, Body::empty())
            .await;
        let kind = answer.header("content-type");
        assert_eq!(
            (answer.status.as_u16(), kind),
            (status, Some("application/problem+json")),
            "{path}"
        );
        assert_eq!(answer.json()["status"], status);
        if status == 405 {
            assert!(
                answer.header("allow").is_some_and(|a| a.contains("GET")),
                "{path}"
            );
        }
    }
}

#[tokio::test]
async fn every_type_of_problem_explains_itself_in_every_language() {
    let world = World::seeded(2).await;
    let answer = world.visitor().get("/api/v2").await.json();
    let page = world.visitor().get(answer["type"].as_str().unwrap()).await;
    conforms("get", "/api/problems/{code}", &page);
    assert_eq!(page.json()["title"], answer["title"]);
    for code in [
        "invalid",
        "not-found",
        "too-many",
        "unavailable",
        "idempotency-key-reused",
    ] {
        let page = world.visitor().get(&format!("/api/problems/{code}")).await;
        let title = page.json()["title"].as_str().unwrap().to_owned();
        assert!(!title.starts_with("api-"), "{code} has no sentence");
    }
}

#[tokio::test]
async fn lists_and_documents_are_there_for_anyone() {
    let world = World::seeded(3).await;
    for path in [
        "/api/v1/kinds",
        "/api/v1/sectors",
        "/api/v1/journal/checkpoint",
        "/api/openapi.json",
    ] {
        let answer = world.visitor().get(path).await;
        conforms("get", path, &answer);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), None, "{path}");
    }
    for kind in ["ransom", "ddos", "phishing"] {
        let answer = world
            .visitor()
            .get(&format!("/api/v1/first-aid/{kind}"))
            .await;
        conforms("get", "/api/v1/first-aid/{kind}", &answer);
        assert_eq!(answer.status, 200, "{kind}");
    }
    let kinds = world.visitor().get("/api/v1/kinds").await.json();
    assert_eq!(kinds["items"].as_array().unwrap().len(), 14 + 39);
}
